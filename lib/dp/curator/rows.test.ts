/** A person's table: each line read alone, and no sentence that a person in it could change. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDeclaration, spellDeclaration, WrongQuestion } from "./declaration.ts";
import { cellsOf, LARGEST, readTable } from "./rows.ts";

const declared = readDeclaration("age 18..70; team sales|office");
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string, declaration = declared) => readTable({ name: "people.csv", bytes: bytes(text) }, declaration, async () => {});
const columns = async (text: string) => (await read(text)).columns.map((column) => [...column]);

describe("lines of a table", () => {
  it.each([
    ["a,b,c", ["a", "b", "c"]],
    ["", [""]],
    ["a,", ["a", ""]],
    [",", ["", ""]],
    ['"a,b",c', ["a,b", "c"]],
    ['"say ""no""",c', ['say "no"', "c"]],
    ['"never closed,c', ["never closed,c"]],
    ['"a"b,c', ["a", "c"]],
    ['a"b,c', ['a"b', "c"]],
    ['"",x', ["", "x"]],
  ])("%s", (line, cells) => expect(cellsOf(line)).toEqual(cells));

  it("round values, move them to their bounds, and take what is none for missing", async () => {
    const table = await read("team,age\noffice,33.6\nsales,150\n office ,-1e9\nSales,abc\n,\noffice\n\nsales,1e999\n");
    expect(table.columns.map((column) => [...column])).toEqual([
      [34, 70, 18, Number.NaN, Number.NaN, Number.NaN, 70],
      [1, 0, 1, Number.NaN, Number.NaN, 1, 0],
    ]);
    expect([table.rows, table.missing, table.clamped]).toEqual([7, 5, 3]);
  });

  it("each stay on their own: whoever comes or goes moves nobody else's row", async () => {
    const line = fc.string({ maxLength: 12 }).map((text) => text.replaceAll("\n", "|"));
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 6 }),
        fc.constantFrom('"', '"30,sales', "30,sales", "\0", ""),
        fc.nat(),
        async (lines, own, at) => {
          const place = at % (lines.length + 1);
          const text = (all: readonly string[]) => ["age,team", ...all].join("\n");
          const rows = async (all: readonly string[]) => {
            const [ages = [], teams = []] = await columns(text(all));
            return ages.map((age, i) => [age, teams[i]]);
          };
          const [with_, without, alone] = [await rows(lines.toSpliced(place, 0, own)), await rows(lines), await rows([own])];
          const before = (await rows(lines.slice(0, place))).length;
          expect(with_).toEqual(without.toSpliced(before, 0, ...alone));
        },
      ),
      { seed: 1 },
    );
  });

  it("survive one enormous cell, bytes that are no text, and an empty table", async () => {
    expect((await columns(`age,team\n${"9".repeat(2_000_000)},sales\n20,office`))[0]).toEqual([Number.NaN, 20]);
    const broken = new Uint8Array([...bytes("age,team\n20,"), 0xff, 0xfe, ...bytes("\n30,sales")]);
    expect((await readTable({ name: "", bytes: broken }, declared, async () => {})).columns[1]).toEqual(Float64Array.of(Number.NaN, 0));
    expect((await read("age,team\n")).rows).toBe(0);
    expect((await read("\ufeffage,team\r\n20,sales\r\n")).columns[1]).toEqual(Float64Array.of(0));
  });

  it("are a hundred thousand in a moment, with pauses", async () => {
    let pauses = 0;
    const text = `age,team\n${"44,sales\n".repeat(100_000)}`;
    const table = await readTable({ name: "", bytes: bytes(text) }, declared, async (fraction) => {
      pauses++;
      expect(fraction).toBeGreaterThan(0);
      expect(fraction).toBeLessThanOrEqual(1);
    });
    expect([table.rows, pauses]).toEqual([100_000, 5]);
  });
});

describe("what is refused depends on the first line, the size and the encoding alone", () => {
  it.each([
    ["no such column", "years,team\n20,sales", /^The first line of people.csv does not name the declared column "age"\.$/],
    ["semicolons", "age;team\n20;sales", /declared column "age"\. Cells are separated by commas here, and not by semicolons or tabs\.$/],
    ["an old Macintosh's lines", "age,group\r20,sales\r", /declared column "team"\. The lines of this file end as on an old Macintosh/],
    ["nothing at all", "", /does not name the declared column "age"/],
    ["no first line but people", "20,sales\n30,office", /does not name the declared column "age"\.$/],
  ])("%s", async (_, text, sentence) => {
    await expect(read(text)).rejects.toThrow(sentence);
    await expect(read(text)).rejects.toThrow(WrongQuestion);
  });

  it("too large, or UTF-16", async () => {
    const file = (data: Uint8Array) => readTable({ name: "", bytes: data }, declared, async () => {});
    await expect(file(new Uint8Array(LARGEST + 1))).rejects.toThrow(/^The table has \d+ bytes; at most \d+ are read\.$/);
    await expect(file(Uint8Array.of(0xff, 0xfe, 0x61, 0))).rejects.toThrow("is UTF-16. Save it as UTF-8");
  });
});

describe("a table's key", () => {
  it("is the same in another order of rows or of the file's columns, in other quotes, and under another declaration", async () => {
    const key = async (text: string) => (await read(text)).key;
    const one = await key("age,team\n20,sales\n30,office\n,office");
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await key('team,age\r\noffice,30\n\n"office",\nsales, 20')).toBe(one);
    for (const columns of ["age 18..71; team sales|office", "team office|sales", "age 0..1"]) {
      expect((await read("age,team\n20,sales\n30,office\n,office", readDeclaration(columns))).key).toBe(one);
    }
  });

  it("is another for another cell, row or column", async () => {
    const tables = [
      await read("age,team\n20,sales"),
      await read("age,team\n21,sales"),
      await read("age,team\n20,office"),
      await read("age,team\n20,sales\n20,sales"),
      await read("age,team\n,sales"),
      await read("age,team\n"),
      await read("age,team,town\n20,sales,Bern"),
    ];
    expect(new Set(tables.map(({ key }) => key)).size).toBe(tables.length);
  });
});

describe("a declaration", () => {
  it("is read and has one spelling", () => {
    expect(spellDeclaration(readDeclaration(" age  -5..7 ;; team a | b c|d;"))).toBe("age -5..7; team a|b c|d");
  });

  it.each([
    ["", "No column is declared"],
    ["age", 'age: "" is neither bounds'],
    ["age 5..5", "Its sensitivity is 0"],
    ["age 9..5", "the lower bound, 9, is above the upper one, 5"],
    ["age 0..9999999999", "bounds are whole numbers"],
    ["age 0.5..3", 'age: "0.5..3" is no pair of bounds'],
    ["team sales", "one group alone"],
    ["team a|a", 'the group "a" is declared twice'],
    ["team a||b", "is neither bounds"],
    ["a 1..2; a 3..4", 'The column "a" is declared twice.'],
    ["a,b 1..2", "is not a column's name"],
    [`team ${Array.from({ length: 101 }, (_, i) => `g${i}`).join("|")}`, "101 groups are declared; at most 100 are"],
    [Array.from({ length: 31 }, (_, i) => `c${i} 1..2`).join(";"), "31 columns are declared; at most 30 are"],
  ])("%j is answered with a sentence", (text, sentence) => expect(() => readDeclaration(text)).toThrow(sentence));
});
