/**
 * Advanced composition: k answers cost about sqrt(k) epsilon, not k epsilon, if a small delta' more is allowed. Two forms.
 *
 * Trap: "advanced" does not mean smaller. 30 answers at epsilon 1 and delta' 1e-5: added up 30, by Dwork and Roth's form 77.8. The form
 * of Kairouz, Oh and Viswanath is the least of three, and one of the three is the sum.
 *
 * Source: Dwork and Roth (2014), theorem 3.20, stated for equal epsilons; its proof is Azuma's inequality, which has a step of its own for
 * every answer, so unequal ones put sums where k copies were. Kairouz, Oh, Viswanath (2017), theorem 3.4, and 3.5 for unequal ones.
 */
import { exactSum } from "../exact-sum.ts";
import { fromDecimal, minus, toNumber } from "../rational.ts";
import type { Accountant } from "./accountant.ts";
import { addedUp } from "./basic.ts";
import { admissibleDelta, type Promised, promisesOf } from "./promised.ts";

/** Sum of a term over all answers. */
const over = (parts: readonly Promised[], term: (epsilon: number) => number): number =>
  parts.reduce((sum, { epsilon, times }) => sum + times * term(epsilon), 0);
const squares = (parts: readonly Promised[]): number => over(parts, (epsilon) => epsilon * epsilon);

function admissible(parts: readonly Promised[], slack: number): void {
  if (!(slack > 0 && slack < 1)) throw new RangeError(`Delta' is ${slack}; it must be above 0 and below 1.`);
  for (const { epsilon, delta, times } of parts) {
    if (!(epsilon >= 0)) throw new RangeError(`An answer's epsilon is ${epsilon}; it must be at least 0.`);
    if (!(Number.isSafeInteger(times) && times >= 0))
      throw new RangeError(`An answer was given ${times} times; that is no whole number of at least 0.`);
    admissibleDelta(delta);
  }
}

/**
 * sqrt(2 ln(1/delta') sum epsilon^2) + sum epsilon (e^epsilon - 1): the epsilon of all answers, at their deltas' sum plus delta'.
 *
 * @param slack delta', above 0 and below 1
 */
export function dworkRoth(parts: readonly Promised[], slack: number): number {
  admissible(parts, slack);
  return Math.sqrt(-2 * Math.log(slack) * squares(parts)) + over(parts, (epsilon) => epsilon * Math.expm1(epsilon));
}

/** The epsilon of all answers, at delta 1 - (1 - delta') product of (1 - delta): the least of the sum and of two bounds on its deviation. */
export function kairouzOhViswanath(parts: readonly Promised[], slack: number): number {
  admissible(parts, slack);
  const mean = over(parts, (epsilon) => epsilon * Math.tanh(epsilon / 2)); // (e^epsilon - 1) / (e^epsilon + 1) = tanh(epsilon / 2)
  const spread = squares(parts);
  const sum = over(parts, (epsilon) => epsilon);
  return Math.min(
    sum,
    mean + Math.sqrt(2 * spread * Math.log(Math.E + Math.sqrt(spread) / slack)),
    mean + Math.sqrt(-2 * spread * Math.log(slack)),
  );
}

/** The delta of all answers by each of the two: the sum, or (KOV) 1 - (1 - delta') product of (1 - delta). At most 1. */
export function deltaOfAll(parts: readonly Promised[], slack: number, form: "sum" | "product"): number {
  admissible(parts, slack);
  if (form === "product") return -Math.expm1(parts.reduce((log, { delta, times }) => log + times * Math.log1p(-delta), Math.log1p(-slack)));
  return Math.min(1, toNumber(exactSum([...parts.map(({ delta, times }) => [delta, times] as const), [slack, 1]])));
}

/** Dwork and Roth's form. delta' is what the answers' own deltas leave, or half of it if some answers need a share to have an epsilon. */
export const advanced: Accountant = {
  id: "advanced",
  name: "Advanced composition",
  kind: "bound",
  source: "Dwork, Roth (2014), theorem 3.20",
  epsilonAt(spending, delta) {
    const read = promisesOf(spending, delta, 0.5);
    if (!read.readable) return read;
    const formula = "sqrt(2 ln(1/delta') sum epsilon^2) + sum epsilon (e^epsilon - 1)";
    const epsilon = (value: number) => ({ readable: true, epsilon: value, formula }) as const;
    if (read.list.some((part) => part.epsilon === Number.POSITIVE_INFINITY)) return epsilon(Number.POSITIVE_INFINITY);
    const slack = toNumber(minus(fromDecimal(delta), addedUp(read.list).delta));
    if (read.list.every((part) => part.epsilon === 0)) return epsilon(slack >= 0 ? 0 : Number.POSITIVE_INFINITY);
    return epsilon(slack > 0 ? dworkRoth(read.list, slack) : Number.POSITIVE_INFINITY);
  },
};
