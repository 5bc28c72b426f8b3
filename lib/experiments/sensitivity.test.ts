import { describe, expect, it } from "vitest";
import { nanoEpsilon } from "../dp/budget.ts";
import { costOf } from "../dp/clipped-sum.ts";
import { mechanismOf } from "../dp/mechanism.ts";
import { inMemory } from "../protocol/index.ts";
import { seededRng } from "../random/index.ts";
import { inventedGifts } from "./invented-gifts.ts";
import { runExperiment } from "./run.ts";
import { sensitivity } from "./sensitivity.ts";
import { allowedOf100, biasDominates, boundLeaks, movesWithinBound, rightOf100 } from "./sensitivity.verdicts.ts";

const run = async (values: object = {}, seed = 1) => {
  const given = { ...sensitivity.params.defaults, ...values };
  return (await runExperiment(sensitivity, given, { host: inMemory(), signal: new AbortController().signal, seed })).result;
};

/** Half the total variation distance times two: the best advantage there is, summed over outputs. */
function bestAdvantage(epsilon: number, sums: readonly [number, number], bounds: readonly [number, number]) {
  const [a, b] = bounds.map((sensitivity) => mechanismOf({ name: "geometric", epsilon: nanoEpsilon(epsilon), sensitivity })) as [
    ReturnType<typeof mechanismOf>,
    ReturnType<typeof mechanismOf>,
  ];
  const reach = Math.max(...[a, b].map((m) => m.support(1 - 1e-9)[1]));
  let distance = 0;
  for (let o = sums[0] - reach; o <= sums[1] + reach; o++) distance += Math.abs(a.pmf(o - sums[0]) - b.pmf(o - sums[1]));
  return distance / 2;
}

