import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { drawn, fitOf } from "../chi-square.fixture.ts";
import { EPSILONS, ROUNDING, rangeOfLogRatios, rowsOf, worstLogRatio } from "../guarantee.fixture.ts";
import { exponentialMechanism, exponentialProbabilities } from "./exponential.ts";
import { permuteAndFlip, permuteAndFlipProbabilities } from "./permute-and-flip.ts";
import { noisyMaxProbabilities, reportNoisyMax, worseOfTwoWins, worseOfTwoWinsDiscrete } from "./report-noisy-max.ts";
import { subsetMeans } from "./subset-means.ts";

type Probabilities = (scores: readonly number[], epsilon: number) => readonly number[];

/** All scores from 0 to 2 of three candidates, against all that one person can make of them. */
function worstOver(probabilities: Probabilities, epsilon: number, moves: readonly number[], measure = worstLogRatio): number {
  const known = new Map<string, readonly number[]>();
  const law = (scores: readonly number[]) => {
    // Neither the order of candidates nor a common shift matters to any of these.
    const order = scores.map((_, i) => i).sort((i, j) => (scores[i] as number) - (scores[j] as number));
    const base = order.map((i) => (scores[i] as number) - Math.min(...scores));
    const sorted = known.get(base.join()) ?? probabilities(base, epsilon);
    known.set(base.join(), sorted);
    const out: number[] = [];
    for (const [place, i] of order.entries()) out[i] = sorted[place] as number;
    return out;
  };
  let worst = 0;
  for (const scores of rowsOf([0, 1, 2], 3)) {
    for (const move of rowsOf(moves, 3)) {
      const other = scores.map((score, i) => score + (move[i] as number));
      worst = Math.max(worst, measure(law(scores), law(other)));
    }
  }
  return worst;
}

const scoreLists = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 6 });
const RNG = seededRng("dp/selection", 1);
const sumOf = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

describe("the exponential mechanism", () => {
  it.each(EPSILONS)("keeps epsilon %d, and its log-ratios a range of epsilon", (epsilon) => {
    const plain: Probabilities = (scores, e) => exponentialProbabilities(scores, e, 1);
    const monotonic: Probabilities = (scores, e) => exponentialProbabilities(scores, e, 1, true);
    const most = epsilon * (1 + ROUNDING);
    expect(worstOver(plain, epsilon, [-1, 0, 1])).toBeLessThanOrEqual(most);
    expect(worstOver(monotonic, epsilon, [0, 1])).toBeLessThanOrEqual(most);
    expect(worstOver(plain, epsilon, [-1, 0, 1], rangeOfLogRatios)).toBeLessThanOrEqual(most + 1e-14);
    expect(worstOver(plain, epsilon, [-1, 0, 1], rangeOfLogRatios)).toBeGreaterThan(epsilon * (1 - 1e-12) - 1e-14);
    // The test can fail: without the factor 2, scores that move both ways break the promise.
    expect(worstOver(monotonic, epsilon, [-1, 0, 1])).toBeGreaterThan(epsilon * 1.05);
  });

  it("chooses by its probabilities (chi-square at 1e-6, fixed seed)", () => {
    const scores = [10, 8, 8, 5.5, 0];
    const mechanism = exponentialMechanism({ epsilon: nanoEpsilon(1), sensitivity: 1 });
    const law = mechanism.probabilities(scores);
    const { chi2, bound, cells } = fitOf(drawn(40_000, mechanism.sampler(scores, RNG.fork("exponential"))), (x) => law[x] ?? 0);
    expect(chi2).toBeLessThan(bound);
    expect(cells).toBe(5);
  });

  it("does not lose candidates or overflow where scores are far apart", () => {
    expect(exponentialProbabilities([1e6, 1e6 - 2, 0], 1, 1)).toEqual([1 / (1 + Math.exp(-1)), Math.exp(-1) / (1 + Math.exp(-1)), 0]);
    expect(sumOf(exponentialProbabilities([-1e300, 1e300], 1, 1))).toBe(1);
  });
});

