/**
 * What every scheme here computes in: a finite field. Two kinds of it implement this interface, the integers modulo a prime
 * (prime-field.ts, elements are bigint) and bytes (gf256.ts, elements are number), and polynomials, Shamir sharing and error
 * correction are written once for both.
 *
 * Trap: reducing what does not fit. A secret of 40 in a field of 31 elements would be shared without complaint and come back
 * as 9. So `of` refuses what is not an element, and nothing here reduces a value that a caller brings.
 * Trap: a random element is drawn by rejection. A word modulo p favours small values, and a coefficient that is not uniform
 * makes shares that tell something.
 */
import type { Rng } from "../random/index.ts";

export interface FiniteField<E> {
  /** What it is called in a sentence: "F_31", "GF(2^8)". */
  readonly name: string;
  /** How many elements it has. */
  readonly order: bigint;
  readonly zero: E;
  readonly one: E;
  add(a: E, b: E): E;
  sub(a: E, b: E): E;
  mul(a: E, b: E): E;
  neg(a: E): E;
  /** Refuses zero, which has none. */
  inverse(a: E): E;
  equals(a: E, b: E): boolean;
  /** The element that a whole number names. Refuses a number that names none. */
  of(n: bigint | number): E;
  /** The whole number that names it, 0 to order - 1. */
  toBigInt(a: E): bigint;
  /** Uniform on all elements, zero included. */
  random(rng: Rng): E;
}

/** The sharing cannot be done as asked, or the shares do not go together. One sentence a person can act on. */
export class SharingError extends Error {
  override readonly name: string = "SharingError";
}

export function refuseForeign(name: string, order: bigint, n: bigint | number): void {
  const whole = typeof n === "bigint" || Number.isSafeInteger(n);
  if (whole && n >= 0 && n < order) return;
  throw new SharingError(`${n} is not an element of ${name}, whose elements are the whole numbers from 0 to ${order - 1n}.`);
}
