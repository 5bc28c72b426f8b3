import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/index.ts";
import { type AttoDelta, attoDelta, nanoEpsilon } from "../budget.ts";
import { drawn, fitOf } from "../chi-square.fixture.ts";
import { pmf, upperTail } from "../discrete-laplace.ts";
import { deltaBetween, EPSILONS, ROUNDING } from "../guarantee.fixture.ts";
import { toNumber } from "../rational.ts";
import { boundedCounts, type Row } from "./contributions.ts";
import { keepLaw, partitionSelection } from "./partition-selection.ts";
import { laplaceThreshold, stabilityHistogram } from "./threshold.ts";

const DELTAS = [0.3, 0.02, 1e-6] as const;
const ONE_KEY = { maxPartitions: 1, maxPerPartition: 1 };

describe("bounded contributions", () => {
  const person = fc.constantFrom("a", "b", "c");
  const rows = fc.array(fc.record({ person, key: fc.constantFrom("x", "y", "z", "w") }), { maxLength: 40 });
  it("moves by no more than one person's share when they leave", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), (all: Row[], maxPartitions, maxPerPartition) => {
        const bounds = { maxPartitions, maxPerPartition };
        const [here, there] = [
          boundedCounts(all, bounds),
          boundedCounts(
            all.filter((row) => row.person !== "a"),
            bounds,
          ),
        ];
        const moves = [...here].map(([key, count]) => count - (there.get(key) ?? 0));
        expect(moves.filter((move) => move !== 0).length).toBeLessThanOrEqual(maxPartitions);
        for (const move of moves) expect(move >= 0 && move <= maxPerPartition).toBe(true);
      }),
    );
  });

  it("keeps all of what is within the bounds", () => {
    const rows = [..."xxyx"].map((key) => ({ person: "a", key }));
    expect([...boundedCounts(rows, { maxPartitions: 2, maxPerPartition: 3 })]).toEqual([
      ["x", 3],
      ["y", 1],
    ]);
    expect([...boundedCounts(rows, ONE_KEY)]).toEqual([["x", 1]]);
    expect(() => boundedCounts(rows, { maxPartitions: 0, maxPerPartition: 1 })).toThrow(RangeError);
  });
});

describe("a histogram with a threshold", () => {
  it.each(EPSILONS)("keeps epsilon %d and delta, for a key that one person more has", (epsilon) => {
    for (const delta of DELTAS) {
      const { rate, threshold } = stabilityHistogram({ epsilon: nanoEpsilon(epsilon), delta: attoDelta(delta), ...ONE_KEY });
      const r = toNumber(rate);
      const far = threshold + 4 + Math.ceil(45 / r);
      const law = (count: number) => {
        if (count === 0) return [1, ...new Array<number>(far - threshold + 1).fill(0)];
        const shown = Array.from({ length: far - threshold + 1 }, (_, i) => pmf(r, threshold + i - count));
        return [upperTail(r, count - threshold + 1), ...shown];
      };
      for (const count of [0, 1, 2, threshold]) {
        const [p, q] = [law(count), law(count + 1)];
        for (const each of [deltaBetween(p, q, epsilon * (1 + ROUNDING)), deltaBetween(q, p, epsilon * (1 + ROUNDING))]) {
          expect(each).toBeLessThanOrEqual(delta * (1 + ROUNDING) + 1e-13 * delta);
          if (count > 0) expect(each).toBeLessThan(1e-12);
        }
      }
      // And no threshold below would have done.
      if (threshold > 1) expect(upperTail(r, threshold - 2)).toBeGreaterThan(delta);
    }
  });

  it("is near the formula for continuous noise, and above it where several keys share delta", () => {
    for (const epsilon of [0.01, 0.1, 1]) {
      for (const bounds of [ONE_KEY, { maxPartitions: 3, maxPerPartition: 2 }]) {
        const { threshold } = stabilityHistogram({ epsilon: nanoEpsilon(epsilon), delta: attoDelta(1e-6), ...bounds });
        expect(Math.abs(threshold - laplaceThreshold(epsilon, 1e-6, bounds))).toBeLessThan(2);
      }
    }
  });

  it("adds noise of its law to what it shows (chi-square at 1e-6, fixed seed)", () => {
    const histogram = stabilityHistogram({ epsilon: nanoEpsilon(1), delta: attoDelta(0.1), ...ONE_KEY });
    const keys = Array.from({ length: 8000 }, (_, i) => [`k${i}`, 3] as const);
    const { value, event } = histogram.release(new Map(keys), seededRng("dp/threshold", 1));
    const draws = keys.map(([key]) => value.get(key) ?? histogram.threshold - 1);
    const law = (x: number) => (x < histogram.threshold - 1 ? 0 : x === histogram.threshold - 1 ? upperTail(1, 3 - x) : pmf(1, x - 3));
    const { chi2, bound, cells } = fitOf(draws, law, histogram.threshold);
    expect(chi2).toBeLessThan(bound);
    expect(cells).toBeGreaterThan(5);
    expect(event).toEqual({ kind: "promise", epsilon: 1, delta: 0.1 });
  });

  it("shows no key that nobody has, and tells nothing by the order", () => {
    const histogram = stabilityHistogram({ epsilon: nanoEpsilon(20), delta: attoDelta(0.5), ...ONE_KEY });
    const counts = new Map([
      ["b", 500],
      ["none", 0],
      ["a", 500],
    ]);
    expect([...histogram.release(counts, seededRng("dp/threshold", 2)).value.keys()]).toEqual(["a", "b"]);
  });

  it("refuses what is inadmissible", () => {
    const fine = { epsilon: nanoEpsilon(1), delta: attoDelta(1e-6), ...ONE_KEY };
    expect(() => stabilityHistogram({ ...fine, delta: 0n as AttoDelta })).toThrow("Delta is 0");
    for (const bad of [0, 1.5, Number.NaN]) expect(() => stabilityHistogram({ ...fine, maxPartitions: bad })).toThrow(RangeError);
    for (const bad of [0, 1, -0.1, Number.NaN]) expect(() => laplaceThreshold(1, bad, ONE_KEY)).toThrow(RangeError);
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => laplaceThreshold(bad, 0.1, ONE_KEY)).toThrow(RangeError);
    expect(() => stabilityHistogram(fine).release(new Map([["a", 0.5]]), seededRng("dp/threshold", 3))).toThrow(RangeError);
  });
});

