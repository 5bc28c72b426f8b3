import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cdf, logBinomial, logCdf, logGamma, logMills, pdf, quantile } from "./index.ts";

const anywhere = fc.double({ min: -30, max: 30, noNaN: true });

describe("the normal law", () => {
  it("sums to 1 over both sides, and rises", () => {
    fc.assert(
      fc.property(anywhere, anywhere, (x, y) => {
        expect(Math.abs(cdf(x) + cdf(-x) - 1)).toBeLessThan(3e-16);
        const [low, high] = x < y ? [x, y] : [y, x];
        expect(logCdf(low)).toBeLessThanOrEqual(logCdf(high));
      }),
    );
  });

  it("has no seam where the series meets the continued fraction", () => {
    for (const seam of [-1, 1]) {
      for (const f of [cdf, logCdf]) {
        const [before, after] = [f(seam - 1e-9), f(seam + 1e-9)];
        const slope = f === cdf ? pdf(seam) : pdf(seam) / cdf(seam);
        expect(Math.abs(after - before - 2e-9 * slope)).toBeLessThan(1e-15);
      }
    }
  });

  it("has quantiles that lead back", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1, noNaN: true }), (p) => {
        const x = quantile(p);
        // An error of 1e-15 x in x is one of about (x^2 + 1) 1e-15 in p (Mills); cdf has 2e-15 of its own.
        expect(Math.abs(cdf(x) - p)).toBeLessThanOrEqual(((x * x + 1) * 1e-15 + 2e-15) * p);
      }),
    );
    expect([quantile(0), quantile(0.5), quantile(1)]).toEqual([Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY]);
  });

  it("lies between the two classical bounds on Mills' ratio, as far out as one likes", () => {
    for (const x of [1.5, 10, 1e3, 1e8]) {
      expect(logMills(x)).toBeLessThanOrEqual(-Math.log(x));
      expect(logMills(x)).toBeGreaterThanOrEqual(Math.log(x / (1 + x * x)) - 1e-15 * Math.log(x));
    }
  });

  it("ends well at the ends, and refuses what is no probability", () => {
    const end = Number.POSITIVE_INFINITY;
    expect([cdf(-end), cdf(end), logCdf(-end), logCdf(end), pdf(end)]).toEqual([0, 1, -end, -0, 0]);
    expect(cdf(Number.NaN)).toBeNaN();
    for (const p of [-1e-9, 1.1, Number.NaN]) expect(() => quantile(p)).toThrow(RangeError);
  });
});

describe("gamma and binomials", () => {
  it("keep Pascal's rule and the recursion", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), fc.nat(5000), (n, raw) => {
        const k = 1 + (raw % (n - 1));
        const sum = Math.exp(logBinomial(n - 1, k - 1) - logBinomial(n, k)) + Math.exp(logBinomial(n - 1, k) - logBinomial(n, k));
        expect(Math.abs(sum - 1)).toBeLessThan(4e-11); // 3500 in the exponent, twice, at 4e-15
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 500, noNaN: true }), (x) => {
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - Math.log(x))).toBeLessThan(2e-14 + 3e-15 * logGamma(x + 1));
      }),
    );
  });

  it("know their ends, and refuse what they are not for", () => {
    expect([logBinomial(7, 0), logBinomial(7, 7), logBinomial(0, 0), logBinomial(3, 4)]).toEqual([0, 0, 0, Number.NEGATIVE_INFINITY]);
    for (const n of [-1, 0.5, Number.NaN]) expect(() => logBinomial(n, 1)).toThrow(RangeError);
    for (const x of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => logGamma(x)).toThrow(RangeError);
  });
});
