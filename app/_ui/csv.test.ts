import { describe, expect, it } from "vitest";
import { toCsv } from "./csv.ts";

describe("toCsv", () => {
  it("ends every record with CRLF, also the last", async () => {
    expect(await toCsv(["a", "b"], [[1, 2n]])).toBe("a,b\r\n1,2\r\n");
  });

  it("quotes what a reader would misread: commas, quotes, line breaks, spaces at an end", async () => {
    expect(await toCsv(["x"], [["a,b"], ['say "no"'], ["two\nlines"], [" padded"]])).toBe(
      'x\r\n"a,b"\r\n"say ""no"""\r\n"two\nlines"\r\n" padded"\r\n',
    );
  });

  it("leaves nothing as nothing, and keeps zero and false", async () => {
    expect(await toCsv(["x", "y", "z", "u"], [[null, undefined, 0, false]])).toBe("x,y,z,u\r\n,,0,false\r\n");
  });
});
