/**
 * The binomial law: how many of n independent tries succeed.
 *
 * Trap: tables of all n + 1 chances are mostly zeros. Only what can matter is kept.
 */
import { logBinomial } from "./gamma.ts";

export interface CountLaw {
  /** chances[i] is that of `from` + i. What is left out has a chance below 1e-14. */
  readonly from: number;
  readonly chances: Float64Array;
}

/** So many standard deviations to each side, and some: by Bernstein's inequality less than 1e-15 lies beyond. */
const REACH = 9;

export function binomialLaw(n: number, p: number): CountLaw {
  if (!(Number.isSafeInteger(n) && n >= 0))
    throw new RangeError(`A binomial law is of ${n} tries; it must be a whole number of at least 0.`);
  if (!(p > 0 && p < 1)) throw new RangeError(`A binomial law has chance ${p}; it must be above 0 and below 1.`);
  const reach = Math.ceil(REACH * Math.sqrt(n * p * (1 - p))) + 25;
  const from = Math.max(0, Math.floor(n * p) - reach);
  const to = Math.min(n, Math.ceil(n * p) + reach);
  return {
    from,
    chances: Float64Array.from({ length: to - from + 1 }, (_, i) => {
      const x = from + i;
      return Math.exp(logBinomial(n, x) + x * Math.log(p) + (n - x) * Math.log1p(-p));
    }),
  };
}
