import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logBinomial } from "../../math/index.ts";
import { compose, repeat } from "../event.ts";
import { optimal, optimalDelta, optimalEpsilon, optimalStep } from "./optimal.ts";
import type { Promised } from "./promised.ts";
import { epsilonOf, pure, under } from "./trees.fixture.ts";
import { truthOrLie } from "./truth-or-lie.ts";

const epsilon = fc.integer({ min: 1, max: 300 }).map((k) => k / 100);
const few = fc.array(fc.record({ epsilon, delta: fc.constantFrom(0, 1e-6, 0.01), times: fc.integer({ min: 1, max: 3 }) }), {
  minLength: 1,
  maxLength: 4,
});

/** Murtagh and Vadhan's theorem 1.5 as printed: over all subsets of the answers. */
function overSubsets(parts: readonly Promised[], total: number): number {
  const answers = parts.flatMap(({ epsilon: e, delta, times }) => Array.from({ length: times }, () => ({ e, delta })));
  let sum = 0;
  for (let subset = 0; subset < 2 ** answers.length; subset++) {
    const inside = answers.reduce((s, { e }, i) => s + ((subset >> i) & 1 ? e : 0), 0);
    const outside = answers.reduce((s, { e }, i) => s + ((subset >> i) & 1 ? 0 : e), 0);
    sum += Math.max(0, Math.exp(inside) - Math.exp(total + outside));
  }
  const pureDelta = sum / answers.reduce((product, { e }) => product * (1 + Math.exp(e)), 1);
  return 1 - answers.reduce((product, { delta }) => product * (1 - delta), 1) * (1 - pureDelta);
}

