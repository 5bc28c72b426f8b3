import { describe, expect, it } from "vitest";
import { readRows } from "./read-rows.ts";
import { WrongInput } from "./wrong-input.ts";

const bring = (text: string, name = "") => ({ name, bytes: new TextEncoder().encode(text) });

describe("rows of several identifiers", () => {
  it("come from lines whose cells stand between commas, semicolons or tabs", async () => {
    const { columns, words, width, accepted } = await readRows(["a , 1,5", "b;2;6", "c\t\t18446744073709551615"], 2);
    expect(columns).toEqual([
      ["a", "b", "c"],
      ["1", "2", ""],
    ]);
    expect([...words]).toEqual([5n, 6n, 2n ** 64n - 1n]);
    expect([width, accepted]).toEqual([1, 3]);
  });

  it("come from CSV, with quotes", async () => {
    const { columns, words } = await readRows(bring('mail,name,n\n"a@x","An, a",3\n', "t.csv"), 2);
    expect(columns).toEqual([["a@x"], ["An, a"]]);
    expect([...words]).toEqual([3n]);
  });

  it("may have no numbers, and then a first line names columns only where that is said", async () => {
    expect((await readRows(bring("mail\na\n"), 1)).columns).toEqual([["mail", "a"]]);
    expect((await readRows({ ...bring("mail\na\n"), header: "true" }, 1)).columns).toEqual([["a"]]);
  });

  it("are left out by line where they do not fit", async () => {
    const { rejected, duplicates, accepted, lines } = await readRows(
      ["a,1,5", "b,1,6", "c,3", ",,7", "d,4,1.5", "e,5,-1", "f,6,18446744073709551616", ",9,8"],
      2,
    );
    expect([lines, accepted, duplicates]).toEqual([8, 2, 1]);
    expect(rejected).toEqual([
      { line: 2, reason: "has the identifier of line 1 in column 2" },
      { line: 3, reason: "has 2 cells, where the first row has 3" },
      { line: 4, reason: "has no identifier" },
      { line: 5, reason: "has a number that is not whole, negative, or not below 2^64" },
      { line: 6, reason: "has a number that is not whole, negative, or not below 2^64" },
      { line: 7, reason: "has a number that is not whole, negative, or not below 2^64" },
    ]);
  });

  it("of nobody are no rows, and one chosen column is no table", async () => {
    expect(await readRows([], 2)).toMatchObject({ columns: [[], []], accepted: 0, width: 0 });
    await expect(readRows({ ...bring("a,1"), column: "1" }, 1)).rejects.toThrow(WrongInput);
  });
});
