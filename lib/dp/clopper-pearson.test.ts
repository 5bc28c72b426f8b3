/** Against reference numbers, against the binomial sum itself, and against what a confidence bound promises. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logBinomial } from "../math/index.ts";
import { lowerBound, upperBound } from "./clopper-pearson.ts";
import file from "./vectors/clopper-pearson.json" with { type: "json" };

describe.each(file.vectors)("$id", ({ data: { successes, trials, alpha, lower, upper } }) => {
  it("agrees to nine digits (two-sided: alpha/2 at each end)", () => {
    expect(lowerBound(successes, trials, alpha / 2)).toBeCloseTo(lower, 9);
    expect(upperBound(successes, trials, alpha / 2)).toBeCloseTo(upper, 9);
  });
});

it("has the closed forms at the ends", () => {
  for (const n of [1, 10, 1000, 100_000]) {
    for (const alpha of [0.05, 1e-7]) {
      expect(upperBound(0, n, alpha) / -Math.expm1(Math.log(alpha) / n)).toBeCloseTo(1, 9);
      expect(lowerBound(n, n, alpha) / Math.exp(Math.log(alpha) / n)).toBeCloseTo(1, 9);
    }
  }
});

it("puts the bound where the binomial tail is alpha", () => {
  const tail = (k: number, n: number, p: number) => {
    let sum = 0;
    for (let i = k; i <= n; i++) sum += Math.exp(logBinomial(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p));
    return sum;
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), fc.nat({ max: 399 }), fc.constantFrom(0.05, 1e-3, 1e-7), (n, k, alpha) => {
      const hits = 1 + (k % n);
      expect(tail(hits, n, lowerBound(hits, n, alpha)) / alpha).toBeCloseTo(1, 6);
      expect(upperBound(n - hits, n, alpha)).toBeCloseTo(1 - lowerBound(hits, n, alpha), 12);
    }),
  );
});

it("refuses counts and chances that are none", () => {
  for (const bound of [lowerBound, upperBound]) {
    for (const [hits, tries] of [
      [-1, 5],
      [6, 5],
      [1.5, 5],
      [0, Number.NaN],
    ] as const)
      expect(() => bound(hits, tries, 0.05)).toThrow(RangeError);
    for (const alpha of [0, 1, -0.1, Number.NaN]) expect(() => bound(1, 5, alpha)).toThrow(/Alpha/);
  }
});
