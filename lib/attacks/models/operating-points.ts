/**
 * How good an attack is where it matters: the share of members it finds (true positive rate) while at most 1 in 100, or 1 in 1000, of the others is
 * called a member too.
 *
 * The threshold is the lowest with no more false alarms than allowed, and depends on the others' scores alone. If all scores are independent, each
 * member is above it with the same chance, and Clopper and Pearson's interval holds for that chance.
 *
 * Trap: scores of one training share its one run of noise, and are not proven to be independent. The interval is as if they were. It also takes the
 * threshold as it is, whose false alarms, few as they are, are luck too.
 * Trap: equal scores. Members sorted before others of the same score are found for free; here they are called together, or not at all.
 * Trap: with 1000 others, 1 in 1000 is one record. `alarms` says how many the number stands on.
 *
 * Source: Carlini et al. (2022), section II-B, for low false positive rates; curve and area are lib/dp's (roc.ts).
 */

import type { Measured } from "../../dp/index.ts";
import { loadClopperPearson, loadRoc } from "../../dp/index.ts";
import type { Sorted } from "./game.ts";

export interface OperatingPoint {
  /** The share of others that may be called members. */
  readonly fpr: number;
  /** How many of the others are: at most that share. */
  readonly alarms: number;
  readonly tpr: number;
  /** The interval. */
  readonly low: number;
  readonly high: number;
}

export interface Judged {
  /** Curve and area, with their bands. */
  readonly roc: Measured;
  readonly points: readonly OperatingPoint[];
}

export const RATES: readonly number[] = [0.01, 0.001];

/** @throws RangeError where a score is no number, or one side is empty */
export async function judge({ members, others }: Sorted, confidence = 0.95, rates = RATES): Promise<Judged> {
  const [{ measureRoc }, { lowerBound, upperBound }] = [await loadRoc(), await loadClopperPearson()];
  if (members.some(Number.isNaN) || others.some(Number.isNaN))
    throw new RangeError("A score is not a number, and has no place on a curve.");
  const roc = measureRoc(others, members, confidence);
  const falling = others.slice().sort().reverse();
  const alpha = (1 - confidence) / 2;
  const points = rates.map((fpr): OperatingPoint => {
    // Strictly above the first score that would be one false alarm too many. A share of 1 lets everybody through.
    const cut = falling[Math.floor(fpr * others.length + SLIP)] ?? Number.NEGATIVE_INFINITY;
    const above = (list: Float64Array) => list.reduce((count, score) => (score > cut ? count + 1 : count), 0);
    const hits = above(members);
    return {
      fpr,
      alarms: above(others),
      tpr: hits / members.length,
      low: lowerBound(hits, members.length, alpha),
      high: upperBound(hits, members.length, alpha),
    };
  });
  return { roc, points };
}

/** 0.001 times 17 000 is 17, also in doubles. */
const SLIP = 1e-9;
