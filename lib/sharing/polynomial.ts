/**
 * Polynomials over a field: a list of coefficients, the constant one first. The zero polynomial is the empty list or zeros;
 * `trim` brings one to the form in which the last coefficient is not zero.
 *
 * Trap: points with the same x. Interpolation would divide by zero, or where the implementation is careless pass over it in
 * silence. Every function that takes points refuses them.
 */
import type { Rng } from "../random/index.ts";
import { type FiniteField, SharingError } from "./field.ts";

export type Polynomial<E> = readonly E[];

export interface Point<E> {
  readonly x: E;
  readonly y: E;
}

/** Uniform among all polynomials of degree below `length` with this constant coefficient: the others are uniform, zero included. */
export const randomPolynomial = <E>(field: FiniteField<E>, constant: E, length: number, rng: Rng): Polynomial<E> => [
  constant,
  ...Array.from({ length: length - 1 }, () => field.random(rng)),
];

/** Horner's rule. */
export function evaluate<E>(field: FiniteField<E>, polynomial: Polynomial<E>, x: E): E {
  let y = field.zero;
  for (let i = polynomial.length - 1; i >= 0; i--) y = field.add(field.mul(y, x), polynomial[i] as E);
  return y;
}

export function trim<E>(field: FiniteField<E>, polynomial: Polynomial<E>): Polynomial<E> {
  let length = polynomial.length;
  while (length > 0 && field.equals(polynomial[length - 1] as E, field.zero)) length--;
  return polynomial.slice(0, length);
}

/** -1 for the zero polynomial. */
export const degree = <E>(field: FiniteField<E>, polynomial: Polynomial<E>): number => trim(field, polynomial).length - 1;

export const add = <E>(field: FiniteField<E>, a: Polynomial<E>, b: Polynomial<E>): Polynomial<E> =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => field.add(a[i] ?? field.zero, b[i] ?? field.zero));

export const scale = <E>(field: FiniteField<E>, a: Polynomial<E>, by: E): Polynomial<E> => a.map((c) => field.mul(c, by));

export function multiply<E>(field: FiniteField<E>, a: Polynomial<E>, b: Polynomial<E>): Polynomial<E> {
  if (a.length === 0 || b.length === 0) return [];
  const product = Array<E>(a.length + b.length - 1).fill(field.zero);
  for (const [i, c] of a.entries()) {
    for (const [j, d] of b.entries()) product[i + j] = field.add(product[i + j] as E, field.mul(c, d));
  }
  return product;
}

/** a = quotient * b + remainder, with the remainder's degree below b's. */
export function divide<E>(field: FiniteField<E>, a: Polynomial<E>, b: Polynomial<E>): readonly [Polynomial<E>, Polynomial<E>] {
  const divisor = trim(field, b);
  const lead = divisor.at(-1);
  if (lead === undefined) throw new SharingError("A polynomial cannot be divided by zero.");
  const unit = field.inverse(lead);
  const rest = [...a];
  const steps = Math.max(0, rest.length - divisor.length + 1);
  const quotient = Array<E>(steps).fill(field.zero);
  for (let at = steps - 1; at >= 0; at--) {
    const factor = field.mul(rest[at + divisor.length - 1] as E, unit);
    quotient[at] = factor;
    for (const [i, c] of divisor.entries()) rest[at + i] = field.sub(rest[at + i] as E, field.mul(factor, c));
  }
  return [trim(field, quotient), trim(field, rest)];
}

/** The product of (X - x) over the given places. */
export const vanishing = <E>(field: FiniteField<E>, places: readonly E[]): Polynomial<E> =>
  places.reduce<Polynomial<E>>((product, x) => multiply(field, product, [field.neg(x), field.one]), [field.one]);

export function refuseTwice<E>(field: FiniteField<E>, places: readonly E[]): void {
  const seen = new Set<bigint>();
  for (const x of places) {
    const name = field.toBigInt(x);
    if (seen.has(name)) throw new SharingError(`Two shares are for the same place, x = ${name}: each may be used once.`);
    seen.add(name);
  }
}

/** The weights by which values at `places` add up to the value at `at`, for every polynomial of degree below their number. */
export function lagrange<E>(field: FiniteField<E>, places: readonly E[], at: E = field.zero): readonly E[] {
  refuseTwice(field, places);
  return places.map((own, i) => {
    let above = field.one;
    let below = field.one;
    for (const [j, other] of places.entries()) {
      if (j === i) continue;
      above = field.mul(above, field.sub(at, other));
      below = field.mul(below, field.sub(own, other));
    }
    return field.mul(above, field.inverse(below));
  });
}

/** The value at `at` of the one polynomial of degree below the number of points that passes through all of them. */
export function interpolateAt<E>(field: FiniteField<E>, points: readonly Point<E>[], at: E): E {
  const weights = lagrange(
    field,
    points.map(({ x }) => x),
    at,
  );
  return points.reduce((sum, { y }, i) => field.add(sum, field.mul(weights[i] as E, y)), field.zero);
}

/** That polynomial itself (Newton's divided differences: one more point changes only one more coefficient). */
export function interpolate<E>(field: FiniteField<E>, points: readonly Point<E>[]): Polynomial<E> {
  refuseTwice(
    field,
    points.map(({ x }) => x),
  );
  let found: Polynomial<E> = [];
  let through: Polynomial<E> = [field.one]; // zero at all places so far
  for (const { x, y } of points) {
    const missing = field.sub(y, evaluate(field, found, x));
    const slope = field.mul(missing, field.inverse(evaluate(field, through, x)));
    found = add(field, found, scale(field, through, slope));
    through = multiply(field, through, [field.neg(x), field.one]);
  }
  return trim(field, found);
}
