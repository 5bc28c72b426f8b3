import { expect, it } from "vitest";
import { type Brought, MOST_AMOUNT, readAmounts, WrongInput } from "./index.ts";

const file = (text: string, name = "", more: Partial<Brought> = {}): Brought => ({ name, bytes: new TextEncoder().encode(text), ...more });
const none = { normalise: "none" } as const;
const pairs = (reading: { items: readonly { key: string; amount: number }[] }) => reading.items.map(({ key, amount }) => [key, amount]);

it("reads pairs behind commas, semicolons and tabs, and adds up lines of one identifier", async () => {
  const reading = await readAmounts(file("\ufeffname,amount\r\nana,5\r\n\r\nbo;7\ncy, the elder\t0\nANA,6\n"), { normalise: "text" });
  expect(reading).toMatchObject({ lines: 4, accepted: 3, duplicates: 1, rejected: [], header: "true" });
  expect(pairs(reading)).toEqual([
    ["ana", 11],
    ["bo", 7],
    ["cy, the elder", 0],
  ]);
  expect(reading.items[0]).toMatchObject({ spelling: "ana", line: 2 });
});

it("rejects what is no amount by its line, and accounts for every line", async () => {
  const lines = ["a,1", "b", "c,12.50", "d,-1", "e,1e3", ",4", `f,${MOST_AMOUNT}`, "f,1", `g,${MOST_AMOUNT + 1}`, "h,"];
  const reading = await readAmounts(file(lines.join("\n")), none);
  expect(pairs(reading)).toEqual([
    ["a", 1],
    ["f", MOST_AMOUNT],
  ]);
  expect(reading.rejected.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 8, 9, 10]);
  expect(reading.lines).toBe(reading.accepted + reading.duplicates + reading.rejected.length);
  expect(JSON.stringify(reading.rejected)).not.toContain("12.50"); // never what the line says
});

it("reads a CSV file's first two columns, and takes a header only where it is none of the data", async () => {
  const quoted = await readAmounts(file('"fox, ada",3,x\n"bo ""b""",4\n', "t.CSV"), none);
  expect(pairs(quoted)).toEqual([
    ["fox, ada", 3],
    ['bo "b"', 4],
  ]);
  expect(quoted.header).toBe("false");
  const forced = await readAmounts(file("ana,5\nbo,6\n", "t.csv", { header: "true" }), none);
  expect(pairs(forced)).toEqual([["bo", 6]]);
});

it("takes what a play dealt as it is, and refuses what it cannot read", async () => {
  expect(await readAmounts(["ana,5", "bo,x"], none)).toMatchObject({ lines: 2, accepted: 1, rejected: [{ line: 2 }] });
  await expect(readAmounts(file("a,1", "t.csv", { column: "2" }), none)).rejects.toThrow(WrongInput);
  await expect(readAmounts(file('"a,1', "t.csv"), none)).rejects.toThrow(/never closed/);
});
