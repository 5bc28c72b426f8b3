import { expect, it } from "vitest";
import { bitsOf, doubleAfter } from "./double.ts";

it("reads sign, exponent and fraction", () => {
  expect(bitsOf(1)).toEqual({ sign: "0", exponent: "01111111111", fraction: "0".repeat(52) });
  expect(bitsOf(-1.5)).toEqual({ sign: "1", exponent: "01111111111", fraction: `1${"0".repeat(51)}` });
  expect(bitsOf(2 ** -1074).fraction).toBe(`${"0".repeat(51)}1`);
});

it("knows the neighbours, also across a power of two and across zero", () => {
  expect(doubleAfter(1, 1)).toBe(1 + 2 ** -52);
  expect(doubleAfter(1, -1)).toBe(1 - 2 ** -53);
  expect(doubleAfter(-1, 1)).toBe(-1 + 2 ** -53);
  expect(doubleAfter(0, 1)).toBe(Number.MIN_VALUE);
  expect(doubleAfter(Number.MIN_VALUE, -2)).toBe(-Number.MIN_VALUE);
  for (const x of [0, -0.3, 1e300, 7]) expect(doubleAfter(doubleAfter(x, 1000), -1000)).toBe(x);
});

it("refuses what has no neighbours", () => {
  for (const x of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => doubleAfter(x, 1)).toThrow(/neighbours/);
});
