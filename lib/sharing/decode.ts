/**
 * Whoever opens and does not trust: do all shares lie on one polynomial of degree below t, and if not, which are wrong?
 * Shares of one secret are a word of a Reed-Solomon code. Of m shares present with threshold t,
 *
 *   up to m - t wrong ones are always noticed              (two words differ in at least m - t + 1 places),
 *   e wrong ones are always corrected where m >= t + 2e    (so e is at most the half of m - t, rounded down),
 *   and beyond that nothing is promised: a wrong secret can pass.
 *
 * Trap: the two promises are for two readers. One that corrects whenever it can takes, with more wrong shares than it can
 * correct, another polynomial for the right one and calls honest parties wrong; one that only checks would have refused.
 *
 * `forge` makes such a case. It needs no secret and no honest share: only the places.
 *
 * Source: S. Gao, "A new algorithm for decoding Reed-Solomon codes", 2003, doi:10.1007/978-1-4757-3789-9_5.
 */
import { type FiniteField, SharingError } from "./field.ts";
import { add, degree, divide, evaluate, interpolate, multiply, type Polynomial, scale, vanishing } from "./polynomial.ts";
import { refuseShares, type ShamirShare } from "./shamir.ts";

export interface Decoded<E> {
  readonly polynomial: Polynomial<E>;
  readonly secret: E;
  /** The shares that do not lie on it. */
  readonly wrong: readonly ShamirShare<E>[];
}

/** How many wrong ones of m shares present are always noticed. */
export const noticed = (threshold: number, present: number): number => Math.max(0, present - threshold);
/** How many are always corrected. */
export const correctable = (threshold: number, present: number): number => Math.floor(noticed(threshold, present) / 2);

/** Accepts only where all shares lie on one polynomial. Undefined: some are wrong. */
export function check<E>(field: FiniteField<E>, threshold: number, shares: readonly ShamirShare<E>[]): Decoded<E> | undefined {
  refuseShares(field, threshold, shares);
  return decoded(field, interpolate(field, shares.slice(0, threshold)), shares, 0);
}

/** The one polynomial from which at most `correctable` shares differ. Undefined: there is none. */
export function correct<E>(field: FiniteField<E>, threshold: number, shares: readonly ShamirShare<E>[]): Decoded<E> | undefined {
  refuseShares(field, threshold, shares);
  const m = shares.length;
  const at = shares.map(({ x }) => x);
  // Euclid's algorithm on (the polynomial that is zero at all places, the one through all shares), ended half way: what stands
  // there is the error locator, and the locator times the polynomial that was dealt.
  let [before, now] = [vanishing(field, at), interpolate(field, shares)];
  let [locatorBefore, locator]: [Polynomial<E>, Polynomial<E>] = [[], [field.one]];
  while (2 * degree(field, now) >= m + threshold) {
    const [quotient, rest] = divide(field, before, now);
    const next = add(field, locatorBefore, scale(field, multiply(field, quotient, locator), field.neg(field.one)));
    [before, now, locatorBefore, locator] = [now, rest, locator, next];
  }
  const [polynomial, rest] = divide(field, now, locator);
  if (degree(field, rest) >= 0 || degree(field, polynomial) >= threshold) return undefined;
  return decoded(field, polynomial, shares, correctable(threshold, m));
}

function decoded<E>(field: FiniteField<E>, polynomial: Polynomial<E>, shares: readonly ShamirShare<E>[], allowed: number) {
  const wrong = shares.filter(({ x, y }) => !field.equals(evaluate(field, polynomial, x), y));
  return wrong.length <= allowed ? { polynomial, secret: polynomial[0] ?? field.zero, wrong } : undefined;
}

/**
 * What corrupt parties do together: they add to their shares the values of a polynomial of degree below t that is `shift` at
 * zero and zero at as many honest places as its degree allows. All their shares then lie with t - 1 honest ones (or with all
 * the honest, where there are fewer) on one polynomial, whose secret is moved by exactly `shift`.
 */
export function forge<E>(
  field: FiniteField<E>,
  threshold: number,
  own: readonly ShamirShare<E>[],
  honest: readonly E[],
  shift: E,
): readonly ShamirShare<E>[] {
  if (field.equals(shift, field.zero)) throw new SharingError("A shift of zero moves nothing.");
  const left = vanishing(field, honest.slice(0, threshold - 1));
  const factor = field.mul(shift, field.inverse(evaluate(field, left, field.zero)));
  const moved = scale(field, left, factor);
  return own.map(({ x, y }) => ({ x, y: field.add(y, evaluate(field, moved, x)) }) as ShamirShare<E>);
}
