import { readFileSync } from "node:fs";
import { crc32, inflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { toIcon } from "./icon.ts";

it("is an icon of one PNG, 48 by 48, round on nothing", async () => {
  const file = Buffer.from(await toIcon(readFileSync("app/icon.svg", "utf8")));
  expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 1]);
  expect([file[6], file[7], file.readUInt16LE(12)]).toEqual([48, 48, 32]);
  const [length, at] = [file.readUInt32LE(14), file.readUInt32LE(18)];
  expect(at + length).toBe(file.length);
  const png = file.subarray(at);
  expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const parts = new Map<string, Buffer>();
  for (let next = 8; next < png.length; ) {
    const size = png.readUInt32BE(next);
    const body = png.subarray(next + 4, next + 8 + size);
    expect(png.readUInt32BE(next + 8 + size)).toBe(crc32(body));
    parts.set(body.subarray(0, 4).toString("latin1"), body.subarray(4));
    next += 12 + size;
  }
  const head = parts.get("IHDR") as Buffer;
  expect([head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9]]).toEqual([48, 48, 8, 6]); // 6: red, green, blue, alpha
  const rows = inflateSync(parts.get("IDAT") as Buffer);
  expect(rows.length).toBe(48 * (1 + 4 * 48));
  expect(rows.subarray(1, 5)).toEqual(Buffer.alloc(4)); // the first corner is clear, whatever the row's filter is
});
