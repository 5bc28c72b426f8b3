/**
 * Optimal composition: the smallest epsilon that follows from the answers' (epsilon, delta) alone. No other such mechanism gives more away
 * than one that, with probability delta, says everything, and otherwise answers by randomised response. So it is enough to compose those,
 * and their law is a list: how many of the answers are lies, and with which odds.
 *
 * Trap: optimal for what is known, and no more is known than (epsilon, delta). Gaussian noise by its own law (rdp, pld) is often better.
 * Trap: with n different epsilons the list has 2^n lines, and the problem is #P-complete. Equal losses are one line (losses are summed
 * exactly, so 0.1 + 0.2 meets 0.3), which keeps typed epsilons short; where the list is too long the page is told.
 * Trap: KOV's theorem lists epsilons k, k-2, k-4, ... times epsilon. Between those the curve is known as well; `optimalStep` is the list,
 * `optimalEpsilon` the curve.
 *
 * Accuracy: about 1e-15 for each answer (1e-12 of itself at 1000); all sums have positive terms only. Below a delta of 1e-280 the epsilon
 * is the plain sum.
 *
 * Source: Kairouz, Oh, Viswanath (2017), theorem 3.3; Murtagh, Vadhan (2016), theorem 1.5, for unequal ones.
 */
import { compare, fromDecimal, times as product, type Rational, rational, toNumber } from "../rational.ts";
import type { Accountant, Owed } from "./accountant.ts";
import { addedUp } from "./basic.ts";
import { admissibleDelta, type Promised, promisesOf } from "./promised.ts";
import { type Line, tooLong, truthOrLie } from "./truth-or-lie.ts";

const TINY = 1e-280;

/** delta at epsilon, of the list: sum of P (1 - e^(epsilon - loss)) over the losses above epsilon. */
function deltaOf(lines: readonly Line[], epsilon: number): number {
  let sum = 0;
  for (const { loss, mass } of lines) if (loss > epsilon) sum += mass * -Math.expm1(epsilon - loss);
  return Math.min(1, sum);
}

/**
 * The epsilon at delta, of the list. Down the list, from loss to loss: `delta` is the curve's value there, `slope` its slope. Between two
 * losses the curve is one exponential, so the crossing needs no search.
 */
function epsilonOf(lines: readonly Line[], wanted: number): number {
  let [delta, slope] = [0, 0];
  for (const [i, { loss, mass }] of lines.entries()) {
    if (loss <= 0) return 0;
    slope += mass;
    const next = Math.max(0, lines[i + 1]?.loss ?? 0);
    const after = delta + slope * -Math.expm1(next - loss);
    if (after > wanted) return loss + Math.log1p(-(wanted - delta) / slope);
    [delta, slope] = [after, slope * Math.exp(next - loss)];
  }
  return 0;
}

/** The chance that no answer says everything, and its complement. */
const failure = (parts: readonly Promised[]): number =>
  -Math.expm1(parts.reduce((log, { delta, times }) => log + times * Math.log1p(-delta), 0));

function linesOrThrow(parts: readonly Promised[]): readonly Line[] {
  for (const { epsilon, delta } of parts) {
    if (!(epsilon >= 0 && Number.isFinite(epsilon)))
      throw new RangeError(`An answer's epsilon is ${epsilon}; it must be at least 0 and finite.`);
    admissibleDelta(delta);
  }
  const lines = truthOrLie(parts);
  if (lines === undefined) throw new RangeError(tooLong);
  return lines;
}

/** The smallest delta of all answers at an epsilon of at least 0. @throws RangeError also where there are too many different epsilons. */
export function optimalDelta(parts: readonly Promised[], epsilon: number): number {
  if (!(epsilon >= 0)) throw new RangeError(`Epsilon is ${epsilon}; it must be at least 0.`);
  const lines = linesOrThrow(parts);
  const failed = failure(parts);
  return failed + (1 - failed) * deltaOf(lines, epsilon);
}

/** The smallest epsilon of all answers at a delta. Infinity where their own deltas are more than that. */
export function optimalEpsilon(parts: readonly Promised[], delta: number): number {
  admissibleDelta(delta);
  return epsilonWithin(parts, linesOrThrow(parts), delta);
}

function epsilonWithin(parts: readonly Promised[], lines: readonly Line[], delta: number): number {
  const { epsilon: sum, delta: own } = addedUp(parts);
  const failed = failure(parts);
  // The sum is exact, and the product never above it: a promise kept to the last digit is not refused for rounding.
  const left = compare(own, fromDecimal(delta)) <= 0 ? Math.max(delta - failed, 0) : delta - failed;
  if (left < 0) return Number.POSITIVE_INFINITY;
  const rest = left / (1 - failed);
  return rest < TINY ? toNumber(sum) : Math.min(toNumber(sum), epsilonOf(lines, rest));
}

/** KOV's list: the smallest of k epsilon, (k-2) epsilon, ... that `count` equal answers keep at `delta`. Infinity where none does. */
export function optimalStep(each: Omit<Promised, "times">, count: number, delta: number): number {
  admissibleDelta(delta);
  const parts = [{ ...each, times: count }];
  const lines = linesOrThrow(parts);
  const failed = failure(parts);
  const at = (steps: number): Rational => product(fromDecimal(each.epsilon), rational(BigInt(steps)));
  let kept = Number.POSITIVE_INFINITY;
  for (let steps = count; steps >= 0; steps -= 2) {
    const epsilon = toNumber(at(steps));
    if (failed + (1 - failed) * (steps === count ? 0 : deltaOf(lines, epsilon)) > delta) break;
    kept = epsilon;
  }
  return kept;
}

export const optimal: Accountant = {
  id: "optimal",
  name: "Optimal composition",
  kind: "bound",
  source: "Kairouz, Oh, Viswanath (2017), theorem 3.3; Murtagh, Vadhan (2016), theorem 1.5",
  epsilonAt(spending, delta) {
    // Where answers need a share of the delta: all of it to them, or half of it to the composition, whichever is better.
    const reads = [promisesOf(spending, delta, 0), promisesOf(spending, delta, 0.5)];
    const owed = reads
      .slice(0, reads.some((read) => read.readable && read.shared) ? 2 : 1)
      .map((read) => (read.readable ? epsilonAt(read.list, delta) : read));
    return owed.reduce((best, next) => (best.readable && next.readable && next.epsilon < best.epsilon ? next : best));
  },
};

function epsilonAt(list: readonly Promised[], delta: number): Owed | { readonly readable: false; readonly why: string } {
  const equal = new Set(list.map(({ epsilon, delta: own }) => `${epsilon} ${own}`)).size <= 1;
  const formula = equal
    ? "k answers by randomised response, k-2i of them true: the exact sum"
    : "all answers by randomised response: the exact sum over who lied";
  if (list.some(({ epsilon }) => epsilon === Number.POSITIVE_INFINITY))
    return { readable: true, epsilon: Number.POSITIVE_INFINITY, formula };
  const lines = truthOrLie(list);
  return lines === undefined ? { readable: false, why: tooLong } : { readable: true, epsilon: epsilonWithin(list, lines, delta), formula };
}