describe("sensitivity", () => {
  it("says what the bound cuts and what its noise costs, of the gifts that it shows", async () => {
    const result = await run({ bound: 120 });
    const above = result.gifts.filter((gift) => gift > 120);
    expect(result).toMatchObject({ bound: 120, clipped: above.length, newcomer: 2000, trueSensitivity: 2000, moved: 120, scale: 480 });
    expect(result.bias).toBe(above.reduce((sum, gift) => sum + gift - 120, 0));
    expect(result.total).toBe(result.gifts.reduce((sum, gift) => sum + gift, 0));
    expect(result.declared.sums).toEqual([result.total - result.bias, result.total - result.bias + 120]);
    expect(result.expected.error).toBe(costOf(result.gifts, 120, 0.25).error);
    // The mean of 10,000 distances, whose spread is below the noise's: six standard errors of that.
    expect(Math.abs(result.error - result.expected.error)).toBeLessThan((6 * 480 * Math.SQRT2) / 100);
  });

  it("draws a curve with two arms: the best bound costs less than any other on it, and a bound at either end much more", async () => {
    const { curve, best, gifts, epsilon } = await run();
    expect(curve.length).toBeGreaterThan(80);
    expect(curve.map(({ bound }) => bound)).toEqual([...new Set(curve.map(({ bound }) => bound))].sort((a, b) => a - b));
    for (const point of curve) {
      expect(point.error).toBeGreaterThanOrEqual(best.error);
      expect(point).toEqual(costOf(gifts, point.bound, epsilon));
    }
    expect(curve[0]?.error).toBeGreaterThan(3 * best.error);
    expect(curve.at(-1)?.error).toBeGreaterThan(1.5 * best.error);
    expect(curve.some(({ bound }) => bound === best.bound)).toBe(true);
    expect(best.above).toBe(gifts.filter((gift) => gift > best.bound).length);
  });

  it("with a declared bound gives the attacker what epsilon allows and no more, whoever the newcomer is", async () => {
    for (const [epsilon, newcomer] of [
      [0.25, 2000],
      [1, 5000],
      [2, 100],
    ] as const) {
      const { declared } = await run({ epsilon, newcomer });
      const truth = bestAdvantage(epsilon, declared.sums as [number, number], declared.bounds as [number, number]);
      expect(truth).toBeLessThanOrEqual(Math.tanh(epsilon / 2) * (1 + 1e-9));
      expect(declared.advantage.low).toBeLessThanOrEqual(truth);
      expect(declared.advantage.high).toBeGreaterThanOrEqual(truth);
      expect(declared.epsilonAtLeast).toBeLessThanOrEqual(epsilon);
    }
  });

  it("with the bound read off the data gives far more away, as the laws of both worlds say", async () => {
    const { largest } = await run();
    const truth = bestAdvantage(0.25, largest.sums as [number, number], largest.bounds as [number, number]);
    expect(truth).toBeGreaterThan(3 * Math.tanh(0.125));
    expect(largest.advantage.low).toBeLessThanOrEqual(truth);
    expect(largest.advantage.high).toBeGreaterThanOrEqual(truth);
    expect(largest.advantage.low).toBeGreaterThan(2 * Math.tanh(0.125));
    expect(largest.bounds[1]).toBe(2000);
    expect(largest.scales[1]).toBeGreaterThan(largest.scales[0]);
  });

  it("counts every answer of both worlds once", async () => {
    for (const source of ["declared", "largest"] as const) {
      const { bins } = (await run({ tries: 777 }))[source];
      for (const counts of [bins.without, bins.with]) expect(counts.reduce((a, b) => a + b, 0)).toBe(777);
    }
  });

  it("gives the same result under the same seed, and the same declared answers whichever source is looked at", async () => {
    const once = await run({ tries: 500 }, 4);
    expect(await run({ tries: 500 }, 4)).toEqual(once);
    expect(await run({ tries: 500 }, 5)).not.toEqual(once);
    const other = await run({ tries: 500, boundFrom: "largest" }, 4);
    expect([other.declared, other.largest, other.gifts]).toEqual([once.declared, once.largest, once.gifts]);
    expect(other.bound).toBe(Math.max(...once.gifts));
    expect(other).toMatchObject({ clipped: 0, bias: 0, moved: 2000 });
  });

  it("stands at the ends of its parameters", async () => {
    const all = await run({ people: 10, bound: 5000, epsilon: 0.01, newcomer: 0, tries: 500 });
    expect(all).toMatchObject({ clipped: 0, bias: 0, moved: 0, scale: 500_000 });
    const tight = await run({ people: 1000, bound: 1, epsilon: 20, newcomer: 5000, tries: 500 });
    expect(tight.declared.sums[0]).toBe(1000);
    expect(tight.moved).toBe(1);
  });

  it("verdict sensitivity/moves-within-bound: yes", async () => expect(movesWithinBound(await run({ tries: 500 }))).toBe(true));
  it("verdict sensitivity/moves-within-bound: no", async () =>
    expect(movesWithinBound(await run({ tries: 500, boundFrom: "largest" }))).toBe(false));
  it("verdict sensitivity/bound-leaks: yes", async () => expect(boundLeaks(await run({ boundFrom: "largest" }))).toBe(true));
  it("verdict sensitivity/bound-leaks: no", async () => {
    expect(boundLeaks(await run())).toBe(false);
    // Nor does the largest gift, where the newcomer gives less than that: the bound stays what it was.
    expect(boundLeaks(await run({ boundFrom: "largest", newcomer: 10 }))).toBe(false);
  });
  it("verdict sensitivity/bias-dominates: yes", async () => expect(biasDominates(await run({ tries: 500, bound: 50 }))).toBe(true));
  it("verdict sensitivity/bias-dominates: no", async () => expect(biasDominates(await run({ tries: 500, bound: 300 }))).toBe(false));

  it("counts guesses of a hundred", () => {
    expect(rightOf100(0)).toBe(50);
    expect(rightOf100(1)).toBe(100);
    // Two ways to say it: 1 / (1 + e^-epsilon), and half of one more than (e^epsilon - 1) / (e^epsilon + 1).
    for (const epsilon of [0.1, 1, 5]) expect(allowedOf100(epsilon)).toBeCloseTo(rightOf100(Math.tanh(epsilon / 2)), 12);
  });
});

describe("the invented gifts", () => {
  it("are whole, sorted, and skewed: the mean is well above the middle, and the largest far above both", () => {
    const gifts = inventedGifts(1000, seededRng("gifts", 1));
    expect(gifts).toEqual([...gifts].sort((a, b) => a - b));
    expect(gifts.every((gift) => Number.isInteger(gift) && gift >= 1)).toBe(true);
    const mean = gifts.reduce((a, b) => a + b, 0) / 1000;
    expect(mean).toBeGreaterThan(1.15 * (gifts[500] as number));
    expect(gifts[999]).toBeGreaterThan(4 * mean);
  });
});
