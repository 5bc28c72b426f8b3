/**
 * What shares say to whoever holds them: which secrets are still possible, and by how many polynomials each. The dealer drew
 * all polynomials with equal chance, so a secret is as likely as it has polynomials; where all have the same number, the
 * shares have said nothing.
 */
import type { FiniteField } from "./field.ts";
import { evaluate, interpolate, type Point, type Polynomial } from "./polynomial.ts";

/** How many polynomials of degree below the threshold pass through the points, whose places are all different. */
export function countThrough<E>(field: FiniteField<E>, threshold: number, points: readonly Point<E>[]): bigint {
  if (points.length <= threshold) return field.order ** BigInt(threshold - points.length);
  return through(field, threshold, points) ? 1n : 0n;
}

/** The one polynomial of degree below the threshold through at least as many points, or undefined where they fit none. */
function through<E>(field: FiniteField<E>, threshold: number, points: readonly Point<E>[]): Polynomial<E> | undefined {
  const polynomial = interpolate(field, points.slice(0, threshold));
  return points.every(({ x, y }) => field.equals(evaluate(field, polynomial, x), y)) ? polynomial : undefined;
}

export interface Possible {
  /** How many secrets are still possible. */
  readonly secrets: bigint;
  /** By how many polynomials each of them. */
  readonly polynomials: bigint;
}

/** Of the secrets, given shares: all of them alike, or one, or (shares that do not go together) none. */
export function possible<E>(field: FiniteField<E>, threshold: number, shares: readonly Point<E>[]): Possible {
  const all = countThrough(field, threshold, shares);
  if (shares.length < threshold) return { secrets: field.order, polynomials: all / field.order };
  return { secrets: all, polynomials: all };
}

/** How many values are possible at any one place, of a party or of none. */
export function valuesLeft<E>(field: FiniteField<E>, threshold: number, shares: readonly Point<E>[], place: E): bigint {
  const fitting = countThrough(field, threshold, shares);
  const known = shares.length >= threshold || shares.some(({ x }) => field.equals(x, place));
  return fitting === 0n ? 0n : known ? 1n : field.order;
}

/** The secrets that are still possible, by name, each tried. For fields small enough to go through. */
export function secretsLeft<E>(field: FiniteField<E>, threshold: number, shares: readonly Point<E>[]): readonly bigint[] {
  const left: bigint[] = [];
  for (let name = 0n; name < field.order; name++) {
    if (countThrough(field, threshold, [...shares, { x: field.zero, y: field.of(name) }]) > 0n) left.push(name);
  }
  return left;
}
