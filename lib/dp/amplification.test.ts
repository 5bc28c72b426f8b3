import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaussianDelta, gaussianEpsilon, sampledGaussianDelta } from "./account/gaussian.ts";
import { largestShuffledEpsilon, poissonAmplified, shuffleAmplified } from "./amplification.ts";
import { groupMu, groupPrivacy, groupRho } from "./group-privacy.ts";

const rate = fc.double({ min: 1e-6, max: 1, noNaN: true });
const epsilon = fc.double({ min: 1e-6, max: 600, noNaN: true });

describe("a Poisson sample", () => {
  it("costs ln(1 + q (e^epsilon - 1)), also where e^epsilon is no double", () => {
    fc.assert(
      fc.property(epsilon, rate, (e, q) => {
        const printed = Math.log(1 + q * (Math.exp(e) - 1));
        expect(Math.abs(poissonAmplified({ epsilon: e, delta: 0 }, q).epsilon - printed)).toBeLessThanOrEqual(1e-9 * printed + 1e-15);
      }),
    );
    expect(poissonAmplified({ epsilon: 2000, delta: 0 }, 0.5).epsilon).toBeCloseTo(2000 - Math.LN2, 9);
    expect(poissonAmplified({ epsilon: Number.POSITIVE_INFINITY, delta: 0 }, 0.5).epsilon).toBe(Number.POSITIVE_INFINITY);
  });

  it("is free if empty, and hides nothing if full; a sample of a sample is one sample", () => {
    expect(poissonAmplified({ epsilon: 3, delta: 0.1 }, 0)).toEqual({ epsilon: 0, delta: 0 });
    expect(poissonAmplified({ epsilon: 3, delta: 0.1 }, 1)).toEqual({ epsilon: 3, delta: 0.1 });
    fc.assert(
      fc.property(epsilon, rate, rate, (e, p, q) => {
        const twice = poissonAmplified(poissonAmplified({ epsilon: e, delta: 1e-3 }, p), q);
        const once = poissonAmplified({ epsilon: e, delta: 1e-3 }, p * q);
        expect(Math.abs(twice.epsilon - once.epsilon)).toBeLessThanOrEqual(1e-12 * (1 + once.epsilon));
        expect(Math.abs(twice.delta - once.delta)).toBeLessThan(1e-17);
      }),
    );
  });

  it("is a bound on what sampled Gaussian noise gives away", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 3, noNaN: true }), fc.double({ min: 0.01, max: 0.9, noNaN: true }), (mu, q) => {
        const { epsilon: e, delta } = poissonAmplified({ epsilon: gaussianEpsilon(mu, 1e-5), delta: 1e-5 }, q);
        expect(sampledGaussianDelta(q, mu, e)).toBeLessThanOrEqual(delta * (1 + 1e-6));
      }),
    );
  });

  it("refuses what is no rate and no guarantee", () => {
    for (const bad of [-0.1, 1.1, Number.NaN]) expect(() => poissonAmplified({ epsilon: 1, delta: 0 }, bad)).toThrow(RangeError);
    for (const bad of [-1, Number.NaN]) expect(() => poissonAmplified({ epsilon: bad, delta: 0 }, 0.5)).toThrow(RangeError);
    for (const bad of [-1, 1.1, Number.NaN]) expect(() => poissonAmplified({ epsilon: 1, delta: bad }, 0.5)).toThrow(RangeError);
  });
});

