/**
 * The coin of a yes-or-no survey: with probability `keep` a person says the truth, otherwise the opposite. It is set by epsilon or by `keep`
 * itself; each follows from the other, epsilon = ln(keep / (1 - keep)), and neither is rounded before a draw.
 *
 * The same with two coins: the first says "tell the truth" with probability 2 keep - 1; otherwise a second, fair one is the answer. Two fair
 * coins are keep = 3/4, epsilon = ln 3.
 *
 * Trap: the truth is told with probability `keep`, not 2 keep - 1: the second coin is right half of the time.
 *
 * Source: Warner, Randomized Response (1965); the two coins: Dwork and Roth (2014), section 3.2.
 */
import type { Rng } from "../../random/index.ts";
import { epsilonAsNumber, epsilonAsRational, type NanoEpsilon } from "../budget.ts";
import { type Rational, rational, toNumber } from "../rational.ts";
import { weightedCount } from "../weighted-count.ts";
import { type Weight, weightedDraw } from "../weighted-draw.ts";
import { wordsOf } from "../words.ts";
import { epsilonOfKeeping, keepProbability } from "./randomised-response.ts";

export interface Coin {
  /** Above 1/2 and below 1. */
  readonly keep: number;
  readonly epsilon: number;
  /** Independent answers, exact. The stream belongs to the sampler from here on. */
  sampler(rng: Rng): (truth: boolean) => boolean;
  /** Of so many people, how many say what is true. The stream belongs to the sampler from here on. */
  counter(rng: Rng): (people: number) => number;
}

export const coinByEpsilon = (epsilon: NanoEpsilon): Coin =>
  coinOf(keepProbability(epsilonAsNumber(epsilon)), epsilonAsNumber(epsilon), [
    { count: 1n, cost: rational(0n) },
    { count: 1n, cost: epsilonAsRational(epsilon) },
  ]);

/** @throws RangeError where `keep` is not above 1/2 and below 1 */
export const coinByKeeping = (keep: Rational): Coin =>
  coinOf(toNumber(keep), epsilonOfKeeping(toNumber(keep)), [
    { count: keep.num, cost: rational(0n) },
    { count: keep.den - keep.num, cost: rational(0n) },
  ]);

function coinOf(keep: number, epsilon: number, [truth, lie]: readonly [Weight, Weight]): Coin {
  return {
    keep,
    epsilon,
    sampler(rng) {
      const words = wordsOf(rng);
      const draw = weightedDraw([truth, lie]);
      return (answer) => (draw(words) === 0) === answer;
    },
    counter(rng) {
      const words = wordsOf(rng);
      const count = weightedCount(truth, lie);
      return (people) => count(people, words);
    },
  };
}
