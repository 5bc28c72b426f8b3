/** The reference numbers are cases of scripts/verify; here is what must hold besides: limits, inverses, order, refusals. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cdf } from "../../math/index.ts";
import * as gaussian from "./gaussian.ts";

const mu = fc.double({ min: 1e-4, max: 40, noNaN: true });
const logDelta = fc.double({ min: -320, max: -0.5, noNaN: true });

describe("delta of Gaussian noise", () => {
  it("at epsilon 0 is the distance of the two laws", () => {
    fc.assert(
      fc.property(mu, (m) => {
        expect(gaussian.gaussianDelta(m, 0) / (cdf(m / 2) - cdf(-m / 2))).toBeCloseTo(1, 9);
      }),
    );
  });

  it("is the plain difference where that has digits, on either side of the switch of method", () => {
    for (const m of [0.3, 0.9, 1, 1.1, 3])
      for (const epsilon of [0, 0.05, m * (m / 2 - 0.5), m * (m / 2 - 0.5) + 1e-9, 1].filter((e) => e >= 0))
        expect(gaussian.gaussianDelta(m, epsilon)).toBeCloseTo(
          cdf(m / 2 - epsilon / m) - Math.exp(epsilon) * cdf(-m / 2 - epsilon / m),
          13,
        );
  });

  it("has a logarithm where it has no double", () => {
    // log delta of the integral in the header, for large x: -x^2/2 - log sqrt(2 pi) + log(mu) - 2 log x
    const [m, epsilon] = [1 / 30, 2];
    const x = epsilon / m - m / 2;
    expect(gaussian.logGaussianDelta(m, epsilon)).toBeLessThan(-1700);
    expect(gaussian.logGaussianDelta(m, epsilon)).toBeCloseTo(
      -(x * x) / 2 - 0.5 * Math.log(2 * Math.PI) + Math.log(m) - 2 * Math.log(x),
      2,
    );
  });

  it("falls in epsilon and rises in mu", () => {
    fc.assert(
      fc.property(mu, fc.double({ min: 0, max: 50, noNaN: true }), (m, epsilon) => {
        const here = gaussian.logGaussianDelta(m, epsilon);
        expect(gaussian.logGaussianDelta(m, epsilon + 0.01)).toBeLessThanOrEqual(here);
        expect(gaussian.logGaussianDelta(m * 1.01, epsilon)).toBeGreaterThanOrEqual(here);
      }),
    );
  });

  it("keeps a huge mu finite", () => {
    expect(gaussian.gaussianDelta(100, 3000)).toBeGreaterThan(0.9);
    expect(gaussian.gaussianDelta(1e-8, 0) / (1e-8 / Math.sqrt(2 * Math.PI))).toBeCloseTo(1, 9);
  });
});

it("epsilon and sigma are inverses of delta, from the safe side", () => {
  fc.assert(
    fc.property(mu, logDelta, (m, log) => {
      const delta = Math.exp(log);
      const epsilon = gaussian.gaussianEpsilon(m, delta);
      expect(gaussian.logGaussianDelta(m, epsilon)).toBeLessThanOrEqual(log + 1e-9 * Math.abs(log));
      if (epsilon === 0) return;
      expect(gaussian.gaussianSigma(epsilon, delta) * m).toBeCloseTo(1, 6);
    }),
    { numRuns: 40 },
  );
});

it("the classical sigma is never the smaller one", () => {
  for (const epsilon of [0.01, 0.3, 1])
    for (const delta of [1e-9, 1e-5, 1e-2])
      expect(gaussian.classicalSigma(epsilon, delta)).toBeGreaterThan(gaussian.gaussianSigma(epsilon, delta));
});

describe("on a Poisson sample", () => {
  it("delta is that of the whole at rate 1, and grows with the rate", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 0.98, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        (q, m, e) => {
          const here = gaussian.sampledGaussianDelta(q, m, e);
          expect(here).toBeLessThanOrEqual(gaussian.sampledGaussianDelta(q + 0.01, m, e));
          expect(here).toBeLessThanOrEqual(q * gaussian.gaussianDelta(m, e) + 1e-15);
        },
      ),
    );
    expect(gaussian.sampledGaussianDelta(1, 0.7, 1)).toBe(gaussian.gaussianDelta(0.7, 1));
    expect(gaussian.sampledGaussianDelta(1 - 1e-12, 0.7, 1)).toBeCloseTo(gaussian.gaussianDelta(0.7, 1), 10);
  });
});

it("Laplace noise has none from its pure epsilon on", () => {
  expect(gaussian.laplaceDelta(2, 0.5)).toBe(0);
  expect(gaussian.laplaceDelta(2, 0)).toBeCloseTo(1 - Math.exp(-0.25), 15);
});

it("refuses what is not admissible", () => {
  const { gaussianDelta, gaussianEpsilon, gaussianSigma, classicalSigma, laplaceDelta, sampledGaussianDelta } = gaussian;
  for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => gaussianDelta(bad, 1)).toThrow(RangeError);
    expect(() => gaussianEpsilon(bad, 1e-5)).toThrow(RangeError);
    expect(() => gaussianSigma(1, 1e-5, bad)).toThrow(RangeError);
    expect(() => laplaceDelta(bad, 1)).toThrow(RangeError);
    expect(() => sampledGaussianDelta(0.1, bad, 1)).toThrow(RangeError);
  }
  for (const bad of [0, 1, -1, Number.NaN]) {
    expect(() => gaussianEpsilon(1, bad)).toThrow(RangeError);
    expect(() => gaussianSigma(1, bad)).toThrow(RangeError);
  }
  expect(() => gaussianDelta(1, -0.1)).toThrow(RangeError);
  expect(() => gaussianDelta(1, Number.NaN)).toThrow(RangeError);
  expect(() => classicalSigma(1.01, 1e-5)).toThrow(RangeError);
  expect(() => sampledGaussianDelta(0, 1, 1)).toThrow(RangeError);
});
