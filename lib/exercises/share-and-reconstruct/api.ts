/**
 * You write two functions and export them. `tools` comes last, after the other arguments.
 *
 *   share(secret, threshold, count, p, tools)    cuts a secret into `count` shares, any `threshold` of which open it
 *   reconstruct(shares, threshold, p, tools)     opens it
 *
 * All numbers are computed modulo the prime p, and are bigint: 7n, not 7. In JavaScript the remainder of a negative number is negative:
 * -3n % 11n is -3n.
 */

/** The value y of the polynomial at the place x. */
export interface Share {
  readonly x: bigint;
  /** From 0 to p - 1. */
  readonly y: bigint;
}

/**
 * Makes the shares. Throws an Error if what is asked for cannot be done.
 *
 * @param secret     From 0 to p - 1.
 * @param threshold  How many shares open the secret: at least 1.
 * @param count      How many shares to make: at least `threshold`. No two for the same place.
 * @param p          A prime. It may be as small as 11 and as large as 2^61 - 1.
 */
export type ShareSecret = (secret: bigint, threshold: number, count: number, p: bigint, tools: Tools) => readonly Share[];

/**
 * Finds the secret. Throws an Error if the shares that were brought cannot give it: people bring them, in any order, and not every share
 * that is brought was made by you.
 *
 * @param shares     Any `threshold` of the shares, or more. Their places are not always 1, 2, 3.
 */
export type Reconstruct = (shares: readonly Share[], threshold: number, p: bigint, tools: Tools) => bigint;

export interface Tools {
  /** The number whose product with `a` is 1 modulo p. Throws for a multiple of p, which has none. */
  inverse(a: bigint, p: bigint): bigint;
  /** Fresh randomness. `Math.random` is not here: whoever sees some of its numbers can compute the next ones. */
  readonly rng: {
    /** A whole number from 0n to bound - 1n, each equally likely. */
    below(bound: bigint): bigint;
    /** `length` random bytes. */
    bytes(length: number): Uint8Array;
  };
}
