/**
 * Report noisy max: discrete Laplace noise on each of several whole-number scores, and the name of the largest. Ties, which whole numbers
 * have, are broken by a fair draw.
 *
 * Why it costs epsilon and not epsilon for each candidate: fix everybody else's noise. A candidate wins if its own noise reaches some
 * threshold, one person moves that threshold by at most twice the sensitivity, and noise of rate epsilon / (2 sensitivity) changes the
 * probability of reaching it by at most e^epsilon. For a fair draw among ties, fix the draw as well: it is an order of the candidates.
 *
 * Trap: what is published is the name. The noisy maximum itself is not free: it needs noise, and budget, of its own.
 * Trap: it is not the exponential mechanism (that is this with Gumbel noise): from three candidates on its log-ratios span more than epsilon (scores
 * [0, -1, -2] and [-1, -2, -1] at epsilon 1: 1.13), so its event is a plain promise and no bounded range.
 *
 * Source: Dwork and Roth (2014), claim 3.9, with the factor 2 for scores that move either way.
 */
import type { Rng } from "../../random/index.ts";
import { positive, whole } from "../admissible.ts";
import { epsilonAsNumber } from "../budget.ts";
import { samplers as laplaceSamplers, pmf, upperTail } from "../discrete-laplace.ts";
import type { Event } from "../event.ts";
import { discreteLaplace, uniformBelow } from "../oracle.ts";
import type { Release } from "../release.ts";
import { wordsOf } from "../words.ts";
import { checkedScores, ratePerScore, type SelectionRequest } from "./scores.ts";
import { subsetMeans } from "./subset-means.ts";

/**
 * Of two candidates, how often the worse one wins under continuous Laplace noise: e^-x (1/2 + x/4), x = gap / scale.
 *
 * @param gap how far the worse one is behind, at least 0
 * @param scale of the noise on each score (2 sensitivity / epsilon)
 */
export function worseOfTwoWins(gap: number, scale: number): number {
  if (!(gap >= 0 && gap < Number.POSITIVE_INFINITY)) throw new RangeError(`The gap is ${gap}; it must be at least 0 and finite.`);
  const x = gap / positive("The noise's scale", scale);
  return Math.exp(-x) * (0.5 + x / 4);
}

/** The same under discrete Laplace noise of this rate, ties broken by a coin: P(D > gap) + P(D = gap) / 2, D the difference of two draws. */
export function worseOfTwoWinsDiscrete(gap: number, rate: number): number {
  whole("The gap", gap, 0);
  const q = Math.exp(-positive("The rate", rate));
  const rest = -Math.expm1(-rate); // 1 - q
  const front = (rest / (1 + q)) ** 2;
  const centre = (1 + q * q) / -Math.expm1(-2 * rate);
  const beyond = Math.exp(-rate * (gap + 1)) * ((gap + 1 + centre) / rest + q / rest ** 2);
  return front * (beyond + (Math.exp(-rate * gap) * (gap + centre)) / 2);
}

/** Noise beyond this many mean lengths is left out of sums: e^-45 of what is kept. */
const LENGTHS = 45;

/**
 * Probabilities of any number of candidates, summed over the value of the winner. Time: the range of the scores plus 90 scales of noise,
 * times the cube of the number of candidates; more than 5e8 steps of that kind are refused.
 */
export function noisyMaxProbabilities(scores: readonly number[], epsilon: number, sensitivity: number): number[] {
  const rate = positive("Epsilon", epsilon) / (2 * whole("The sensitivity", sensitivity, 1));
  const [low, high] = [Math.min(...wholeScores(scores)), Math.max(...scores)];
  const reach = Math.ceil(LENGTHS / rate);
  const steps = (high - low + 2 * reach + 1) * scores.length ** 3;
  if (steps > 5e8) throw new RangeError(`These probabilities are a sum of ${steps} terms; ask with fewer candidates or a larger epsilon.`);
  return scores.map((own, i) => {
    const others = scores.filter((_, j) => j !== i);
    let sum = 0;
    for (let value = low - reach; value <= high + reach; value++) {
      // A fair draw among ties is a random number t for each: with the winner's t fixed, another one loses with P(below) + t P(tied).
      // The integral over t of that product is the evenly weighted mean over the sizes of subsets.
      const means = subsetMeans(others.map((score) => [upperTail(rate, score - value), upperTail(rate, score - value + 1)] as const));
      sum += (pmf(rate, value - own) * means.reduce((all, mean) => all + mean, 0)) / means.length;
    }
    return sum;
  });
}

function wholeScores(scores: readonly number[]): readonly number[] {
  for (const [at, score] of checkedScores(scores).entries()) whole(`The score of candidate ${at}`, score, -(2 ** 40), 2 ** 40);
  return scores;
}

export interface ReportNoisyMax {
  readonly event: Event;
  /** By sums: see `noisyMaxProbabilities`. */
  probabilities(scores: readonly number[]): number[];
  /** Independent choices for these scores, exact. The stream belongs to the sampler from here on. */
  sampler(scores: readonly number[], rng: Rng): () => number;
  /** The index of a candidate. */
  select(scores: readonly number[], rng: Rng): Release<number>;
}

/** Scores are whole numbers, and so is the sensitivity. */
export function reportNoisyMax({ epsilon, sensitivity }: SelectionRequest): ReportNoisyMax {
  whole("The sensitivity", sensitivity, 1);
  const rate = ratePerScore({ epsilon, sensitivity });
  const number = epsilonAsNumber(epsilon);
  const event: Event = { kind: "promise", epsilon: number, delta: 0 };
  const noiseFrom = laplaceSamplers(rate);
  return {
    event,
    probabilities: (scores) => noisyMaxProbabilities(scores, number, sensitivity),
    sampler(scores, rng) {
      const noise = noiseFrom(rng.fork("noise"));
      const words = wordsOf(rng.fork("ties"));
      wholeScores(scores);
      return () =>
        winnerOf(
          scores.map((score) => score + noise()),
          (count) => Number(uniformBelow(BigInt(count), words)),
        );
    },
    select(scores, rng) {
      const words = wordsOf(rng);
      const noisy = wholeScores(scores).map((score) => score + Number(discreteLaplace(rate, words)));
      return { value: winnerOf(noisy, (count) => Number(uniformBelow(BigInt(count), words))), event };
    },
  };
}

function winnerOf(noisy: readonly number[], below: (count: number) => number): number {
  const best = noisy.reduce((most, value) => Math.max(most, value));
  const tied = noisy.flatMap((value, i) => (value === best ? [i] : []));
  return tied[below(tied.length)] as number;
}