describe("optimal composition", () => {
  it("is the sum over all subsets", () => {
    fc.assert(
      fc.property(few, fc.double({ min: 0, max: 6, noNaN: true }), (parts, total) => {
        expect(Math.abs(optimalDelta(parts, total) - overSubsets(parts, total))).toBeLessThan(1e-13);
      }),
    );
  });

  it("is that sum also where the common fraction is so small that no place is kept for every loss", () => {
    const odd = { epsilon: 0.500_000_1, delta: 0, times: 2 };
    fc.assert(
      fc.property(few, fc.double({ min: 0, max: 6, noNaN: true }), (parts, total) => {
        expect(Math.abs(optimalDelta([...parts, odd], total) - overSubsets([...parts, odd], total))).toBeLessThan(1e-13);
      }),
      { numRuns: 30 },
    );
  });

  it("is KOV's theorem 3.3 for equal answers, as printed", () => {
    for (const [each, k] of [
      [0.1, 50],
      [1, 20],
      [0.37, 7],
    ] as const) {
      for (let i = 0; 2 * i <= k; i++) {
        let printed = 0;
        for (let l = 0; l < i; l++) {
          const log = logBinomial(k, l) - k * Math.log1p(Math.exp(each));
          printed += Math.exp(log + (k - l) * each) - Math.exp(log + (k - 2 * i + l) * each);
        }
        const got = optimalDelta([{ epsilon: each, delta: 0, times: k }], (k - 2 * i) * each);
        expect(Math.abs(got - printed)).toBeLessThanOrEqual(1e-12 * printed + 1e-15);
      }
    }
  });

  it("goes there and back: the epsilon at the delta at an epsilon", () => {
    fc.assert(
      fc.property(few, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (parts, share) => {
        const sum = parts.reduce((s, part) => s + part.epsilon * part.times, 0);
        const d = optimalDelta(parts, share * sum);
        expect(Math.abs(optimalEpsilon(parts, d) - share * sum)).toBeLessThan(1e-9 * sum);
      }),
    );
  });

  it("is the curve between the steps of the list, and equal at them", () => {
    fc.assert(
      fc.property(epsilon, fc.integer({ min: 1, max: 40 }), fc.double({ min: 1e-9, max: 0.5, noNaN: true }), (each, k, d) => {
        const step = optimalStep({ epsilon: each, delta: 0 }, k, d);
        const curve = optimalEpsilon([{ epsilon: each, delta: 0, times: k }], d);
        expect(curve).toBeLessThanOrEqual(step * (1 + 1e-12));
        expect(curve).toBeGreaterThanOrEqual(Math.min(step, Math.max(0, step - 2 * each)) * (1 - 1e-12) - 1e-12);
      }),
    );
  });

  it("is exactly the sum at delta 0, and where only the promised deltas are spent", () => {
    expect(optimalEpsilon([{ epsilon: 0.1, delta: 0, times: 10 }], 0)).toBe(1);
    // 1 - (1 - delta)^10 is less than 10 delta, so the sum of deltas leaves something.
    const spent = optimalEpsilon([{ epsilon: 0.1, delta: 1e-6, times: 10 }], 1e-5);
    expect(spent).toBeLessThanOrEqual(1);
    expect(spent).toBeGreaterThan(0.999);
    expect(optimalEpsilon([{ epsilon: 0.1, delta: 1e-6, times: 1 }], 1e-6)).toBe(0.1);
    expect(optimalEpsilon([{ epsilon: 0.1, delta: 1e-6, times: 10 }], 9e-6)).toBe(Number.POSITIVE_INFINITY);
    expect(optimalStep({ epsilon: 0.1, delta: 1e-2 }, 10, 1e-3)).toBe(Number.POSITIVE_INFINITY);
    expect(optimalEpsilon([{ epsilon: 1, delta: 0, times: 1 }], 0.9)).toBe(0); // (e - 1) / (e + 1) = 0.46 is enough
  });

  it("does not refuse a promise kept to the last digit because 1 - (1 - delta) was rounded", () => {
    let rounded = 0;
    for (let k = 1; k < 400; k++) {
      const d = k / 1000;
      if (-Math.expm1(Math.log1p(-d)) > d) rounded++;
      expect(optimalEpsilon([{ epsilon: 0.1, delta: d, times: 1 }], d)).toBeGreaterThan(0.0999);
      expect(optimalEpsilon([{ epsilon: 0.1, delta: d, times: 1 }], d)).toBeLessThanOrEqual(0.1);
    }
    expect(rounded).toBeGreaterThan(10); // so there was something to refuse
  });

  it("keeps its digits where thousands are composed: against the normal limit's own scale", () => {
    // 10^6 answers at 0.001: mu = 1 in the limit (Dong, Roth, Su 2022, theorem 3.4), with errors of the order of epsilon.
    const owed = optimalEpsilon([{ epsilon: 0.001, delta: 0, times: 1_000_000 }], 1e-5);
    expect(owed).toBeCloseTo(4.3774, 2); // Gaussian noise 1 at delta 1e-5 (reference file, pld.gaussian.compose)
  });

  it("merges losses that are equal as typed, and says so where too many are not", () => {
    const typed = Array.from({ length: 60 }, (_, i) => ({ epsilon: (i + 1) / 100, delta: 0, times: 1 }));
    expect(truthOrLie(typed)?.length).toBe(1831); // -18.30 to 18.30 by 0.02, and not 2^60
    // A hundred prices of the kind that people type.
    const hundred = Array.from({ length: 100 }, (_, i) => ({ epsilon: (2 * i + 1) / 100, delta: 0, times: 2 }));
    expect(truthOrLie(hundred)?.length).toBe(20_001);
    const irregular = Array.from({ length: 60 }, (_, i) => pure(Math.sqrt(i + 2)));
    expect(optimal.epsilonAt(under(compose(...irregular)), 1e-6)).toMatchObject({ readable: false, why: expect.stringContaining("#P") });
    expect(() =>
      optimalEpsilon(
        irregular.map((each) => ({ ...(each as { epsilon: number; delta: number }), times: 1 })),
        1e-6,
      ),
    ).toThrow(/#P/);
  });

  it("has masses that sum to 1, and mirrored losses with odds e^loss", () => {
    fc.assert(
      fc.property(few, (parts) => {
        const lines = truthOrLie(parts) ?? [];
        expect(Math.abs(lines.reduce((sum, { mass }) => sum + mass, 0) - 1)).toBeLessThan(1e-14);
        for (const [i, { loss, mass }] of lines.entries()) {
          const mirror = lines[lines.length - 1 - i];
          expect(mirror?.loss).toBeCloseTo(-loss, 12);
          expect(Math.abs(mass / ((mirror?.mass ?? 0) * Math.exp(loss)) - 1)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it("refuses what is no answer", () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => optimalDelta([{ epsilon: bad, delta: 0, times: 1 }], 1)).toThrow(RangeError);
    }
    expect(() => optimalDelta([{ epsilon: 1, delta: 1, times: 1 }], 1)).toThrow(RangeError);
    expect(() => optimalDelta([{ epsilon: 1, delta: 0, times: 1 }], -1)).toThrow(RangeError);
    expect(() => optimalEpsilon([{ epsilon: 1, delta: 0, times: 1 }], 1)).toThrow(RangeError);
    expect(epsilonOf(optimal.epsilonAt(under(repeat(3, pure(1))), 0))).toBe(3);
  });
});
