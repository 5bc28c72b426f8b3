/** What is true of all accountants in closed form, and of pairs of them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compose, nothing, repeat, sampled } from "../event.ts";
import { advanced, kairouzOhViswanath } from "./advanced.ts";
import { basic } from "./basic.ts";
import { centralLimit, gdp } from "./gdp.ts";
import { optimal } from "./optimal.ts";
import { delta, epsilonOf, gaussian, promise, pure, pureEvent, some, treeOf, under } from "./trees.fixture.ts";
import { zcdp } from "./zcdp.ts";

const all = [basic, advanced, optimal, zcdp, gdp, centralLimit];
const mixed = some(fc.oneof(pureEvent, promise, gaussian));
const runs = { numRuns: 40 };

describe("every accountant in closed form", () => {
  it.each(all)("$name does not care for the order, or for nesting", (accountant) => {
    fc.assert(
      fc.property(mixed, delta, (parts, at) => {
        const one = accountant.epsilonAt(under(treeOf(parts)), at);
        const nested = parts.reduceRight((rest, { event, times }) => compose(rest, repeat(times, event)), nothing);
        const other = accountant.epsilonAt(under(nested), at);
        expect(other.readable).toBe(one.readable);
        if (!one.readable || one.epsilon === Number.POSITIVE_INFINITY) expect(other).toEqual(one);
        else expect(Math.abs(epsilonOf(other) - one.epsilon)).toBeLessThanOrEqual(1e-12 * one.epsilon);
      }),
      runs,
    );
  });

  it.each(all)("$name asks less for a larger delta, and more for more answers", (accountant) => {
    fc.assert(
      fc.property(mixed, delta, fc.integer({ min: 2, max: 5 }), (parts, at, more) => {
        const epsilon = (times: number, d: number) => epsilonOf(accountant.epsilonAt(under(repeat(times, treeOf(parts))), d));
        const [once, generous, often] = [epsilon(1, at), epsilon(1, at * 3), epsilon(more, at)];
        if (Number.isNaN(once)) return;
        expect(generous).toBeLessThanOrEqual(once * (1 + 1e-12));
        expect(often).toBeGreaterThanOrEqual(once * (1 - 1e-12));
      }),
      runs,
    );
  });

  it.each(all)("$name owes nothing for nothing, and refuses a delta that is none", (accountant) => {
    expect(accountant.epsilonAt(under(nothing), 0)).toMatchObject({ readable: true, epsilon: 0 });
    expect(accountant.epsilonAt(under(sampled(0, pure(1))), 0)).toMatchObject({ readable: true, epsilon: 0 });
    for (const bad of [-1e-9, 1, Number.NaN]) expect(() => accountant.epsilonAt(under(pure(1)), bad)).toThrow(RangeError);
  });

  it.each(all)("$name refuses events whose parameters are none", (accountant) => {
    for (const event of [
      { kind: "laplace", noise: 0 },
      { kind: "laplace", noise: Number.NaN },
      { kind: "promise", epsilon: -1, delta: 0 },
      { kind: "promise", epsilon: 1, delta: 1 },
      { kind: "randomised-response", epsilon: 1, options: 1 },
      { kind: "bounded-range", epsilon: 0 },
      { kind: "discrete-laplace", rate: 1, steps: 0.5 },
      { kind: "gaussian", noise: 0 },
    ] as const) {
      expect(() => accountant.epsilonAt(under(event), 1e-6), JSON.stringify(event)).toThrow(RangeError);
    }
  });

  it.each(all)("$name reads no tree in which answers share a sample", (accountant) => {
    expect(accountant.epsilonAt(under(sampled(0.1, compose(pure(1), pure(2)))), 1e-6).readable).toBe(false);
    expect(accountant.epsilonAt(under(sampled(0.1, { kind: "gaussian", noise: 1 }), "replace-one"), 1e-6).readable).toBe(false);
  });
});

describe("side by side", () => {
  it("the sum is never below the optimum, whatever the events", () => {
    fc.assert(
      fc.property(mixed, delta, (parts, at) => {
        const [sum, best] = [basic, optimal].map((accountant) => epsilonOf(accountant.epsilonAt(under(treeOf(parts)), at)));
        expect(best).toBeLessThanOrEqual((sum ?? 0) * (1 + 1e-14));
      }),
      { numRuns: 150 },
    );
  });

  it("the optimum for pure events is below both advanced forms", () => {
    fc.assert(
      fc.property(some(pureEvent), delta, (parts, at) => {
        const best = epsilonOf(optimal.epsilonAt(under(treeOf(parts)), at));
        expect(best).toBeLessThanOrEqual(epsilonOf(advanced.epsilonAt(under(treeOf(parts)), at)) * (1 + 1e-12));
        expect(best).toBeLessThanOrEqual(epsilonOf(basic.epsilonAt(under(treeOf(parts)), at)) * (1 + 1e-14));
      }),
      runs,
    );
  });

  it("advanced and basic have no order: both occur", () => {
    const epsilons = (times: number, epsilon: number) =>
      [basic, advanced].map((accountant) => epsilonOf(accountant.epsilonAt(under(repeat(times, pure(epsilon))), 1e-5)));
    const [sumOfMany, advancedOfMany] = epsilons(100, 0.1);
    expect([sumOfMany, advancedOfMany]).toEqual([10, expect.closeTo(5.85, 3)]);
    const [sumOfFew, advancedOfFew] = epsilons(30, 1);
    expect([sumOfFew, advancedOfFew]).toEqual([30, expect.closeTo(77.83, 2)]);
  });

  it("100 answers at 0.1, delta 1e-5: the row of the lesson", () => {
    const tree = under(repeat(100, pure(0.1)));
    const row = [basic, advanced, zcdp, optimal].map((accountant) => epsilonOf(accountant.epsilonAt(tree, 1e-5)));
    expect(row).toEqual([10, expect.closeTo(5.85, 2), expect.closeTo(4.73, 2), expect.closeTo(4.307, 3)]);
    expect(kairouzOhViswanath([{ epsilon: 0.1, delta: 0, times: 100 }], 1e-5)).toBeCloseTo(5.3, 2);
  });

  it("mixed trees are read by all that have a formula: Gaussian noise shares the delta, by each its own way", () => {
    const tree = under(compose({ kind: "gaussian", noise: 4 }, pure(0.5), { kind: "concentrated", rho: 0.01 }));
    for (const accountant of [basic, advanced, optimal, zcdp]) {
      const epsilon = epsilonOf(accountant.epsilonAt(tree, 1e-6));
      expect(epsilon).toBeGreaterThan(0.5);
      expect(epsilon).toBeLessThan(12);
      expect(accountant.epsilonAt(tree, 0)).toMatchObject({ epsilon: Number.POSITIVE_INFINITY });
    }
    expect(gdp.epsilonAt(tree, 1e-6).readable).toBe(false);
  });
});
