import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repeat } from "../event.ts";
import { advanced, deltaOfAll, dworkRoth, kairouzOhViswanath } from "./advanced.ts";
import { epsilonOf, pure, under } from "./trees.fixture.ts";

const parts = fc.array(
  fc.record({
    epsilon: fc.double({ min: 1e-3, max: 3, noNaN: true }),
    delta: fc.constantFrom(0, 1e-9, 1e-4),
    times: fc.integer({ min: 1, max: 200 }),
  }),
  { minLength: 1, maxLength: 5 },
);
const slack = fc.double({ min: 1e-12, max: 0.5, noNaN: true });

describe("advanced composition", () => {
  it("is theorem 3.20 for equal answers, as printed", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 2, noNaN: true }), fc.integer({ min: 1, max: 1000 }), slack, (epsilon, k, d) => {
        const printed = epsilon * Math.sqrt(2 * k * Math.log(1 / d)) + k * epsilon * (Math.exp(epsilon) - 1);
        expect(Math.abs(dworkRoth([{ epsilon, delta: 0, times: k }], d) - printed)).toBeLessThanOrEqual(1e-12 * printed);
        const e = Math.exp(epsilon);
        const mean = ((e - 1) * epsilon * k) / (e + 1);
        const least = Math.min(
          k * epsilon,
          mean + epsilon * Math.sqrt(2 * k * Math.log(Math.E + Math.sqrt(k * epsilon ** 2) / d)),
          mean + epsilon * Math.sqrt(2 * k * Math.log(1 / d)),
        );
        expect(Math.abs(kairouzOhViswanath([{ epsilon, delta: 0, times: k }], d) - least)).toBeLessThanOrEqual(1e-12 * least);
      }),
    );
  });

  it("counts an answer given n times as n answers", () => {
    fc.assert(
      fc.property(parts, slack, (list, d) => {
        const single = list.flatMap(({ epsilon, delta, times }) => Array.from({ length: times }, () => ({ epsilon, delta, times: 1 })));
        for (const form of [dworkRoth, kairouzOhViswanath]) {
          expect(Math.abs(form(single, d) / form(list, d) - 1)).toBeLessThan(1e-11);
        }
        for (const form of ["sum", "product"] as const) {
          expect(Math.abs(deltaOfAll(single, d, form) / deltaOfAll(list, d, form) - 1)).toBeLessThan(1e-11);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("by KOV is at most the sum, at most Dwork and Roth's, at no larger delta", () => {
    fc.assert(
      fc.property(parts, slack, (list, d) => {
        const best = kairouzOhViswanath(list, d);
        expect(best).toBeLessThanOrEqual(list.reduce((sum, { epsilon, times }) => sum + epsilon * times, 0) * (1 + 1e-14));
        expect(best).toBeLessThanOrEqual(dworkRoth(list, d) * (1 + 1e-14));
        expect(deltaOfAll(list, d, "product")).toBeLessThanOrEqual(deltaOfAll(list, d, "sum") * (1 + 1e-14));
      }),
    );
  });

  it("as an accountant gives delta' what the promises' deltas leave", () => {
    const owed = (delta: number) => epsilonOf(advanced.epsilonAt(under(repeat(100, pure(0.1, 1e-7))), delta));
    expect(owed(2e-5)).toBeCloseTo(dworkRoth([{ epsilon: 0.1, delta: 0, times: 100 }], 1e-5), 12);
    expect(owed(1e-5)).toBe(Number.POSITIVE_INFINITY); // nothing is left for delta'
  });

  it("refuses what is no answer and no delta'", () => {
    const answer = { epsilon: 1, delta: 0, times: 1 };
    for (const form of [dworkRoth, kairouzOhViswanath]) {
      for (const d of [0, 1, -1, Number.NaN]) expect(() => form([answer], d)).toThrow(RangeError);
      for (const epsilon of [-1, Number.NaN]) expect(() => form([{ ...answer, epsilon }], 0.1)).toThrow(RangeError);
      for (const times of [-1, 0.5]) expect(() => form([{ ...answer, times }], 0.1)).toThrow(RangeError);
      expect(() => form([{ ...answer, delta: 1 }], 0.1)).toThrow(RangeError);
    }
  });
});