describe("permute-and-flip", () => {
  it.each(EPSILONS)("keeps epsilon %d, but no range of epsilon", (epsilon) => {
    const law: Probabilities = (scores, e) => permuteAndFlipProbabilities(scores, e, 1);
    expect(worstOver(law, epsilon, [-1, 0, 1])).toBeLessThanOrEqual(epsilon * (1 + ROUNDING));
    const range = epsilon + Math.log(2 - Math.exp(-epsilon));
    expect(rangeOfLogRatios(law([0, 0], epsilon), law([1, -1], epsilon))).toBeCloseTo(range, 12);
    expect(range).toBeGreaterThan(epsilon);
    expect(permuteAndFlip({ epsilon: nanoEpsilon(epsilon), sensitivity: 1 }).event).toEqual({ kind: "promise", epsilon, delta: 0 });
  });

  it("never expects a lower score than the exponential mechanism", () => {
    fc.assert(
      fc.property(scoreLists, fc.constantFrom(...EPSILONS), (scores, epsilon) => {
        const law = permuteAndFlipProbabilities(scores, epsilon, 1);
        expect(sumOf(law)).toBeCloseTo(1, 12);
        const mean = (p: readonly number[]) => scores.reduce((sum, score, i) => sum + score * (p[i] as number), 0);
        expect(mean(law)).toBeGreaterThanOrEqual(mean(exponentialProbabilities(scores, epsilon, 1)) - 1e-9);
      }),
    );
  });

  it("is the sum over all orders", () => {
    const scores = [3, 2, 2, 0];
    const coin = scores.map((score) => Math.exp((score - 3) / 2));
    const orders = rowsOf([0, 1, 2, 3], 4).filter((order) => new Set(order).size === 4);
    const law = scores.map(
      (_, i) =>
        sumOf(
          orders.map((order) =>
            order.slice(0, order.indexOf(i)).reduce((product, j) => product * (1 - (coin[j] as number)), coin[i] as number),
          ),
        ) / 24,
    );
    for (const [i, p] of permuteAndFlipProbabilities(scores, 1, 1).entries()) expect(p).toBeCloseTo(law[i] as number, 14);
  });

  it("chooses by its probabilities (chi-square at 1e-6, fixed seed)", () => {
    const scores = [10, 8, 8, 5.5, 0];
    const mechanism = permuteAndFlip({ epsilon: nanoEpsilon(1), sensitivity: 1 });
    const law = mechanism.probabilities(scores);
    const { chi2, bound, cells } = fitOf(drawn(40_000, mechanism.sampler(scores, RNG.fork("flip"))), (x) => law[x] ?? 0);
    expect(chi2).toBeLessThan(bound);
    expect(cells).toBe(5);
  });

  it("keeps its digits with a hundred candidates", () => {
    const law = permuteAndFlipProbabilities(
      Array.from({ length: 100 }, (_, i) => i / 10),
      1,
      1,
    );
    expect(Math.abs(sumOf(law) - 1)).toBeLessThan(1e-13);
    expect(Math.min(...law)).toBeGreaterThan(0);
  });
});

