/** Mechanisms of the library that choose, to be audited: one of several candidates, a place among the data, the first count above a threshold. */

import { privateQuantile } from "../dp/quantile.ts";
import type { exponentialMechanism, permuteAndFlip, reportNoisyMax } from "../dp/selection/index.ts";
import { sparseVector, type Verdict } from "../dp/sparse-vector.ts";
import { rowProbability } from "../dp/sparse-vector-law.ts";
import type { Promised, Subject } from "./audit-subject.ts";

/** Of two candidates who were tied but for one vote, which is named. */
const SCORES = [
  [3, 2],
  [2, 3],
] as const;

/** Whether the first of all that could be named, 0, is. */
const firstNamed = (draw: () => number) => () => {
  const score = draw();
  return { score, happens: score === 0 };
};

export function choice(
  select: typeof exponentialMechanism | typeof permuteAndFlip | typeof reportNoisyMax,
  { kept, claimed }: Promised,
): Subject {
  const mechanism = select({ epsilon: kept, sensitivity: 1 });
  const named = (world: 0 | 1) => mechanism.probabilities(SCORES[world])[0] as number;
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: ["votes 3 to 2", "votes 2 to 3"],
    event: "the first candidate is named",
    score: "the candidate named, from 0",
    wrong: null,
    exact: { frequent: named(0), rare: named(1) },
    outputs: (world, rng) => firstNamed(mechanism.sampler(SCORES[world], rng)),
  };
}

/** Of two people, one moves from 0 to beyond all places: with them the median moves from the one place at 0 to the ten above it. */
export function median({ kept, claimed }: Promised): Subject {
  const mechanism = privateQuantile({ epsilon: kept, quantile: 0.5, lower: 0, upper: 10, step: 1 });
  const data = [
    [0, 1],
    [1, 11],
  ] as const;
  const named = (world: 0 | 1) => mechanism.probabilities(data[world])[0] as number;
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: ["values 0 and 1", "values 1 and 11"],
    event: "the median named is 0",
    score: "the median named, from 0 to 10",
    wrong: null,
    exact: { frequent: named(0), rare: named(1) },
    outputs: (world, rng) => firstNamed(mechanism.sampler(data[world], rng)),
  };
}

/** Many "below" press the noisy threshold up, the "above" at the end presses it down. More of them show more, and come more seldom. */
const BELOWS = 5;
const ROWS = [[...Array<number>(BELOWS).fill(-1), 1], Array<number>(BELOWS + 1).fill(0)] as const;
const LAST_ABOVE: readonly Verdict[] = [...Array<Verdict>(BELOWS).fill("below"), "above"];

export function aboveThreshold({ kept, claimed }: Promised): Subject {
  const mechanism = sparseVector({ epsilon: kept, sensitivity: 1, threshold: 0 });
  const chance = (world: 0 | 1) => rowProbability(mechanism, 0, ROWS[world], LAST_ABOVE);
  return {
    claim: { epsilon: claimed, delta: 0 },
    worlds: [`${BELOWS} counts of −1, then 1`, `${BELOWS + 1} counts of 0`],
    event: "the last count is the first “above”",
    score: "place of the first “above”, 0 for none",
    wrong: null,
    exact: { frequent: chance(0), rare: chance(1) },
    outputs: (world, rng) => () => {
      const score = mechanism.release(ROWS[world], rng).value.indexOf("above") + 1;
      return { score, happens: score === BELOWS + 1 };
    },
  };
}
