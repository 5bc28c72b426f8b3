/**
 * The sparse vector technique (AboveThreshold): a long row of questions, each answered only "above" or "below" a threshold, which stops
 * after `count` answers "above". However many answers are "below", all of it costs epsilon once.
 *
 * Half of epsilon is spent on noise in the threshold, drawn once, and half on fresh noise in every answer: rates epsilon / (2 sensitivity)
 * and epsilon / (4 count sensitivity). For count 1 that is Dwork and Roth's algorithm 1. For more, the threshold's noise is kept after an
 * "above", which needs less noise in all than starting anew `count` times.
 *
 * Trap: half of the published variants are wrong (Lyu, Su and Li list six). The usual mistakes: no noise in the answers; noise that does not
 * grow with `count`; not stopping; publishing the noisy answer that was above. In each, some row of answers is possible in one world and
 * next to impossible in the other.
 * Trap: it is owed whole from the first question on, even if nothing ever comes above.
 *
 * Source: Dwork and Roth (2014), algorithm 1 and theorem 3.23; Lyu, Su, Li, Understanding the Sparse Vector Technique (2017), algorithm 1
 * and theorem 2.
 */
import type { Rng } from "../random/index.ts";
import { whole } from "./admissible.ts";
import { epsilonAsNumber, epsilonAsRational, type NanoEpsilon } from "./budget.ts";
import type { Event } from "./event.ts";
import { discreteLaplace } from "./oracle.ts";
import { over, type Rational, rational } from "./rational.ts";
import type { Release } from "./release.ts";
import { wordsOf } from "./words.ts";

export interface SparseVectorRequest {
  readonly epsilon: NanoEpsilon;
  /** By how much one person moves any one of the answers: a whole number of at least 1. */
  readonly sensitivity: number;
  /** A whole number. Not from the data. */
  readonly threshold: number;
  /** After how many answers "above" it stops. Default: 1. */
  readonly count?: number;
}

export type Verdict = "above" | "below";

/** A row of questions under way. */
export interface AboveThreshold {
  /** How many more answers "above" there will be. 0: it has stopped. */
  readonly left: number;
  /** @throws RangeError for an answer that is no whole number, Error after it has stopped */
  ask(answer: number): Verdict;
}

export interface SparseVector {
  readonly count: number;
  /** Of the whole row, from the first question on. */
  readonly event: Event;
  /** Rates of the discrete Laplace noise, per unit of the answers. */
  readonly thresholdRate: Rational;
  readonly answerRate: Rational;
  /** A new row, with a new noisy threshold. The stream belongs to it from here on. */
  open(rng: Rng): AboveThreshold;
  /** A row whose answers are all known beforehand: verdicts up to the one that stopped it. */
  release(answers: readonly number[], rng: Rng): Release<readonly Verdict[]>;
}

export function sparseVector({ epsilon, sensitivity, threshold, count = 1 }: SparseVectorRequest): SparseVector {
  whole("The sensitivity", sensitivity, 1, 2 ** 40);
  whole("The threshold", threshold, -(2 ** 50), 2 ** 50);
  whole("The number of answers above", count, 1, 2 ** 20);
  const exact = epsilonAsRational(epsilon);
  const thresholdRate = over(exact, rational(2n * BigInt(sensitivity)));
  const answerRate = over(exact, rational(4n * BigInt(count) * BigInt(sensitivity)));
  const event: Event = { kind: "promise", epsilon: epsilonAsNumber(epsilon), delta: 0 };
  const open = (rng: Rng): AboveThreshold => {
    const words = wordsOf(rng);
    const bar = BigInt(threshold) + discreteLaplace(thresholdRate, words);
    let left = count;
    return {
      get left() {
        return left;
      },
      ask(answer) {
        whole("The answer", answer, Number.MIN_SAFE_INTEGER);
        if (left === 0) throw new Error("The row has stopped: a further question needs a new one, and its epsilon.");
        if (BigInt(answer) + discreteLaplace(answerRate, words) < bar) return "below";
        left--;
        return "above";
      },
    };
  };
  return {
    count,
    event,
    thresholdRate,
    answerRate,
    open,
    release(answers, rng) {
      const row = open(rng);
      const value: Verdict[] = [];
      for (const answer of answers) {
        if (row.left === 0) break;
        value.push(row.ask(answer));
      }
      return { value, event };
    },
  };
}
