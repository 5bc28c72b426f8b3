import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Brought, countsOf, readList, WrongInput } from "./index.ts";

const file = (text: string, name = "list.txt", more: Partial<Brought> = {}): Brought => ({
  name,
  bytes: new TextEncoder().encode(text),
  ...more,
});
const keys = (reading: { items: readonly { key: string }[] }) => reading.items.map(({ key }) => key);
const none = { normalise: "none" } as const;
const text = { normalise: "text" } as const;
const email = { normalise: "email" } as const;
const austria = { normalise: "phone", country: "AT" } as const;

describe("lines", () => {
  it("takes BOM, CRLF, a missing last newline and blank lines as they come", async () => {
    const reading = await readList(file("\ufeffana\r\n\r\nbo\n   \ncy"), none);
    expect(reading.items).toEqual([
      { key: "ana", spelling: "ana", line: 1 },
      { key: "bo", spelling: "bo", line: 3 },
      { key: "cy", spelling: "cy", line: 5 },
    ]);
    expect(countsOf(reading)).toEqual({ lines: 3, accepted: 3, duplicates: 0, rejected: [] });
  });

  it("accounts for every line", async () => {
    const reading = await readList(file("Ana@x.org\nana@x.org\nbo\n\nc@@d\ndee@x.org\n"), email);
    expect(keys(reading)).toEqual(["ana@x.org", "dee@x.org"]);
    expect(reading.items[0]?.spelling).toBe("Ana@x.org");
    expect(countsOf(reading)).toEqual({
      lines: 5,
      accepted: 2,
      duplicates: 1,
      rejected: [
        { line: 3, reason: "has no @" },
        { line: 5, reason: "has more than one @" },
      ],
    });
  });

  it("reads an empty file and an empty list", async () => {
    for (const source of [file(""), file("\ufeff\n\n"), file("", "a.csv"), []]) {
      expect(await readList(source, none)).toMatchObject({ items: [], lines: 0, accepted: 0, duplicates: 0, rejected: [] });
    }
  });

  it("reads a dealt list like lines", async () => {
    expect(keys(await readList(["a", "b", "", "a"], none))).toEqual(["a", "b"]);
  });

  it("keeps emoji, right-to-left and Unicode compositions apart or together as the rule says", async () => {
    const composed = "zo\u00eb";
    const decomposed = "zoe\u0308";
    expect(keys(await readList([composed, decomposed, "👩‍🔬", "שרה"], none))).toHaveLength(4);
    expect(keys(await readList([composed, decomposed, "👩‍🔬", "שרה"], text))).toEqual([composed, "👩‍🔬", "שרה"]);
  });

  it("rejects one enormous line and reads the rest", async () => {
    const reading = await readList(file(`ana\n${"x".repeat(5_000_000)}\nbo`), none);
    expect(keys(reading)).toEqual(["ana", "bo"]);
    expect(reading.rejected).toEqual([{ line: 2, reason: "is longer than 65,535 bytes" }]);
    const wide = await readList(["ﷺ".repeat(60_000)], text); // short as typed, eighteen times as long after NFKC
    expect(wide.rejected).toHaveLength(1);
  });

  it("reads 100,000 lines", async () => {
    const reading = await readList(file(Array.from({ length: 100_000 }, (_, i) => `user${i % 90_000}@example.org`).join("\n")), email);
    expect(reading).toMatchObject({ lines: 100_000, accepted: 90_000, duplicates: 10_000 });
  });

  it("rejects half a surrogate pair, which UTF-8 cannot carry", async () => {
    expect((await readList(["a\ud83d"], none)).rejected[0]?.reason).toMatch(/Unicode/);
  });

  it.each<[string, number[], RegExp]>([
    ["Latin-1", [0x61, 0x0a, 0x5a, 0x6f, 0xeb, 0x0a], /not UTF-8: line 2 \(from byte 2 on\)/],
    ["a cut character at the end", [0x61, 0x0a, 0xc3], /line 2/],
    ["an overlong form", [0xc0, 0xaf], /line 1/],
    ["a binary file", [0x50, 0x4b, 3, 4, 0, 1], /binary file \(a zero byte at offset 4\)/],
    ["UTF-16", [0xff, 0xfe, 0x61, 0], /UTF-16/],
  ])("refuses %s in one sentence", async (_, bytes, sentence) => {
    const failure = await readList({ name: "x.txt", bytes: new Uint8Array(bytes) }, none).catch((error) => error);
    expect(failure).toBeInstanceOf(WrongInput);
    expect(failure.message).toMatch(sentence);
  });

  it("calls what has no name the pasted text", async () => {
    await expect(readList({ name: "", bytes: new Uint8Array([0xff]) }, none)).rejects.toThrow(/^the pasted text is not UTF-8/);
  });

  it("accounts for any list (property)", async () => {
    const line = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("a@b", "A@B", " a@b ", "", " ", "x", "+43 664 1234567", "0664 1234567"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.constantFrom(none, text, email, austria), async (lines, rules) => {
        const reading = await readList(lines, rules);
        expect(reading.lines).toBe(reading.accepted + reading.duplicates + reading.rejected.length);
        expect(reading.accepted).toBe(new Set(keys(reading)).size);
        expect(reading.lines).toBe(lines.filter((l) => l.trim() !== "").length);
        for (const item of reading.items) expect(lines[item.line - 1]?.replace(/\r$/, "")).toBe(item.spelling);
      }),
      { numRuns: 300 },
    );
  });
});

