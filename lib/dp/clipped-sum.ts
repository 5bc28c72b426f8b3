/**
 * A sum in which nobody counts for more than a bound. Without a bound one person can move a sum as far as they like, and no noise hides
 * that; with one, adding or removing a person moves it by at most the bound, and that is the sensitivity.
 *
 * What it costs is twofold. Whoever is above the bound is cut, which makes the sum too small (bias, the same in every answer);
 * and the noise grows with the bound (chance, another in every answer). A low bound buys little noise with much bias, a high
 * one the reverse. One euro more of bound saves everybody above it a euro of bias and adds 1/epsilon of noise, so bias plus noise is least
 * where 1/epsilon people stand above the bound; the answer's mean distance from the truth is least somewhat lower, because noise as
 * large as the bias hides it half of the time.
 *
 * Trap: the best bound is a property of the data. Whoever picks it by looking has published something without noise. It has to be declared
 * beforehand, from what anybody knows, or bought from the budget like any other answer.
 *
 * Source: Dwork and Roth, The Algorithmic Foundations of Differential Privacy (2014), section 3; Amin, Kulesza, Munoz Medina,
 * Vassilvitskii, Bounding User Contributions (2019), for the trade.
 */
import { meanDistance, meanSize } from "./discrete-laplace.ts";

export interface ClippedSum {
  readonly sum: number;
  /** How many values were above the bound. */
  readonly clipped: number;
  /** What was cut off in all. */
  readonly bias: number;
}

/** The values are whole numbers, from 0. */
export function clippedSum(values: readonly number[], bound: number): ClippedSum {
  let [sum, clipped, bias] = [0, 0, 0];
  for (const value of values) {
    sum += Math.min(value, bound);
    if (value > bound) {
      clipped++;
      bias += value - bound;
    }
  }
  return { sum, clipped, bias };
}

export interface BoundCost {
  readonly bound: number;
  readonly bias: number;
  /** Mean size of geometric noise at this sensitivity. */
  readonly noise: number;
  /** Mean distance of the published answer from the true sum: both together, exactly. */
  readonly error: number;
}

export function costOf(values: readonly number[], bound: number, epsilon: number): BoundCost {
  const { bias } = clippedSum(values, bound);
  const rate = epsilon / bound;
  return { bound, bias, noise: meanSize(rate), error: meanDistance(rate, bias) };
}

/** The cheapest bound there is for these values, among all whole ones. Nobody who publishes may know it (see the trap). */
export function cheapestBound(values: readonly number[], epsilon: number): BoundCost {
  const largest = values.reduce((most, value) => Math.max(most, value), 1);
  let best = costOf(values, 1, epsilon);
  for (let bound = 2; bound <= largest; bound++) {
    const cost = costOf(values, bound, epsilon);
    if (cost.error < best.error) best = cost;
  }
  return best;
}
