/**
 * Permute-and-flip: go through the candidates in a random order, and take the first whose coin falls heads; the coin of a candidate that is
 * d behind the best has probability e^(-epsilon d / (2 sensitivity)), so the best one's always does. The same guarantee as the exponential
 * mechanism, and never a worse expected score. It is report noisy max with exponential noise.
 *
 * Trap: its outputs' log-ratios do not keep within a range of epsilon, as those of the exponential mechanism do (scores [0, 0] and [1, -1]
 * span up to epsilon + ln 2): the sharper accounting of bounded range is not for it. Its event is a plain promise.
 * Trap: the order must be drawn anew, and uniformly; a fixed order favours who stands first.
 *
 * Source: McKenna and Sheldon, Permute-and-Flip (2020), algorithm 1 and theorems 1 and 2; Ding et al., The Permute-and-Flip Mechanism is
 * Identical to Report-Noisy-Max with Exponential Noise (2021).
 */
import type { Rng } from "../../random/index.ts";
import { positive } from "../admissible.ts";
import { epsilonAsNumber } from "../budget.ts";
import type { Event } from "../event.ts";
import { bernoulliExpMinus, uniformBelow } from "../oracle.ts";
import type { Release } from "../release.ts";
import { wordsOf } from "../words.ts";
import { costsBehindBest, distancesBehindBest, ratePerScore, type SelectionRequest } from "./scores.ts";
import { subsetMeans } from "./subset-means.ts";

/**
 * Probabilities of the candidates, in time of the cube of their number: for pages and tests of some hundred candidates.
 *
 * A candidate is taken if all that come before it in the order failed, and its own coin does not: the mean, over how many come before it and
 * which, of the product of their failures.
 *
 * @param epsilon above 0
 * @param sensitivity of one score, above 0
 */
export function permuteAndFlipProbabilities(scores: readonly number[], epsilon: number, sensitivity: number): number[] {
  const distances = distancesBehindBest(scores, positive("Epsilon", epsilon) / (2 * positive("The sensitivity", sensitivity)));
  const fails = distances.map((distance) => -Math.expm1(-distance));
  return distances.map((distance, i) => {
    const others = fails.filter((_, j) => j !== i).map((fail) => [fail, 1] as const);
    const means = subsetMeans(others);
    return (Math.exp(-distance) * means.reduce((sum, mean) => sum + mean, 0)) / means.length;
  });
}

export interface PermuteAndFlip {
  readonly event: Event;
  probabilities(scores: readonly number[]): number[];
  /** Independent choices for these scores, exact. The stream belongs to the sampler from here on. */
  sampler(scores: readonly number[], rng: Rng): () => number;
  /** The index of a candidate. */
  select(scores: readonly number[], rng: Rng): Release<number>;
}

export function permuteAndFlip({ epsilon, sensitivity }: SelectionRequest): PermuteAndFlip {
  const rate = ratePerScore({ epsilon, sensitivity });
  const number = epsilonAsNumber(epsilon);
  const event: Event = { kind: "promise", epsilon: number, delta: 0 };
  const sampler = (scores: readonly number[], rng: Rng) => {
    const costs = costsBehindBest(scores, rate);
    const order = costs.map((_, i) => i);
    const words = wordsOf(rng);
    return () => {
      for (let left = order.length; ; left--) {
        // Fisher and Yates, only as far as needed; where the last draw left off is as good a start as any.
        const at = Number(uniformBelow(BigInt(left), words));
        const candidate = order[at] as number;
        order[at] = order[left - 1] as number;
        order[left - 1] = candidate;
        // The best candidate's coin has probability 1, so the loop ends before the order does.
        if (bernoulliExpMinus(costs[candidate] as (typeof costs)[number], words)) return candidate;
      }
    };
  };
  return {
    event,
    probabilities: (scores) => permuteAndFlipProbabilities(scores, number, sensitivity),
    sampler,
    select: (scores, rng) => ({ value: sampler(scores, rng)(), event }),
  };
}
