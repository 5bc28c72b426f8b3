/** Against reference numbers, against the binomial sum itself, and against what a confidence bound promises. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lnGamma, lowerBound, upperBound } from "./clopper-pearson.ts";
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
    for (let i = k; i <= n; i++)
      sum += Math.exp(lnGamma(n + 1) - lnGamma(i + 1) - lnGamma(n - i + 1) + i * Math.log(p) + (n - i) * Math.log1p(-p));
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

it("knows factorials", () => {
  let ln = 0;
  for (let n = 1; n < 200; n++) {
    expect(lnGamma(n)).toBeCloseTo(ln, 10);
    ln += Math.log(n);
  }
});
