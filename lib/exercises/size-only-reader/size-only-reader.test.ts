import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { holdsForAll } from "../exercise-tests.fixture.ts";
import { makeTools } from "./tools.ts";

const source = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

holdsForAll({
  id: "size-only-reader",
  source,
  wrong: readdirSync(new URL("wrong", import.meta.url)),
  solutionSeeds: 2,
  wrongSeeds: 1,
  wrongUntil: "only it",
  starter: { check: "answer", says: "members is not written yet." },
  alone: ["members"],
});

it("has tools that refuse with a sentence what is no point and no number", () => {
  const { multiply, equal, compare } = makeTools();
  const not = new Uint8Array(32).fill(255);
  expect(() => multiply(not, 5n)).toThrow(/not the encoding of a point/);
  expect(() => multiply("x" as never, 5n)).toThrow(/multiply needs the bytes of a point, and got the text/);
  expect(() => multiply(not, 5 as never)).toThrow(/whole number like 5n/);
  for (const times of [0n, -1n, 2n ** 253n]) expect(() => multiply(not, times)).toThrow(RangeError);
  expect(() => equal(not, undefined as never)).toThrow(/equal needs/);
  expect(equal(not, not.slice())).toBe(true);
  expect(equal(not, not.subarray(1))).toBe(false);
  expect(compare(Uint8Array.of(1, 9), Uint8Array.of(1, 10))).toBeLessThan(0);
  expect(compare(Uint8Array.of(2), Uint8Array.of(1, 10))).toBeGreaterThan(0);
});
