/**
 * Randomised response: the truth, or, less often, one of the other options, all of these alike. Each other option is less likely than the
 * truth by a factor e^-epsilon, so whoever sees the answer learns at most epsilon about the person, and nobody has to be trusted. With two
 * options it is Warner's; with more it is called k-ary or generalised (GRR).
 *
 * Trap: "tell the truth with probability p, otherwise a coin" is another parameter: the coin tells the truth too. Here `keep` is the whole
 * probability that the answer is the truth.
 * Trap: the guarantee is for one answer. Asked again, a person must repeat the old answer or pay again; averaged fresh answers are the truth.
 * Trap: with many options the truth is rare at any modest epsilon: at k = 1000 and epsilon 1, one answer in 370 is true. See
 * unary-encoding.ts.
 *
 * Source: Warner, Randomized Response (1965); Kairouz, Oh, Viswanath, Extremal Mechanisms for Local Differential Privacy (2014), section
 * 4; Wang, Blocki, Li, Jha (2017), table 1.
 */
import type { Rng } from "../../random/index.ts";
import { between, positive, whole, within } from "../admissible.ts";
import { epsilonAsNumber, epsilonAsRational, type NanoEpsilon } from "../budget.ts";
import type { Event } from "../event.ts";
import { uniformBelow } from "../oracle.ts";
import { rational } from "../rational.ts";
import type { Release } from "../release.ts";
import { weightedDraw } from "../weighted-draw.ts";
import { wordsOf } from "../words.ts";
import type { Support } from "./pure-protocol.ts";

export interface RandomisedResponse {
  readonly epsilon: NanoEpsilon;
  /** Options are numbered from 0. */
  readonly options: number;
  /** Of one person's one answer. People answer apart from each other, so it is also that of everybody's answers together. */
  readonly event: Event;
  readonly support: Support;
  /** P(answer | truth). */
  probability(answer: number, truth: number): number;
  /** Independent answers, exact. The stream belongs to the sampler from here on. */
  sampler(rng: Rng): (truth: number) => number;
  respond(truth: number, rng: Rng): Release<number>;
}

/** @throws RangeError where there are not at least two options */
export function randomisedResponse(epsilon: NanoEpsilon, options = 2): RandomisedResponse {
  whole("The number of options", options, 2);
  const exact = epsilonAsRational(epsilon);
  const support = responseSupport(epsilonAsNumber(epsilon), options);
  const event: Event = { kind: "randomised-response", epsilon: epsilonAsNumber(epsilon), options };
  const isOption = (name: string, x: number) => whole(name, x, 0, options - 1);
  const sampler = (rng: Rng) => {
    const words = wordsOf(rng);
    const draw = weightedDraw([
      { count: 1n, cost: rational(0n) },
      { count: BigInt(options - 1), cost: exact },
    ]);
    return (truth: number) => {
      isOption("The truth", truth);
      if (draw(words) === 0) return truth;
      const other = options === 2 ? 0 : Number(uniformBelow(BigInt(options - 1), words));
      return other < truth ? other : other + 1;
    };
  };
  return {
    epsilon,
    options,
    event,
    support,
    probability(answer, truth) {
      isOption("The answer", answer);
      isOption("The truth", truth);
      return answer === truth ? support.own : support.other;
    },
    sampler,
    respond: (truth, rng) => ({ value: sampler(rng)(truth), event }),
  };
}

/** P(truth) and P(one given other option), for epsilon > 0 and at least two options. Neither is 1 minus the other: no digits are lost. */
export function responseSupport(epsilon: number, options = 2): Support {
  positive("Epsilon", epsilon);
  whole("The number of options", options, 2);
  const less = Math.exp(-epsilon);
  const own = 1 / (1 + (options - 1) * less);
  return { own, other: own * less };
}

/** P(truth): e^epsilon / (e^epsilon + options - 1). */
export const keepProbability = (epsilon: number, options = 2): number => responseSupport(epsilon, options).own;

/** Which epsilon a P(truth) keeps: ln(keep (options - 1) / (1 - keep)). `keep` is above 1/options and below 1. */
export function epsilonOfKeeping(keep: number, options = 2): number {
  whole("The number of options", options, 2);
  between("P(truth)", keep, 1 / options, 1);
  return Math.log(keep) + Math.log(options - 1) - Math.log1p(-keep);
}

export interface ShareEstimate {
  /** Estimated share of people whose truth is yes. May lie outside [0, 1]. */
  readonly estimate: number;
  /** From the answers themselves (plug-in): sqrt(l (1-l) / n) / (2 keep - 1), l the share of answers that are yes. */
  readonly standardError: number;
}

/** Of yes-or-no answers, `yes` of `people`, each kept with probability `keep` (above 1/2, at most 1). */
export function estimateShare(keep: number, yes: number, people: number): ShareEstimate {
  const gap = informative(keep);
  whole("The number of people", people, 1);
  whole("The number of answers that are yes", yes, 0, people);
  const seen = yes / people;
  return { estimate: (seen - (1 - keep)) / gap, standardError: Math.sqrt((seen * (1 - seen)) / people) / gap };
}

/** Variance of that estimate where the true share is `share`: that of a plain sample, plus keep (1-keep) / (n (2 keep - 1)^2). */
export function shareVariance(keep: number, share: number, people: number): number {
  const gap = informative(keep);
  within("The true share", share, 0, 1);
  whole("The number of people", people, 1);
  return (share * (1 - share) + (keep * (1 - keep)) / gap ** 2) / people;
}

function informative(keep: number): number {
  if (!(keep > 0.5 && keep <= 1))
    throw new RangeError(`P(truth) is ${keep}; it must be above 1/2 and at most 1 for answers to say anything.`);
  return 2 * keep - 1;
}
