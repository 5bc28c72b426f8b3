/**
 * BROKEN, four times: the sparse vector technique (which of many counts are above a threshold, at a price for the "above" only) and the ways in
 * which published versions of it went wrong. The face is that of the right one (../sparse-vector.ts), event and all; only `mistake` is new.
 *
 *   no-query-noise          noise on the threshold only: "below" and "above" in one output bound it from both sides
 *   query-noise-not-redrawn one noise for all queries: the same, since only its difference from the threshold's matters
 *   no-cutoff               it never stops: every "above" costs, and there is no end to them
 *   cutoff-not-paid         it stops after `count` "above", but the noise is that of one
 *
 * Trap: the technique is free of charge for "below" only as long as every query has fresh noise and somebody counts the "above".
 * Source: Lyu, Su, Li, Understanding the Sparse Vector Technique for Differential Privacy (2017): its algorithm 5 has no query noise, 6 no
 * cut-off, 4 too little noise; theorem 3 for the pair of databases.
 */
import { finite, positive } from "../admissible.ts";
import { nanoEpsilon } from "../budget.ts";
import { discreteLaplace } from "../oracle.ts";
import { type AboveThreshold, type SparseVector, type SparseVectorRequest, sparseVector, type Verdict } from "../sparse-vector.ts";
import { wordsOf } from "../words.ts";
import type { Exhibit } from "./exhibit.ts";

export type SparseVectorMistake = "no-query-noise" | "query-noise-not-redrawn" | "no-cutoff" | "cutoff-not-paid";

/** What the safe one takes, and refuses what it refuses. */
export function brokenSparseVector(mistake: SparseVectorMistake, request: SparseVectorRequest): SparseVector {
  const right = sparseVector(request);
  const answerRate = mistake === "cutoff-not-paid" ? sparseVector({ ...request, count: 1 }).answerRate : right.answerRate;
  const endless = mistake === "no-cutoff" || mistake === "no-query-noise";
  const open: SparseVector["open"] = (rng): AboveThreshold => {
    const words = wordsOf(rng);
    const bar = BigInt(request.threshold) + discreteLaplace(right.thresholdRate, words);
    const once = discreteLaplace(answerRate, words);
    let left = endless ? Number.POSITIVE_INFINITY : right.count;
    return {
      get left() {
        return left;
      },
      ask(answer) {
        if (left === 0) throw new Error("The row has stopped.");
        const noise = mistake === "no-query-noise" ? 0n : mistake === "query-noise-not-redrawn" ? once : discreteLaplace(answerRate, words);
        if (BigInt(answer) + noise < bar) return "below";
        left--;
        return "above";
      },
    };
  };
  return {
    ...right,
    answerRate,
    open,
    release(answers, rng) {
      const row = open(rng);
      const value: Verdict[] = [];
      for (const answer of answers) {
        if (row.left === 0) break;
        value.push(row.ask(answer));
      }
      return { value, event: right.event };
    },
  };
}

/**
 * Without query noise, and with continuous Laplace noise of scale 2 / epsilon on the threshold: the probability of exactly this output. All
 * "below" answers are at most threshold + rho, all "above" answers are more; so rho lies between two numbers, or nowhere.
 * @throws RangeError where epsilon is not above 0, an answer is not finite, or there is not one word for each answer
 */
export function probabilityWithoutQueryNoise(
  answers: readonly number[],
  output: readonly Verdict[],
  threshold: number,
  epsilon: number,
): number {
  positive("Epsilon", epsilon);
  finite("The threshold", threshold);
  if (answers.length !== output.length) throw new RangeError(`${output.length} words about ${answers.length} answers: one for each.`);
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [i, answer] of answers.entries()) {
    const gap = finite("An answer", answer) - threshold;
    if (output[i] === "below") low = Math.max(low, gap);
    else high = Math.min(high, gap);
  }
  return low < high ? massBetween((low * epsilon) / 2, (high * epsilon) / 2) : 0;
}

/** Of the Laplace law of scale 1. By the side of 0, so that no small mass is a difference of large ones. */
function massBetween(low: number, high: number): number {
  if (low < 0 && high > 0) return massBetween(0, -low) + massBetween(0, high);
  const [near, far] = low >= 0 ? [low, high] : [-high, -low];
  return near === far ? 0 : (-Math.exp(-near) * Math.expm1(near - far)) / 2;
}

const EPSILON = 1;
const promised = { epsilon: EPSILON, delta: 0, relation: "replace-one" } as const;
type Row = Exhibit<readonly number[], readonly Verdict[]>;

/** Exact answers, of which each moves by at most 1, about a threshold at 0. */
function exhibit(mistake: SparseVectorMistake, count: number, rest: Pick<Row, "title" | "wrong" | "pair" | "event">): Row {
  const request: SparseVectorRequest = { epsilon: nanoEpsilon(EPSILON), sensitivity: 1, threshold: 0, count };
  const [right, wrong] = [sparseVector(request), brokenSparseVector(mistake, request)];
  return {
    id: `sparse-vector-${mistake}`,
    promised,
    ...rest,
    safe: (rng) => (answers) => right.release(answers, rng).value,
    broken: (rng) => (answers) => wrong.release(answers, rng).value,
  };
}

/** Two answers that both move by 1, in opposite directions: the output is impossible for the second database. */
const crossing = {
  pair: [
    [0, 1],
    [1, 0],
  ],
  event: { name: "below, above", holds: (said) => said.join() === "below,above" },
} as const satisfies Pick<Row, "pair" | "event">;

export const noQueryNoise = exhibit("no-query-noise", 1, {
  ...crossing,
  title: "Sparse vector without query noise",
  wrong: "Only the threshold has noise, so an output can be possible for one database and impossible for its neighbour.",
});

export const queryNoiseNotRedrawn = exhibit("query-noise-not-redrawn", 1, {
  ...crossing,
  title: "Sparse vector with one noise for all queries",
  wrong: "All queries share one noise, which amounts to noise on the threshold alone, so an output can be impossible for the neighbour.",
});

const QUERIES = 400;
const alike = Array<number>(QUERIES).fill(0);
/** Every answer moves by 1: up at even places, down at odd ones. */
const combed = alike.map((_, i) => (i % 2 === 0 ? 1 : -1));

/** How many more "above" at even places than at odd ones. */
const lean = (said: readonly Verdict[]): number => said.reduce((sum, word, i) => sum + (word === "below" ? 0 : i % 2 === 0 ? 1 : -1), 0);
const LEANING = 26;
const leaning = {
  pair: [combed, alike],
  event: { name: `"above" at ${LEANING} more even places than odd ones`, holds: (said) => lean(said) >= LEANING },
} as const satisfies Pick<Row, "pair" | "event">;

export const noCutoff = exhibit("no-cutoff", 1, {
  ...leaning,
  title: "Sparse vector that never stops",
  wrong: "Every answer above the threshold costs, but it goes on after the first, so the loss grows with the number of queries.",
});

export const cutoffNotPaid = exhibit("cutoff-not-paid", QUERIES / 2, {
  ...leaning,
  title: "Sparse vector with the noise of one answer",
  wrong: "It stops after as many answers above the threshold as were agreed, but the noise is that of a single one.",
});