describe("CSV", () => {
  const people = 'name,mail\r\n"Doe, Ana",ana@x.org\r\nBo,"bo@x.org"\r\n';

  it("takes a column by name or by number from 1", async () => {
    for (const column of ["mail", "2"]) {
      const reading = await readList(file(people, "people.csv", { column }), email);
      expect(keys(reading)).toEqual(["ana@x.org", "bo@x.org"]);
      expect(reading.header).toBe("true");
      expect(reading.items.map(({ line }) => line)).toEqual([2, 3]);
    }
    expect(keys(await readList(file(people, "people.csv", { header: "true" }), none))).toEqual(["Doe, Ana", "Bo"]);
  });

  it("is chosen by the name of the file or by a column", async () => {
    expect((await readList(file("a,b\n", "x.CSV"), none)).header).toBe("false");
    expect(keys(await readList(file("a,b\nc,d\n", "x.txt", { column: "2" }), none))).toEqual(["b", "d"]);
    expect(keys(await readList(file("a,b\n", "x.txt"), none))).toEqual(["a,b"]);
  });

  it("finds out about a header: named, or not valid under email and phone, else data", async () => {
    expect((await readList(file("mail\na@b\n", "x.csv"), email)).header).toBe("true");
    expect(await readList(file("c@d\na@b\n", "x.csv"), email)).toMatchObject({ header: "false", accepted: 2 });
    expect(await readList(file("phone1\n0664 1234567\n", "x.csv"), austria)).toMatchObject({ header: "true", accepted: 1, rejected: [] });
    expect(await readList(file("mail\na@b\n", "x.csv"), text)).toMatchObject({ header: "false", accepted: 2 });
    expect(await readList(file("mail\na@b\n", "x.csv", { column: "mail" }), text)).toMatchObject({ header: "true", accepted: 1 });
    expect(await readList(file("mail\na@b\n", "x.csv", { header: "false" }), email)).toMatchObject({
      header: "false",
      rejected: [{ line: 1, reason: "has no @" }],
    });
    expect(await readList(file("c@d\na@b\n", "x.csv", { header: "true" }), email)).toMatchObject({ header: "true", accepted: 1 });
  });

  it("rejects a record without the cell, by its line, also after a line break inside quotes", async () => {
    const reading = await readList(file('n,m\n"two\nlines",a@b\nshort\n\nx,\ny,c@d\n', "x.csv", { column: "m" }), email);
    expect(keys(reading)).toEqual(["a@b", "c@d"]);
    expect(countsOf(reading)).toEqual({
      lines: 4,
      accepted: 2,
      duplicates: 0,
      rejected: [
        { line: 4, reason: "has no such column" },
        { line: 6, reason: "is empty in this column" },
      ],
      header: "true",
    });
  });

  it("keeps quotes inside quotes", async () => {
    expect(keys(await readList(file('"say ""hi"""\n', "x.csv"), none))).toEqual(['say "hi"']);
  });

  it.each<[string, string, Partial<Brought>, RegExp]>([
    [
      "an unknown column",
      "name,mail\nx,y\n",
      { column: "email" },
      /column: "email" is not a column of x\.csv, whose first line has "name", "mail"\./,
    ],
    ["a name where there is no header", "a,b\n", { column: "a", header: "false" }, /has a number/],
    ["a column past the last", "a,b\n", { column: "3" }, /column: 3 is not a column of x\.csv, which has 2/],
    ["column 0", "a,b\n", { column: "0" }, /column: 0/],
    ["an unclosed quote", 'a\nb\n"c\nd\n', {}, /x\.csv, line 3: a quote is opened and never closed/],
    ["text after a closing quote", 'a\n"b"c\n', {}, /x\.csv, line 2: something stands between/],
  ])("refuses %s in one sentence", async (_, content, more, sentence) => {
    const failure = await readList(file(content, "x.csv", more), none).catch((error) => error);
    expect(failure).toBeInstanceOf(WrongInput);
    expect(failure.message).toMatch(sentence);
  });

  it("does not quote a person where it lists columns", async () => {
    for (const row of ["ana@x.org,Ana", "0664 123 4567,Ana"]) {
      const failure = await readList(file(`${row}\n`, "x.csv", { column: "mail" }), none).catch((error) => error);
      expect(failure).toBeInstanceOf(WrongInput);
      expect(failure.message).not.toMatch(/Ana|ana@|0664/);
    }
  });
});
