import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NanoEpsilon, nanoEpsilon } from "../../dp/budget.ts";
import { makeLedger } from "../../dp/ledger.ts";
import { mechanismOf } from "../../dp/mechanism.ts";
import { seededRng } from "../../random/index.ts";
import { changingVictim, countingVictim, noiseOf, shareOf, summingVictim } from "./victim.ts";

const rng = seededRng("victim", 1);
const geometric = (epsilon: NanoEpsilon, sensitivity = 1) => noiseOf(mechanismOf({ name: "geometric", epsilon, sensitivity }), rng);

describe("exact answers", () => {
  it("count, and sum", () => {
    expect(countingVictim(5, [0, 3]).ask([3, 4, 1])).toBe(1);
    expect(countingVictim(5, []).ask([3, 4, 1])).toBe(0);
    expect(countingVictim(0, []).ask([])).toBe(0);
    expect(summingVictim([5, 1, 9], [0, 2]).ask([2, 1])).toEqual({ count: 1, sum: 9 });
  });

  it("are refused to questions and sets that name somebody twice, or nobody", () => {
    const { ask } = countingVictim(5, [0, 3]);
    for (const bad of [[1, 1], [5], [-1], [0.5], [Number.NaN]]) {
      expect(() => ask(bad)).toThrow(RangeError);
      expect(() => countingVictim(5, bad)).toThrow(RangeError);
    }
    expect(ask([0, 3])).toBe(2); // and the question after a bad one is answered rightly
    for (const bad of [-1, 0.5, Number.NaN]) expect(() => summingVictim([bad], [])).toThrow(RangeError);
  });

  it("change with the rounds of a set that changes, and stay at the last", () => {
    const { ask } = changingVictim(3, [[0], [0, 1], []], 2);
    expect([1, 2, 3, 4, 5, 6, 7].map(() => ask([0, 1]))).toEqual([1, 1, 2, 2, 0, 0, 0]);
    expect(() => changingVictim(3, [], 1)).toThrow(RangeError);
  });
});

describe("a budget", () => {
  it("is never overdrawn, whatever it is divided by, and past it there is no number", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 10, noNaN: true }), fc.integer({ min: 1, max: 30 }), (epsilon, calls) => {
        const budget = nanoEpsilon(epsilon);
        const each = shareOf(budget, calls);
        const ledger = makeLedger(budget);
        const victim = countingVictim(8, [1, 2], { noise: geometric(each), ledger });
        const answers = Array.from({ length: calls + 3 }, () => victim.ask([0, 1]));
        expect(answers.slice(0, calls).every(Number.isInteger)).toBe(true);
        expect(victim.answered).toBe(answers.filter((answer) => answer !== null).length);
        expect(ledger.spent.epsilon).toBe(each * BigInt(victim.answered));
        expect(ledger.spent.epsilon).toBeLessThanOrEqual(budget);
        // What was left over by rounding down is less than a call, unless a call is less than its own rounding.
        if (each > BigInt(calls)) expect(answers.slice(calls)).toEqual([null, null, null]);
      }),
      { seed: 3, numRuns: 60 },
    );
  });

  it("is not charged for a question that is wrong", () => {
    const ledger = makeLedger(nanoEpsilon(1));
    const victim = countingVictim(3, [1], { noise: geometric(nanoEpsilon(1)), ledger });
    expect(() => victim.ask([1, 1])).toThrow(RangeError);
    expect(ledger.spent.epsilon).toBe(0n);
    expect(victim.ask([1])).not.toBe(null);
    expect(victim.ask([1])).toBe(null);
  });

  it("pays for a sum beside its count, whole or not at all", () => {
    const ledger = makeLedger(nanoEpsilon(1));
    const protection = { noise: geometric(nanoEpsilon(0.4)), sumNoise: geometric(nanoEpsilon(0.4), 100), ledger };
    const { ask } = summingVictim([7, 100], [0], protection);
    expect(ask([0])).not.toBe(null);
    expect(ask([0])).toBe(null); // the count alone would have fitted
    expect(ledger.spent.epsilon).toBe(nanoEpsilon(0.8));
    expect(() => countingVictim(2, [0], { noise: geometric(nanoEpsilon(1), 0.5) })).toThrow(RangeError);
    expect(() => summingVictim([101], [0], protection)).toThrow(/0 to 100/);
  });

  it("cannot be shared among no calls, or more than it has billionths", () => {
    expect(shareOf(nanoEpsilon(1), 45)).toBe(22_222_222n);
    for (const calls of [0, 1.5, Number.NaN, 2e9]) expect(() => shareOf(nanoEpsilon(1), calls)).toThrow(RangeError);
  });
});

it("noise is fresh, has mean 0 and the law's variance", () => {
  const mechanism = mechanismOf({ name: "geometric", epsilon: nanoEpsilon(0.5), sensitivity: 1 });
  const { ask } = countingVictim(9, [1, 2], { noise: noiseOf(mechanism, seededRng("victim", 2)) });
  const errors = Array.from({ length: 20_000 }, () => (ask([1, 2, 3]) as number) - 2);
  const mean = errors.reduce((sum, x) => sum + x, 0) / errors.length;
  const variance = errors.reduce((sum, x) => sum + x * x, 0) / errors.length;
  // Of the mean, the deviation is d / sqrt(n); of the variance about sqrt(5/n) of it, for the law's kurtosis is 6.
  expect(Math.abs(mean)).toBeLessThan((5 * mechanism.deviation) / Math.sqrt(errors.length));
  expect(Math.abs(variance / mechanism.deviation ** 2 - 1)).toBeLessThan(5 * Math.sqrt(5 / errors.length));
});
