import { expect, it } from "vitest";
import { packed, unpacked } from "./long-lists.ts";

const lines = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i));
const long = lines(10_000, (i) => (i % 3 === 0 ? "" : `zoë ${i} 👩‍🔬`));

it("gives back what it was given, and packs long lists of strings alone", () => {
  const numbers = Array.from({ length: 10_000 }, (_, i) => i);
  const bom = lines(10_000, (i) => (i === 0 ? "\ufeffana" : "\r"));
  const fields = { list: long, bom, short: ["a"], numbers, mixed: [...long, 7], normalise: "none", nothing: null, given: { given: "x" } };
  const { value, transfer } = packed(fields);
  expect(transfer.length).toBe(2);
  expect(value).toMatchObject({ short: ["a"], numbers, normalise: "none", nothing: null });
  expect(unpacked(structuredClone(value, { transfer }))).toEqual(fields);
});

it.each([
  ["a line feed in a string", "a\nb"],
  ["a string that is a line feed", "\n"],
  ["half of a surrogate pair", "\ud83d"],
])("leaves a list with %s as it is", (_, odd) => {
  for (const list of [
    [odd, ...long],
    [...long, odd],
    [...long, odd, ...long],
  ]) {
    const { value, transfer } = packed({ list });
    expect(transfer).toEqual([]);
    expect(unpacked(structuredClone(value))).toEqual({ list });
  }
});

it("does not put together a pair from the halves at the end of one string and the beginning of the next", () => {
  const list = ["a\ud83d", "\udc69b", ...long];
  expect(unpacked(packed({ list }).value)).toEqual({ list });
});

it.each([[null], [7], ["text"], [undefined], [[1, 2]], [Uint8Array.of(1, 2)], [new Map([["list", long]])]])("leaves %s alone", (value) => {
  expect(unpacked(packed(value).value)).toBe(value);
});
