/**
 * The exponential mechanism: one of several candidates, each with probability proportional to e^(epsilon score / (2 sensitivity)). It answers
 * questions whose answer is no number: which word, which price, which threshold.
 *
 * Where scores only ever rise with more people (counts: "monotonic"), all candidates move the same way and the factor 2 is not owed.
 *
 * Trap: weights of doubles overflow at a score of 710 / rate, and underflow to candidates that can never be drawn. Weights here are measured
 * against the best candidate's, and drawn exactly (weighted-draw.ts).
 * Trap: a candidate list made from the data ("all words that occur") tells which candidates there were. It has to be public.
 *
 * Source: McSherry and Talwar, Mechanism Design via Differential Privacy (2007), theorem 6; Durfee and Rogers, Practical Differentially
 * Private Top-k Selection (2019), for the bounded range.
 */
import type { Rng } from "../../random/index.ts";
import { positive } from "../admissible.ts";
import { epsilonAsNumber } from "../budget.ts";
import type { Event } from "../event.ts";
import type { Release } from "../release.ts";
import { weightedDraw } from "../weighted-draw.ts";
import { wordsOf } from "../words.ts";
import { costsBehindBest, distancesBehindBest, ratePerScore, type SelectionRequest } from "./scores.ts";

export interface ExponentialRequest extends SelectionRequest {
  /** All scores move the same way when a person is added. Default: false. */
  readonly monotonic?: boolean;
}

/**
 * Probabilities of the candidates.
 *
 * @param epsilon above 0
 * @param sensitivity of one score, above 0
 */
export function exponentialProbabilities(scores: readonly number[], epsilon: number, sensitivity: number, monotonic = false): number[] {
  const rate = positive("Epsilon", epsilon) / ((monotonic ? 1 : 2) * positive("The sensitivity", sensitivity));
  const weights = distancesBehindBest(scores, rate).map((distance) => Math.exp(-distance));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}

export interface ExponentialMechanism {
  /** Log-ratios of outputs span at most epsilon from lowest to highest. */
  readonly event: Event;
  probabilities(scores: readonly number[]): number[];
  /** Independent choices for these scores, exact. The stream belongs to the sampler from here on. */
  sampler(scores: readonly number[], rng: Rng): () => number;
  /** The index of a candidate. */
  select(scores: readonly number[], rng: Rng): Release<number>;
}

export function exponentialMechanism({ epsilon, sensitivity, monotonic = false }: ExponentialRequest): ExponentialMechanism {
  const rate = ratePerScore({ epsilon, sensitivity }, monotonic ? 1 : 2);
  const number = epsilonAsNumber(epsilon);
  const event: Event = { kind: "bounded-range", epsilon: number };
  const sampler = (scores: readonly number[], rng: Rng) => {
    const draw = weightedDraw(costsBehindBest(scores, rate).map((cost) => ({ count: 1n, cost })));
    const words = wordsOf(rng);
    return () => draw(words);
  };
  return {
    event,
    probabilities: (scores) => exponentialProbabilities(scores, number, sensitivity, monotonic),
    sampler,
    select: (scores, rng) => ({ value: sampler(scores, rng)(), event }),
  };
}
