/**
 * Basic composition: epsilons add up, deltas add up. Always true, also where each question is chosen after the answers before it; for many
 * small epsilons it is far from the best. The sums are exact.
 *
 * Events that are not pure (Gaussian noise, a rho) get an equal share each of the delta that the others leave.
 *
 * Source: Dwork, McSherry, Nissim, Smith (2006); Dwork, Kenthapadi, McSherry, Mironov, Naor (2006) with delta.
 */
import { exactSum } from "../exact-sum.ts";
import { compare, fromDecimal, type Rational, toNumber } from "../rational.ts";
import type { Accountant } from "./accountant.ts";
import { type Promised, promisesOf } from "./promised.ts";

/** Sums, exactly. @throws RangeError where an epsilon is not finite. */
export function addedUp(parts: readonly Promised[]): { readonly epsilon: Rational; readonly delta: Rational } {
  return {
    epsilon: exactSum(parts.map(({ epsilon, times }) => [epsilon, times])),
    delta: exactSum(parts.map(({ delta, times }) => [delta, times])),
  };
}

export const basic: Accountant = {
  id: "basic",
  name: "Basic composition",
  kind: "bound",
  source: "Dwork, McSherry, Nissim, Smith (2006)",
  epsilonAt(spending, delta) {
    const read = promisesOf(spending, delta, 0);
    if (!read.readable) return read;
    const formula = "sum of epsilons, sum of deltas";
    const never = { readable: true, epsilon: Number.POSITIVE_INFINITY, formula } as const;
    if (read.list.some(({ epsilon }) => epsilon === Number.POSITIVE_INFINITY)) return never;
    const sum = addedUp(read.list);
    return compare(sum.delta, fromDecimal(delta)) > 0 ? never : { readable: true, epsilon: toNumber(sum.epsilon), formula };
  },
};
