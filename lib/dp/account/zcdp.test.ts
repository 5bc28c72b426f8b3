import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compose, repeat, sampled } from "../event.ts";
import { gaussianEpsilon } from "./gaussian.ts";
import { largestRho, rhoToDelta, rhoToEpsilon, simpleRhoToEpsilon } from "./rho.ts";
import { epsilonOf, pure, under } from "./trees.fixture.ts";
import { rhoOf, rhoOfBoundedRange, rhoOfPure, zcdp } from "./zcdp.ts";

const rho = fc.double({ min: -12, max: 3, noNaN: true }).map((x) => 10 ** x);
const delta = fc.double({ min: -30, max: -0.01, noNaN: true }).map((x) => 10 ** x);

describe("rho to epsilon and delta", () => {
  it("is the least over a fine net of orders, and never above any of them", () => {
    fc.assert(
      fc.property(rho, delta, (r, d) => {
        const of = (a: number) => (1 + a) * r + (-Math.log1p(a) - Math.log(d)) / a + Math.log(a / (1 + a));
        const got = rhoToEpsilon(r, d);
        let least = Number.POSITIVE_INFINITY;
        for (let x = -10; x <= 16; x += 0.001) least = Math.min(least, of(10 ** x));
        least = Math.max(0, least);
        expect(got).toBeLessThanOrEqual(least * (1 + 1e-9) + 1e-12);
        expect(got).toBeGreaterThanOrEqual(least * (1 - 1e-4) - 1e-12);
      }),
      { numRuns: 60 },
    );
  });

  it("goes there and back, by delta and by rho", () => {
    fc.assert(
      fc.property(rho, delta, (r, d) => {
        const epsilon = rhoToEpsilon(r, d);
        fc.pre(epsilon > 1e-6);
        expect(Math.abs(Math.log(rhoToDelta(r, epsilon)) / Math.log(d) - 1)).toBeLessThan(1e-7);
        expect(Math.abs(largestRho(epsilon, d) / r - 1)).toBeLessThan(1e-7);
        expect(rhoToEpsilon(largestRho(epsilon, d), d)).toBeLessThanOrEqual(epsilon);
      }),
    );
  });

  it("is below the simple conversion, and above what Gaussian noise of that rho owes", () => {
    fc.assert(
      fc.property(rho, delta, (r, d) => {
        const tight = rhoToEpsilon(r, d);
        expect(tight).toBeLessThanOrEqual(simpleRhoToEpsilon(r, d));
        expect(tight).toBeGreaterThanOrEqual(gaussianEpsilon(Math.sqrt(2 * r), d) * (1 - 1e-9));
      }),
    );
  });

  it("stands at the ends", () => {
    expect([rhoToEpsilon(0, 0.1), rhoToDelta(0, 0), simpleRhoToEpsilon(0, 0.1)]).toEqual([0, 0, 0]);
    expect(rhoToEpsilon(1e-15, 0.9)).toBe(0);
    expect(rhoToEpsilon(1e300, 1e-300)).toBeGreaterThanOrEqual(1e300);
    expect(rhoToDelta(1e3, 0)).toBeLessThanOrEqual(1);
    expect(rhoToDelta(1e-9, 50)).toBe(0);
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => rhoToEpsilon(bad, 0.1)).toThrow(RangeError);
    for (const bad of [0, 1, Number.NaN]) expect(() => rhoToEpsilon(1, bad)).toThrow(RangeError);
    for (const bad of [-1, Number.NaN]) expect(() => rhoToDelta(1, bad)).toThrow(RangeError);
    expect(() => largestRho(0, 0.1)).toThrow(RangeError);
  });
});

describe("rho of events", () => {
  it("holds for what it is claimed of: Renyi divergence at most rho alpha (randomised response, worst of the pure ones)", () => {
    for (const epsilon of [0.1, 1, 3]) {
      const p = 1 / (1 + Math.exp(-epsilon));
      for (const alpha of [1.01, 1.5, 2, 5, 20]) {
        const renyi = Math.log(p ** alpha * (1 - p) ** (1 - alpha) + (1 - p) ** alpha * p ** (1 - alpha)) / (alpha - 1);
        expect(renyi).toBeLessThanOrEqual(rhoOfPure(epsilon) * alpha);
      }
    }
  });

  it("is read from every event that has one", () => {
    expect(rhoOf({ kind: "gaussian", noise: 4 })).toBe(0.03125);
    expect(rhoOf({ kind: "discrete-gaussian", sigma2: 16, steps: 2 })).toBe(0.125);
    expect(rhoOf({ kind: "laplace", noise: 2 })).toBe(0.125);
    expect(rhoOf({ kind: "bounded-range", epsilon: 1 })).toBe(rhoOfBoundedRange(1));
    expect(rhoOf({ kind: "concentrated", rho: 0.3 })).toBe(0.3);
    expect(rhoOf(pure(1))).toBe(0.5);
  });

  it("adds up before it is converted", () => {
    const owed = epsilonOf(zcdp.epsilonAt(under(compose(repeat(16, { kind: "gaussian", noise: 8 }), pure(1))), 1e-6));
    expect(owed).toBe(rhoToEpsilon(16 / 128 + 0.5, 1e-6));
  });

  it("takes the deltas of promises off the top", () => {
    const owed = (d: number) => epsilonOf(zcdp.epsilonAt(under(repeat(10, pure(0.1, 1e-6))), d));
    expect(owed(2e-5)).toBeCloseTo(rhoToEpsilon(0.05, (2e-5 - (1 - (1 - 1e-6) ** 10)) / (1 - 1e-6) ** 10), 9);
    expect(owed(9e-6)).toBe(Number.POSITIVE_INFINITY);
    expect(epsilonOf(zcdp.epsilonAt(under(pure(0, 1e-6)), 1e-6))).toBe(0);
  });

  it("is not read from samples", () => {
    expect(zcdp.epsilonAt(under(sampled(0.1, pure(1))), 1e-6).readable).toBe(false);
  });
});
