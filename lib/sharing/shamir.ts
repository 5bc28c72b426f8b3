/**
 * Shamir's sharing: the secret is a polynomial's value at zero, the other coefficients are uniform, and party i holds the
 * value at x_i. Any `threshold` shares open it. Fewer fit every secret equally well: there is one polynomial through them and
 * each value at zero, so to whoever holds them the secret is what it was before.
 *
 * The dealer knows everything; each party knows its own share. Nobody checks anybody: a dealer may hand out shares of no
 * polynomial, a party may bring a wrong one. decode.ts finds wrong ones, verifiable sharing binds the dealer.
 *
 * Trap: a leading coefficient that is never zero ("or the degree would be too low"). Then each share rules out one secret,
 * and with many sharings of the same secret all but one fall away. All coefficients are uniform, zero included.
 * Trap: x = 0. The share of that party is the secret.
 * Trap: combining too few shares gives a value, and nothing about it looks wrong. `reconstruct` is told the threshold.
 *
 * Source: A. Shamir, "How to share a secret", CACM 22(11), 1979, doi:10.1145/359168.359176.
 */
import type { Rng } from "../random/index.ts";
import { type FiniteField, SharingError } from "./field.ts";
import { evaluate, interpolateAt, type Point, type Polynomial, randomPolynomial, refuseTwice } from "./polynomial.ts";

declare const brand: unique symbol;

/** One party's share. Made by a dealer or by `shareAt`, never of a bare value. */
export interface ShamirShare<E> extends Point<E> {
  readonly [brand]: "Shamir share";
}

export interface Plan<E> {
  /** How many shares open the secret. */
  readonly threshold: number;
  /** The places of the parties, each another element and none zero; `places` makes 1, 2, ... n. */
  readonly places: readonly E[];
}

export interface Dealing<E> {
  /** The dealer's own: the secret is its constant coefficient. */
  readonly polynomial: Polynomial<E>;
  readonly shares: readonly ShamirShare<E>[];
}

/** The usual places: 1, 2, ... count. */
export function places<E>(field: FiniteField<E>, count: number): readonly E[] {
  if (!(Number.isInteger(count) && count >= 1)) throw new SharingError(`${count} is not a number of shares.`);
  if (BigInt(count) >= field.order) {
    throw new SharingError(`${field.name} has ${field.order - 1n} places for shares besides zero, and ${count} are asked for.`);
  }
  return Array.from({ length: count }, (_, i) => field.of(i + 1));
}

/** A share that came from elsewhere. Refuses what no dealer would have made. */
export function shareAt<E>(field: FiniteField<E>, x: bigint | number, y: bigint | number): ShamirShare<E> {
  const place = field.of(x);
  refuseZero(field, [place]);
  return { x: place, y: field.of(y) } as ShamirShare<E>;
}

export function deal<E>(field: FiniteField<E>, secret: E, plan: Plan<E>, rng: Rng): Dealing<E> {
  refusePlan(field, plan);
  const constant = field.of(field.toBigInt(secret));
  const polynomial = randomPolynomial(field, constant, plan.threshold, rng);
  return { polynomial, shares: sharesOf(field, polynomial, plan.places) };
}

/** What each place gets of a given polynomial. */
export function sharesOf<E>(field: FiniteField<E>, polynomial: Polynomial<E>, at: readonly E[]): readonly ShamirShare<E>[] {
  refuseZero(field, at);
  refuseTwice(field, at);
  return at.map((x) => ({ x, y: evaluate(field, polynomial, x) }) as ShamirShare<E>);
}

/** Trusts what it is given: takes the first `threshold` shares and looks at no other. decode.ts has those who look. */
export function reconstruct<E>(field: FiniteField<E>, threshold: number, shares: readonly ShamirShare<E>[]): E {
  refuseShares(field, threshold, shares);
  return interpolateAt(field, shares.slice(0, threshold), field.zero);
}

export function refuseShares<E>(field: FiniteField<E>, threshold: number, shares: readonly ShamirShare<E>[]): void {
  const at = shares.map(({ x }) => x);
  refuseZero(field, at);
  refuseTwice(field, at);
  if (shares.length < threshold) {
    throw new SharingError(`${threshold} shares are needed and ${shares.length} are here: every secret fits them equally well.`);
  }
}

function refusePlan<E>(field: FiniteField<E>, { threshold, places: at }: Plan<E>): void {
  if (!(Number.isInteger(threshold) && threshold >= 1)) throw new SharingError(`A threshold of ${threshold} is not a number of shares.`);
  if (threshold > at.length) {
    throw new SharingError(`${threshold} shares would be needed and ${at.length} are made: nobody could ever open the secret.`);
  }
  refuseZero(field, at);
  refuseTwice(field, at);
}

function refuseZero<E>(field: FiniteField<E>, at: readonly E[]): void {
  if (at.some((x) => field.equals(x, field.zero))) {
    throw new SharingError("A share at x = 0 is the secret itself: places start at 1.");
  }
}
