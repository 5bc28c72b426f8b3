/**
 * Sums and differences of numbers that are known by their logarithms: probabilities of 1e-500 are no doubles, their logarithms are.
 * -Infinity is the logarithm of 0 and a fine argument.
 *
 * Accuracy: each result is off by a few 1e-16 of itself or of the largest argument, whichever is larger; a difference of nearly equal
 * numbers keeps the arguments' own errors and nothing can help that.
 *
 * Trap: log(e^a - e^b) with a < b is the logarithm of a negative number. It throws; a NaN would travel.
 * Source: for log1mExp, Maechler (2012), "Accurately computing log(1 - exp(-|a|))".
 */

/** log(e^a + e^b). */
export function logAdd(a: number, b: number): number {
  const [large, small] = a >= b ? [a, b] : [b, a];
  if (small === Number.NEGATIVE_INFINITY || large === Number.POSITIVE_INFINITY) return large;
  return large + Math.log1p(Math.exp(small - large));
}

/** log(e^a - e^b). @throws RangeError where a < b. */
export function logSub(a: number, b: number): number {
  if (!(a >= b)) throw new RangeError(`e^${a} - e^${b} has no logarithm: it is below 0.`);
  if (b === Number.NEGATIVE_INFINITY) return a;
  return a === b ? Number.NEGATIVE_INFINITY : a + log1mExp(b - a);
}

/** log(1 - e^x) for x <= 0. @throws RangeError where x > 0. */
export function log1mExp(x: number): number {
  if (!(x <= 0)) throw new RangeError(`1 - e^${x} has no logarithm: it is below 0.`);
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
}

/** log of the sum of e^x over all x. Of none: -Infinity. */
export function logSumExp(xs: Iterable<number>): number {
  const all = [...xs];
  let top = Number.NEGATIVE_INFINITY;
  for (const x of all) {
    if (Number.isNaN(x)) return x;
    if (x > top) top = x;
  }
  if (!Number.isFinite(top)) return top;
  // Neumaier's sum: a million terms are as good as two.
  let [sum, lost] = [0, 0];
  for (const x of all) {
    const term = Math.exp(x - top);
    const next = sum + term;
    lost += sum >= term ? sum - next + term : term - next + sum;
    sum = next;
  }
  return top + Math.log(sum + lost);
}