describe("a shuffle", () => {
  it("hides more in a larger crowd, less of a larger epsilon, and never costs more than no shuffle", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1e9 }), fc.double({ min: 0.01, max: 6, noNaN: true }), (people, local) => {
        fc.pre(local * 1.1 <= largestShuffledEpsilon(people, 1e-6));
        const shuffled = shuffleAmplified(people, local, 1e-6);
        expect(shuffled).toBeLessThanOrEqual(local);
        expect(shuffleAmplified(people * 2, local, 1e-6)).toBeLessThanOrEqual(shuffled);
        expect(shuffleAmplified(people, local * 1.1, 1e-6)).toBeGreaterThanOrEqual(shuffled);
        expect(shuffleAmplified(people, local, 1e-7 * 5)).toBeGreaterThanOrEqual(shuffled);
      }),
    );
  });

  it("is no smaller than the printed theorem 3.1, and near it", () => {
    for (const [n, local] of [
      [1e4, 1],
      [1e6, 3],
      [1e8, 0.5],
    ] as const) {
      const crowd = (8 * Math.sqrt(Math.exp(local) * Math.log(4e6))) / Math.sqrt(n) + (8 * Math.exp(local)) / n;
      const printed = Math.log(1 + Math.tanh(local / 2) * crowd);
      const got = shuffleAmplified(n, local, 1e-6);
      expect(got).toBeGreaterThanOrEqual(printed);
      expect(got).toBeLessThan(printed * 1.2);
    }
  });

  it("says where the theorem ends", () => {
    const edge = largestShuffledEpsilon(10_000, 1e-6);
    expect(shuffleAmplified(10_000, edge, 1e-6)).toBeLessThanOrEqual(edge);
    expect(() => shuffleAmplified(10_000, edge * 1.001, 1e-6)).toThrow(/holds for a local epsilon up to 3\.7/);
    expect(() => shuffleAmplified(100, 0.1, 1e-6)).toThrow(/no local epsilon/);
    for (const n of [0, 1.5, Number.NaN]) expect(() => shuffleAmplified(n, 1, 0.1)).toThrow(RangeError);
    for (const d of [0, 1.1, Number.NaN]) expect(() => shuffleAmplified(1e6, 1, d)).toThrow(RangeError);
    for (const e of [0, -1, Number.NaN]) expect(() => shuffleAmplified(1e6, e, 0.1)).toThrow(RangeError);
  });
});

describe("a group", () => {
  it("has delta (1 + e^epsilon + ... + e^((k-1) epsilon))", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5, noNaN: true }), fc.integer({ min: 1, max: 30 }), (e, k) => {
        let sum = 0;
        for (let i = 0; i < k; i++) sum += Math.exp(i * e);
        const group = groupPrivacy({ epsilon: e, delta: 1e-9 }, k);
        expect(group.epsilon).toBe(k * e);
        const want = Math.min(1, 1e-9 * sum);
        expect(Math.abs(group.delta - want)).toBeLessThanOrEqual(1e-12 * want);
      }),
    );
    expect(groupPrivacy({ epsilon: 10, delta: 1e-9 }, 1000)).toEqual({ epsilon: 10_000, delta: 1 });
    expect(groupPrivacy({ epsilon: 10, delta: 0 }, 1000)).toEqual({ epsilon: 10_000, delta: 0 });
  });

  it("is a bound on what Gaussian noise gives away of it; mu and rho say it exactly", () => {
    for (const k of [2, 5, 10]) {
      const group = groupPrivacy({ epsilon: 1, delta: gaussianDelta(0.3, 1) }, k);
      expect(gaussianDelta(groupMu(0.3, k), group.epsilon)).toBeLessThanOrEqual(group.delta);
      expect(groupRho(0.3 ** 2 / 2, k)).toBeCloseTo(groupMu(0.3, k) ** 2 / 2, 12);
    }
  });

  it("refuses what is no group", () => {
    for (const k of [0, 1.5, Number.NaN]) {
      expect(() => groupPrivacy({ epsilon: 1, delta: 0 }, k)).toThrow(RangeError);
      expect(() => groupRho(1, k)).toThrow(RangeError);
      expect(() => groupMu(1, k)).toThrow(RangeError);
    }
    expect(() => groupPrivacy({ epsilon: Number.NaN, delta: 0 }, 1)).toThrow(RangeError);
  });
});