describe("report noisy max", () => {
  it.each(EPSILONS)("keeps epsilon %d", (epsilon) => {
    const law: Probabilities = (scores, e) => noisyMaxProbabilities(scores, e, 1);
    const worst = worstOver(law, epsilon, [-1, 0, 1]);
    expect(worst).toBeLessThanOrEqual(epsilon * (1 + ROUNDING));
    expect(worst).toBeGreaterThan(epsilon / 3);
    expect(sumOf(law([4, 1, 0], epsilon))).toBeCloseTo(1, 12);
  });

  it("keeps no range of epsilon, from three candidates on: its event is a plain promise", () => {
    const [p, q] = [noisyMaxProbabilities([0, -1, -2], 1, 1), noisyMaxProbabilities([-1, -2, -1], 1, 1)];
    expect(rangeOfLogRatios(p, q)).toBeGreaterThan(1.13);
    expect(reportNoisyMax({ epsilon: nanoEpsilon(1), sensitivity: 1 }).event).toEqual({ kind: "promise", epsilon: 1, delta: 0 });
  });

  it("agrees for two candidates with the closed form, and on a fine grid with continuous noise", () => {
    for (const epsilon of EPSILONS) {
      for (const gap of [0, 1, 7]) {
        const closed = worseOfTwoWinsDiscrete(gap, epsilon / 2);
        expect(Math.abs((noisyMaxProbabilities([gap, 0], epsilon, 1)[1] as number) / closed - 1)).toBeLessThan(1e-11);
      }
    }
    expect(worseOfTwoWinsDiscrete(0, 3)).toBeCloseTo(0.5, 14);
    // With steps of h the two laws differ by a term of order h^2.
    expect(worseOfTwoWinsDiscrete(1000, 1 / 2000)).toBeCloseTo(worseOfTwoWins(1000, 2000), 7);
  });

  it("chooses by its probabilities, once as often as many times (chi-square at 1e-6, fixed seeds)", () => {
    const scores = [5, 4, 4, 1];
    const mechanism = reportNoisyMax({ epsilon: nanoEpsilon(1), sensitivity: 1 });
    const law = mechanism.probabilities(scores);
    const many = fitOf(drawn(40_000, mechanism.sampler(scores, RNG.fork("max"))), (x) => law[x] ?? 0);
    const rng = RNG.fork("max, one by one");
    const single = fitOf(
      drawn(6000, () => mechanism.select(scores, rng).value),
      (x) => law[x] ?? 0,
    );
    for (const { chi2, bound, cells } of [many, single]) {
      expect(chi2).toBeLessThan(bound);
      expect(cells).toBe(4);
    }
  });

  it("refuses scores that are not whole, and sums without end", () => {
    const mechanism = reportNoisyMax({ epsilon: nanoEpsilon(1), sensitivity: 1 });
    expect(() => mechanism.select([1, 0.5], RNG)).toThrow("whole number");
    expect(() => mechanism.sampler([1, 0.5], RNG)).toThrow("whole number");
    expect(() => reportNoisyMax({ epsilon: nanoEpsilon(1), sensitivity: 0.5 })).toThrow(RangeError);
    expect(() => noisyMaxProbabilities([0, 1e9], 1, 1)).toThrow("terms");
    expect(() => worseOfTwoWins(-1, 1)).toThrow(RangeError);
    expect(() => worseOfTwoWins(1, 0)).toThrow(RangeError);
    expect(() => worseOfTwoWinsDiscrete(0.5, 1)).toThrow(RangeError);
  });
});

describe("all three", () => {
  const makers = [exponentialMechanism, permuteAndFlip, reportNoisyMax];
  it("hand out an index with their event, and refuse what is inadmissible", () => {
    for (const make of makers) {
      const mechanism = make({ epsilon: nanoEpsilon(20), sensitivity: 1 });
      expect(mechanism.select([0, 100, 0], RNG)).toEqual({ value: 1, event: mechanism.event });
      for (const bad of [[], [1], [1, Number.NaN], [1, Number.POSITIVE_INFINITY]]) {
        expect(() => mechanism.select(bad, RNG)).toThrow(RangeError);
        expect(() => mechanism.probabilities(bad)).toThrow(RangeError);
      }
      for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(() => make({ epsilon: nanoEpsilon(1), sensitivity: bad })).toThrow(RangeError);
      }
    }
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      for (const law of [exponentialProbabilities, permuteAndFlipProbabilities, noisyMaxProbabilities]) {
        expect(() => law([0, 1], bad, 1)).toThrow(RangeError);
        expect(() => law([0, 1], 1, bad)).toThrow(RangeError);
      }
    }
  });
});

describe("means over subsets", () => {
  it("are those of all subsets, one by one", () => {
    const pairs = [
      [0.1, 0.9],
      [0.5, 0.2],
      [0.7, 1],
    ] as const;
    const got = subsetMeans(pairs);
    const subsets = rowsOf([false, true], 3);
    for (let k = 0; k <= 3; k++) {
      const ofSize = subsets.filter((subset) => subset.filter(Boolean).length === k);
      const mean = sumOf(ofSize.map((subset) => pairs.reduce((product, pair, i) => product * pair[subset[i] ? 0 : 1], 1))) / ofSize.length;
      expect(got[k]).toBeCloseTo(mean, 15);
    }
  });
});
