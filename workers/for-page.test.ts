import { expect, it } from "vitest";
import { forPage, LISTED } from "./for-page.ts";

it("cuts a long list of strings, and nothing else", () => {
  const long = Array.from({ length: LISTED + 1 }, (_, i) => `item ${i}`);
  const numbers = Array.from({ length: LISTED + 1 }, (_, i) => i);
  const result = { size: long.length, intersection: long, short: ["a"], numbers, nothing: null, deep: { list: ["b"] } };
  expect(forPage(result)).toEqual({ ...result, intersection: long.slice(0, LISTED) });
  expect(forPage(7)).toBe(7);
  expect(forPage(["a"])).toEqual(["a"]);
});
