import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { simpleRhoToEpsilon } from "./account/rho.ts";
import {
  after,
  answersWithin,
  atAllTimes,
  type Budget,
  fullyAdaptiveEpsilon,
  isWithin,
  makeFilter,
  makeOdometer,
  OCTAVES,
  shareOfLine,
  untouched,
} from "./filter.ts";

const sum: Budget = { rule: "sum", epsilon: 1, delta: 1e-6 };
const adaptive: Budget = { rule: "fully-adaptive", epsilon: 1, delta: 1e-6 };
const spends = fc.array(
  fc.integer({ min: 1, max: 60 }).map((k) => ({ epsilon: k / 100 })),
  { maxLength: 60 },
);

describe("a filter", () => {
  it.each([sum, adaptive])("never overdraws, whatever is asked ($rule)", (budget) => {
    fc.assert(
      fc.property(spends, (asked) => {
        const filter = makeFilter(budget);
        for (const spend of asked) {
          const [before, answers, allowed] = [filter.spent, filter.answers, filter.allows(spend)];
          const { granted, spent } = filter.spend(spend);
          expect(granted).toBe(allowed);
          expect(spent).toEqual(granted ? filter.spent : before);
          expect(filter.answers).toBe(answers + (granted ? 1 : 0));
          expect(spent.epsilon).toBeLessThanOrEqual(1);
          expect(spent.delta).toBeLessThanOrEqual(1e-6);
        }
      }),
    );
  });

  it("adds what was typed, to the last bit; a refusal costs nothing and is not the end", () => {
    const filter = makeFilter({ rule: "sum", epsilon: 1, delta: 0 });
    for (const epsilon of [0.3, 0.3, 0.3]) expect(filter.spend({ epsilon }).granted).toBe(true);
    expect(filter.spend({ epsilon: 0.2 })).toEqual({ granted: false, spent: { epsilon: 0.9, delta: 0 } });
    expect(filter.spend({ epsilon: 0.05, delta: 1e-9 }).granted).toBe(false); // there is no delta in this budget
    expect(filter.spend({ epsilon: 0.1 })).toEqual({ granted: true, spent: { epsilon: 1, delta: 0 } });
    expect(filter.spend({ epsilon: 1e-9 }).granted).toBe(false);
  });

  it("leaves room for answers with a delta, if delta' is not all of it", () => {
    const filter = makeFilter({ rule: "fully-adaptive", epsilon: 1, delta: 3e-6, deltaPrime: 1e-6 });
    const answer = { epsilon: 0.01, delta: 1e-6 };
    expect([1, 2, 3].map(() => filter.spend(answer).granted)).toEqual([true, true, false]);
    expect(filter.spent.delta).toBe(3e-6);
    expect(makeFilter(adaptive).spend(answer).granted).toBe(false);
  });

  it("counts the answers that fit as it grants them", () => {
    for (const [epsilon, budget] of [
      [0.1, adaptive],
      [0.07, { ...adaptive, epsilon: 2 }],
      [0.1, sum],
      [0.3, sum],
      [2, sum],
      [2, adaptive],
    ] as const) {
      const filter = makeFilter(budget);
      while (filter.spend({ epsilon }).granted);
      expect(answersWithin(epsilon, budget)).toBe(filter.answers);
    }
    expect(answersWithin(1e-7, adaptive)).toBeGreaterThan(1e12);
    expect(() => answersWithin(1e-9, { ...adaptive, epsilon: 1000 })).toThrow(/2\^53/);
  });

  it("has no answer for nothing: a charge below a billionth is refused with a sentence, and nothing is counted", () => {
    for (const budget of [sum, adaptive]) {
      const [filter, odometer] = [makeFilter(budget), makeOdometer(budget.rule, 1e-6)];
      const before = odometer.spent;
      for (const epsilon of [1e-300, 1e-12, 0.999e-9]) {
        const sentence = `An answer's epsilon is ${epsilon}; it must be at least a billionth, and finite.`;
        for (const ask of [
          () => filter.spend({ epsilon }),
          () => filter.allows({ epsilon }),
          () => odometer.add({ epsilon }),
          () => answersWithin(epsilon, budget),
        ])
          expect(ask).toThrow(new RangeError(sentence));
      }
      expect([filter.answers, filter.spent, odometer.answers, odometer.spent]).toEqual([0, { epsilon: 0, delta: 0 }, 0, before]);
      expect(filter.allows({ epsilon: 1e-9 })).toBe(true);
    }
  });

  it("loses nothing of what is small: neither an epsilon's last digits nor a delta", () => {
    const filter = makeFilter({ rule: "sum", epsilon: 1, delta: 1e-300 });
    expect(filter.spend({ epsilon: 1.0000000001e-9, delta: 1e-300 }).spent).toEqual({ epsilon: 1.0000000001e-9, delta: 1e-300 });
    expect(filter.allows({ epsilon: 1 - 1e-9 })).toBe(false);
    expect(filter.allows({ epsilon: 0.1, delta: Number.MIN_VALUE })).toBe(false);
    expect(filter.allows({ epsilon: 0.1 })).toBe(true);
  });

  it("of the fully adaptive kind costs what a fixed plan does by rho = S/2, in any order", () => {
    expect(fullyAdaptiveEpsilon(0.5, 1e-6)).toBeCloseTo(simpleRhoToEpsilon(0.25, 1e-6), 14);
    fc.assert(
      fc.property(spends, (asked) => {
        const forth = asked.reduce(after, untouched);
        expect([...asked].reverse().reduce(after, untouched)).toEqual(forth);
        expect(isWithin(forth, sum)).toBe(asked.reduce((total, { epsilon }) => total + Math.round(epsilon * 100), 0) <= 100);
      }),
    );
  });

  it("refuses budgets and costs that are none", () => {
    for (const epsilon of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => makeFilter({ ...sum, epsilon })).toThrow(RangeError);
      expect(() => makeFilter(sum).spend({ epsilon })).toThrow(RangeError);
      expect(() => answersWithin(epsilon, sum)).toThrow(RangeError);
    }
    for (const delta of [-1, 1, Number.NaN]) {
      expect(() => makeFilter({ ...sum, delta })).toThrow(RangeError);
      expect(() => makeFilter(sum).spend({ epsilon: 0.1, delta })).toThrow(RangeError);
    }
    expect(() => makeFilter({ ...adaptive, delta: 0 })).toThrow(/needs a delta'/);
    expect(() => makeFilter({ ...adaptive, deltaPrime: 1e-5 })).toThrow(/more than/);
    expect(() => makeOdometer("fully-adaptive")).toThrow(/needs a delta'/);
  });
});

describe("an odometer", () => {
  it("only grows, is never above the sum, and never below the filter's form", () => {
    fc.assert(
      fc.property(spends, (asked) => {
        const [plain, odometer] = [makeOdometer("sum"), makeOdometer("fully-adaptive", 1e-6)];
        let [last, squares] = [0, 0];
        for (const spend of asked) {
          squares += spend.epsilon ** 2;
          const { epsilon, delta } = odometer.add(spend);
          const all = plain.add(spend);
          expect(epsilon).toBeGreaterThanOrEqual(last);
          expect(epsilon).toBeLessThanOrEqual(all.epsilon);
          expect(epsilon).toBeGreaterThanOrEqual(Math.min(all.epsilon, fullyAdaptiveEpsilon(squares, 1e-6)));
          expect([all.delta, delta]).toEqual([0, 1e-6]);
          last = epsilon;
        }
        expect(odometer.answers).toBe(asked.length);
      }),
    );
    expect(makeOdometer("sum").spent).toEqual({ epsilon: 0, delta: 0 });
  });

  it("shares delta' among its lines without spending more than all of it, and pays little for all times", () => {
    let all = 0;
    for (let j = -OCTAVES; j <= OCTAVES; j++) all += shareOfLine(j);
    expect(all).toBeLessThan(1);
    expect(all).toBeGreaterThan(0.97);
    for (let x = -12; x <= 6; x += 0.25) {
      for (const deltaPrime of [1e-2, 1e-6, 1e-12]) {
        const at = atAllTimes(10 ** x, deltaPrime);
        // At best all of delta' went to this time; at worst, line by line, the share for it did, half an octave away (a factor of 1.015).
        expect(at).toBeGreaterThan(fullyAdaptiveEpsilon(10 ** x, deltaPrime));
        const share = shareOfLine(Math.round(Math.log2(10 ** x)));
        expect(at).toBeLessThan(1.016 * fullyAdaptiveEpsilon(10 ** x, deltaPrime * share));
      }
    }
  });

  // 500 analysts who answer by randomised response, choose each epsilon by the loss so far, and are watched over twenty doublings of S.
  it("is true at all times at once, which the filter's form, read as a running total, is not", () => {
    const [runs, answers, deltaPrime] = [500, 640, 0.05];
    const rng = seededRng("lib/dp/filter.test", 1);
    let [odometerBroken, runningBroken] = [0, 0];
    for (let run = 0; run < runs; run++) {
      let [loss, squares, overRunning, overOdometer] = [0, 0, false, false];
      for (let i = 0; i < answers; i++) {
        const epsilon = 1e-4 * 2 ** (i / 64) * (loss > 0 ? 1 : 0.5); // eager while it goes well for the attacker
        loss += rng.real() < 1 / (1 + Math.exp(-epsilon)) ? epsilon : -epsilon;
        squares += epsilon ** 2;
        if (loss <= fullyAdaptiveEpsilon(squares, deltaPrime)) continue; // the odometer's reading is not below (tested above)
        overRunning = true;
        overOdometer ||= loss > atAllTimes(squares, deltaPrime);
      }
      if (overRunning) runningBroken++;
      if (overOdometer) odometerBroken++;
    }
    // A true reading is broken in 25 runs at most on average. In 52 or more: probability 7.3e-7 (binomial(500, 0.05), exact tail).
    expect(odometerBroken).toBeLessThan(52);
    expect(runningBroken).toBeGreaterThanOrEqual(52);
  });
});
