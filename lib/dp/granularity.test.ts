import fc from "fast-check";
import { expect, it } from "vitest";
import { gaussianGranularity, laplaceGranularity } from "./granularity.ts";

it("gives the grids of Google's library", () => {
  expect(laplaceGranularity(9.6e-7, 1)).toBe(2 ** -20);
  expect(laplaceGranularity(1.9e-12, 1)).toBe(0.5);
  expect(laplaceGranularity(4.7e-10, 1)).toBe(2 ** -9);
  expect(gaussianGranularity(6.8e10)).toBe(2 ** -20);
});

it("is exactly the power where it fits exactly, and the next one a hair above", () => {
  expect(laplaceGranularity(1, 2 ** 40)).toBe(1);
  expect(laplaceGranularity(1, 2 ** 40 + 1)).toBe(2);
  expect(laplaceGranularity(1, 8, 0)).toBe(8);
});

it("is at least the span's share and less than twice it", () => {
  const some = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(some, some, fc.integer({ min: 0, max: 60 }), (epsilon, sensitivity, bits) => {
      const share = sensitivity / epsilon / 2 ** bits;
      const step = laplaceGranularity(epsilon, sensitivity, bits);
      expect(Number.isInteger(Math.log2(step))).toBe(true);
      expect(step).toBeGreaterThanOrEqual(share * (1 - 1e-14));
      expect(step).toBeLessThan(2 * share * (1 + 1e-14));
    }),
  );
});

it("refuses what is no noise", () => {
  for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => laplaceGranularity(bad, 1)).toThrow(RangeError);
    expect(() => laplaceGranularity(1, bad)).toThrow(RangeError);
    expect(() => gaussianGranularity(bad)).toThrow(RangeError);
  }
  expect(() => laplaceGranularity(1, 1, -1)).toThrow(/bits/);
  expect(() => laplaceGranularity(1e300, 1e-20)).toThrow(/beyond doubles/);
});
