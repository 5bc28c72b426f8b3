import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BaseEvent, compose, repeat, sampled } from "../event.ts";
import { gaussianTradeOff, promisedTradeOff } from "../trade-off.ts";
import { gaussianEpsilon } from "./gaussian.ts";
import { centralLimit, composedMu, gdp, limitMu, muOfPure } from "./gdp.ts";
import { epsilonOf, pure, under } from "./trees.fixture.ts";

describe("Gaussian differential privacy", () => {
  it("is exact for Gaussian noise: four answers with noise 2 are one with noise 1", () => {
    const [four, one] = [repeat(4, { kind: "gaussian", noise: 2 }), { kind: "gaussian", noise: 1 } as const];
    expect(epsilonOf(gdp.epsilonAt(under(four), 1e-5))).toBe(epsilonOf(gdp.epsilonAt(under(one), 1e-5)));
    expect(epsilonOf(gdp.epsilonAt(under(one), 1e-5))).toBeCloseTo(4.37717809, 7); // reference file, pld.gaussian.compose
    expect(composedMu([3, 4])).toBe(5);
    expect(epsilonOf(gdp.epsilonAt(under(one), 0))).toBe(Number.POSITIVE_INFINITY);
  });

  it("gives pure events a mu whose curve is below theirs, and touches it", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 20, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (epsilon, alpha) => {
        const [normal, own] = [gaussianTradeOff(muOfPure(epsilon)), promisedTradeOff(epsilon, 0)];
        expect(normal.power(alpha)).toBeGreaterThanOrEqual(own.power(alpha) * (1 - 1e-12));
        const corner = 1 / (1 + Math.exp(epsilon));
        expect(Math.abs(normal.power(corner) / own.power(corner) - 1)).toBeLessThan(1e-12);
      }),
    );
    expect(muOfPure(0)).toBe(0);
  });

  it("reads plain Gaussian noise and pure events, and nothing else", () => {
    const tree = under(compose({ kind: "gaussian", noise: 2 }, pure(0.5)));
    expect(epsilonOf(gdp.epsilonAt(tree, 1e-5))).toBe(gaussianEpsilon(composedMu([0.5, muOfPure(0.5)]), 1e-5));
    for (const event of [
      sampled(0.1, { kind: "gaussian", noise: 2 }),
      pure(1, 1e-6),
      { kind: "discrete-gaussian", sigma2: 4, steps: 1 },
      { kind: "concentrated", rho: 1 },
    ] as const) {
      expect(gdp.epsilonAt(under(event), 1e-5), JSON.stringify(event)).toMatchObject({ readable: false });
    }
  });

  it("is labelled an estimate, in its kind and in its name", () => {
    expect([gdp.kind, gdp.name]).toEqual(["estimate", "Gaussian differential privacy (estimate)"]);
  });

  it("by the limit is an estimate, says so, and here is below the truth", () => {
    const training = (rate: number, noise: number, steps: number) => under(repeat(steps, sampled(rate, { kind: "gaussian", noise })));
    expect(centralLimit.kind).toBe("estimate");
    const tutorial = epsilonOf(centralLimit.epsilonAt(training(256 / 60000, 1.1, 14062), 1e-5));
    expect(tutorial).toBeCloseTo(2.324, 3); // the true value is 2.382
    expect(epsilonOf(centralLimit.epsilonAt(training(0.01, 1, 10000), 1e-6))).toBeCloseTo(6.669, 3); // 6.907
    expect(centralLimit.epsilonAt(under(sampled(0.1, pure(1))), 1e-5).readable).toBe(false);
    expect(centralLimit.epsilonAt(under(sampled(0.1, { kind: "gaussian", noise: 1 }), "replace-one"), 1e-5).readable).toBe(false);
  });

  it("has the same limit for Gaussian noise on whole numbers, whose likelihood ratio has the same variance", () => {
    for (const [sigma2, steps] of [
      [0.7, 1],
      [1.21, 1],
      [9, 2],
    ] as const) {
      // The variance under the world without the row, summed.
      let [mass, square] = [0, 0];
      for (let y = -200; y <= 200; y++) {
        const p = Math.exp((-y * y) / (2 * sigma2));
        mass += p;
        square += p * Math.expm1((steps * (2 * y - steps)) / (2 * sigma2)) ** 2;
      }
      expect(square / mass / Math.expm1(steps ** 2 / sigma2)).toBeCloseTo(1, 10);
      const noise = Math.sqrt(sigma2) / steps;
      const owed = (event: BaseEvent) => epsilonOf(centralLimit.epsilonAt(under(repeat(1000, sampled(0.01, event))), 1e-5));
      expect(owed({ kind: "discrete-gaussian", sigma2, steps })).toBeCloseTo(owed({ kind: "gaussian", noise }), 10);
    }
  });

  it("refuses what is no rate, no noise and no mu", () => {
    for (const rate of [0, 1.1, Number.NaN]) expect(() => limitMu(rate, 1, 10)).toThrow(RangeError);
    for (const noise of [0, -1, Number.NaN]) expect(() => limitMu(0.1, noise, 10)).toThrow(RangeError);
    for (const mu of [-1, Number.NaN]) expect(() => composedMu([mu])).toThrow(RangeError);
  });
});
