import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrate, delta, deltaIsWithin, firstBeyond } from "./delta.ts";
import { pmf } from "./discrete-gaussian.ts";
import { fromDecimal, minus, rational, toNumber } from "./rational.ts";

const promises = fc.record({
  epsilon: fc.double({ min: 0.05, max: 12, noNaN: true }).map((x) => fromDecimal(Number(x.toFixed(4)))),
  delta: fc.integer({ min: 1, max: 12 }).map((k) => 10 ** -k),
  steps: fc.integer({ min: 1, max: 6 }),
});
const laws = fc.record({
  sigma2: fc.integer({ min: 1, max: 4000 }).map((k) => rational(BigInt(k), 16n)),
  epsilon: promises.map(({ epsilon }) => epsilon),
  steps: fc.integer({ min: 1, max: 8 }),
});

/** By the definition, in the order of the outputs and with the difference taken as it stands. */
function byDefinition(s2: number, epsilon: number, steps: number) {
  const far = Math.ceil(12 * Math.sqrt(s2)) + steps + 10;
  let sum = 0;
  for (let o = -far; o <= far; o++) sum += Math.max(0, pmf(s2, o) - Math.exp(epsilon) * pmf(s2, o - steps));
  return sum;
}

describe("delta of discrete Gaussian noise", () => {
  it("is the definition's sum", () => {
    fc.assert(
      fc.property(laws, ({ sigma2, epsilon, steps }) => {
        const want = byDefinition(toNumber(sigma2), toNumber(epsilon), steps);
        expect(Math.abs(delta(sigma2, epsilon, steps) - want)).toBeLessThanOrEqual(want * 1e-9 + 1e-15);
      }),
    );
  });

  it("counts from the first output whose loss is above epsilon", () => {
    fc.assert(
      fc.property(laws, ({ sigma2, epsilon, steps }) => {
        const s = BigInt(steps);
        const loss = (y: bigint) => rational((s * s + 2n * s * y) * sigma2.den, 2n * sigma2.num);
        const first = firstBeyond(sigma2, epsilon, steps);
        expect(minus(loss(first), epsilon).num > 0n).toBe(true);
        expect(minus(loss(first - 1n), epsilon).num > 0n).toBe(false);
      }),
    );
  });

  it("is decided by whole numbers as the double says, just above and just below it", () => {
    fc.assert(
      fc.property(laws, ({ sigma2, epsilon, steps }) => {
        const d = delta(sigma2, epsilon, steps);
        fc.pre(d > 1e-30 && d < 0.99);
        expect(deltaIsWithin(sigma2, epsilon, steps, fromDecimal(d * (1 + 1e-9)))).toBe(true);
        expect(deltaIsWithin(sigma2, epsilon, steps, fromDecimal(d * (1 - 1e-9)))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

describe("calibration", () => {
  it("gives the smallest sigma of its grid: that one keeps the promise, and the next smaller one does not", () => {
    fc.assert(
      fc.property(promises, ({ epsilon, delta: promised, steps }) => {
        const { sigma, sigma2 } = calibrate(epsilon, promised, steps);
        expect(delta(sigma2, epsilon, steps)).toBeLessThanOrEqual(promised * (1 + 1e-9));
        const k = toNumber(sigma) * 1024;
        expect(Number.isInteger(k)).toBe(true);
        if (k === 1) return;
        const smaller = rational((BigInt(k) - 1n) ** 2n, 1024n ** 2n);
        expect(delta(smaller, epsilon, steps)).toBeGreaterThan(promised * (1 - 1e-9));
      }),
      { numRuns: 40 },
    );
  });

  it.each([0.1, 0.25, 0.5, 1, 2, 4, 8, 20])("finds the first of all, where delta rises and falls with sigma: epsilon %d", (epsilon) => {
    for (const promised of [1e-3, 1e-6, 1e-9]) {
      for (const steps of [1, 2, 5]) {
        if (steps > 1 && epsilon < 1) continue; // as one step, and long
        const { sigma } = calibrate(fromDecimal(epsilon), promised, steps);
        const found = Math.round(toNumber(sigma) * 1024);
        for (let k = 1; k < found; k++) {
          if (delta(rational(BigInt(k) ** 2n, 1024n ** 2n), fromDecimal(epsilon), steps) > promised) continue;
          expect.fail(`sigma ${k}/1024 keeps epsilon ${epsilon}, delta ${promised} at ${steps} steps; calibrated to ${found}/1024.`);
        }
      }
    }
  });

  it("has waves to deal with: at epsilon 1 more noise can be worse", () => {
    const at = (sigma: number) => delta(fromDecimal(sigma ** 2), rational(1n), 1);
    expect(at(0.752)).toBeGreaterThan(at(0.72));
    expect(at(0.72)).toBeLessThan(at(0.68));
  });

  it("stays near the continuous law where sigma is large (Balle and Wang 2018: 3.7306, 36.3047 for steps 1)", () => {
    // For delta 1e-5, epsilon 1 and delta 1e-6, epsilon 0.1. The discrete delta differs in the fourth digit.
    expect(toNumber(calibrate(rational(1n), 1e-5, 1).sigma)).toBeCloseTo(3.7306, 1);
    expect(toNumber(calibrate(rational(1n, 10n), 1e-6, 1).sigma)).toBeCloseTo(36.3047, 2);
  });

  it("refuses promises that are none", () => {
    for (const [epsilon, promised, steps] of [
      [0, 1e-6, 1],
      [1, 0, 1],
      [1, 1, 1],
      [1, 1e-6, 0],
      [1, 1e-6, 1.5],
    ] as const) {
      expect(() => calibrate(fromDecimal(epsilon), promised, steps)).toThrow(RangeError);
    }
  });
});
