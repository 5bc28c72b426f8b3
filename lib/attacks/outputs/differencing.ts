/**
 * Differencing: two totals, one of everybody and one of everybody but the target. Their difference is the target's value.
 *
 * Knows: both published totals, and that the second leaves out the target only. Nothing of the data.
 *
 * Exact totals give the value away with certainty. Totals with independent Laplace noise of scale b each give a guess: for a bit, "1 if the
 * difference is above one half", right with probability 1 - e^-x (2 + x) / 4, x = 1 / (2b).
 *
 * Trap: a rule "no totals of fewer than ten people" does not help; both totals are of many.
 * Trap: noise that is the same in both totals cancels (lib/dp/broken/noise-not-redrawn.ts).
 *
 * Source: Denning, Denning, Schwartz, The Tracker (1979); Dwork and Roth (2014), section 1.1.
 */
import { laplaceSumTail } from "./laplace-sums.ts";

/** The attacker's best estimate of the target's value: all that there is to it. */
export const valueByDifference = (withTarget: number, withoutTarget: number): number => withTarget - withoutTarget;

/** For a bit: 1 exactly if the difference is above one half. */
export const bitByDifference = (withTarget: number, withoutTarget: number): 0 | 1 =>
  valueByDifference(withTarget, withoutTarget) > 0.5 ? 1 : 0;

/**
 * How often `bitByDifference` is right, whichever the bit.
 * @param scale b of the Laplace noise in each of the two counts; 0: exact counts
 * @throws RangeError where it is negative or no number
 */
export function differenceSuccess(scale: number): number {
  if (!(scale >= 0)) throw new RangeError(`The noise's scale is ${scale}; it must be at least 0.`);
  return scale === 0 ? 1 : 1 - laplaceSumTail(2, 1 / (2 * scale));
}
