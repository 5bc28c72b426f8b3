/**
 * Frequencies from reports that each person perturbed alone: what randomised response, unary encoding, RAPPOR and local hashing share. A
 * report "supports" a value with probability `own` if the value is the person's, and `other` if it is not. From the counts of support, the
 * true counts are estimated without bias, and the variance follows.
 *
 * Trap: the counts of support are no estimates. Of a value that nobody has, a share `other` of all reports says that somebody does.
 * Trap: estimates below 0 are right to occur. Cutting them off at 0 makes every rare value look more frequent than it is.
 *
 * Source: Wang, Blocki, Li, Jha, Locally Differentially Private Protocols for Frequency Estimation (2017), section 3 (pure protocols),
 * theorem 2 and table 1.
 */
import { positive, whole, within } from "../admissible.ts";

export interface Support {
  /** P(a report supports the person's own value). */
  readonly own: number;
  /** P(it supports one given other value). Below `own`. */
  readonly other: number;
}

/**
 * The estimated number of people who have a value.
 *
 * @param supporting how many of the reports support it
 * @param reports how many there are
 */
export function estimatedCount({ own, other }: Support, supporting: number, reports: number): number {
  whole("The number of reports", reports, 1);
  whole("The number of supporting reports", supporting, 0, reports);
  return (supporting - reports * other) / apart(own, other);
}

/**
 * Variance of that estimate, in people squared.
 *
 * @param share the true share of people who have the value, from 0 to 1
 */
export function estimateVariance({ own, other }: Support, reports: number, share = 0): number {
  whole("The number of reports", reports, 1);
  within("The share", share, 0, 1);
  const gap = apart(own, other);
  return (reports * (share * own * (1 - own) + (1 - share) * other * (1 - other))) / gap ** 2;
}

function apart(own: number, other: number): number {
  within("P(support of the own value)", own, 0, 1);
  within("P(support of another value)", other, 0, 1);
  if (!(own > other)) throw new RangeError("Reports that support every value alike say nothing: own must be above other.");
  return own - other;
}

/**
 * Local hashing: everybody hashes their value with a hash function of their own into `buckets`, and answers by randomised response on
 * those. At buckets = e^epsilon + 1 (not a whole number, so "ideal") the variance at share 0 is that of optimised unary encoding.
 */
export function localHashingSupport(epsilon: number, buckets = Math.exp(epsilon) + 1): Support {
  positive("Epsilon", epsilon);
  if (!(buckets >= 2)) throw new RangeError(`There are ${buckets} buckets; there must be at least 2.`);
  return { own: 1 / (1 + (buckets - 1) * Math.exp(-epsilon)), other: 1 / buckets };
}