describe("optimal partition selection", () => {
  it.each(EPSILONS)("keeps epsilon %d and delta at every number of people, and wastes nothing", (epsilon) => {
    for (const delta of DELTAS) {
      let before = { keep: 0, drop: 1 };
      for (let users = 1; users < 200; users++) {
        const now = keepLaw(epsilon, delta, users);
        const [p, q] = [
          [before.keep, before.drop],
          [now.keep, now.drop],
        ];
        const [up, down] = [deltaBetween(p, q, epsilon), deltaBetween(q, p, epsilon)];
        const most = Math.max(up, down);
        expect(most).toBeLessThanOrEqual(delta + 1e-12);
        // Either the promise is used up, or the key is kept for certain.
        if (now.drop > 0) expect(most).toBeGreaterThanOrEqual(delta - 1e-12);
        expect(now.keep).toBeGreaterThanOrEqual(before.keep);
        before = now;
      }
    }
  });

  it("is the recurrence", () => {
    for (const [epsilon, delta] of [
      [0.5, 0.02],
      [1, 1e-3],
      [3, 1e-9],
      [100, 1e-9],
    ] as const) {
      let keep = 0;
      for (let users = 1; users < 60; users++) {
        keep = Math.min(Math.exp(epsilon) * keep + delta, 1 - Math.exp(-epsilon) * (1 - keep - delta), 1);
        expect(Math.abs(keepLaw(epsilon, delta, users).keep - keep)).toBeLessThanOrEqual(1e-12 * keep);
      }
    }
  });

  it("keeps keys by its probabilities: 6 standard errors, fixed seed", () => {
    for (const [epsilon, delta, maxPartitions] of [
      [0.5, 0.02, 1],
      [1, 0.1, 2],
      [70, 0.3, 1],
      [1e-3, 0.3, 1],
    ] as const) {
      const selection = partitionSelection({ epsilon: nanoEpsilon(epsilon), delta: attoDelta(delta), maxPartitions });
      for (const users of [1, 2, 3, 6, 9]) {
        const keys = new Map(Array.from({ length: 4000 }, (_, i) => [`k${i}`, users]));
        const kept = selection.select(keys, seededRng("dp/partition", users)).value.length;
        const p = selection.keepProbability(users);
        expect(Math.abs(kept - 4000 * p)).toBeLessThanOrEqual(6 * Math.sqrt(4000 * p * (1 - p)) + 1e-9);
      }
    }
  });

  it("keeps for certain where there are many, never where there is nobody, and in alphabetical order", () => {
    const selection = partitionSelection({ epsilon: nanoEpsilon(1), delta: attoDelta(1e-6) });
    const { value, event } = selection.select(
      new Map([
        ["z", 1000],
        ["none", 0],
        ["a", 1000],
      ]),
      seededRng("dp/partition", 1),
    );
    expect(value).toEqual(["a", "z"]);
    expect(event).toEqual({ kind: "promise", epsilon: 1, delta: 1e-6 });
    expect(keepLaw(1, 1e-6, 1000)).toEqual({ keep: 1, drop: 0 });
    // Half and half: at delta 1/2 the second person settles it, and no refining may go on for ever.
    const half = partitionSelection({ epsilon: nanoEpsilon(1), delta: attoDelta(0.5) });
    expect(half.keepProbability(2)).toBe(1);
    expect(half.select(new Map([["a", 2]]), seededRng("dp/partition", 2)).value).toEqual(["a"]);
  });

  it("refuses what is inadmissible", () => {
    const fine = { epsilon: nanoEpsilon(1), delta: attoDelta(1e-6) };
    expect(() => partitionSelection({ ...fine, delta: 0n as AttoDelta })).toThrow("Delta is 0");
    expect(() => partitionSelection({ ...fine, maxPartitions: 0 })).toThrow(RangeError);
    expect(() => partitionSelection(fine).select(new Map([["a", -1]]), seededRng("dp/partition", 3))).toThrow(RangeError);
    for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => keepLaw(bad, 0.1, 1)).toThrow(RangeError);
    for (const bad of [0, 1, Number.NaN]) expect(() => keepLaw(1, bad, 1)).toThrow(RangeError);
    expect(() => keepLaw(1, 0.1, 0.5)).toThrow(RangeError);
  });

  it("draws the same law in either way of listing (chi-square at 1e-6, fixed seed)", () => {
    const selection = partitionSelection({ epsilon: nanoEpsilon(2), delta: attoDelta(0.2) });
    const rng = seededRng("dp/partition", 4);
    const p = selection.keepProbability(2);
    const { chi2, bound } = fitOf(
      drawn(3000, () => selection.select(new Map([["a", 2]]), rng).value.length),
      (x) => (x === 1 ? p : x === 0 ? 1 - p : 0),
    );
    expect(chi2).toBeLessThan(bound);
  });
});
