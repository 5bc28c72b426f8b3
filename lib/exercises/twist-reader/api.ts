/**
 * You write two functions and export them. `tools` comes last, after the other arguments.
 *
 *   onCurve(u, tools)                      is there a point of the curve with this u?
 *   candidatesOf(masked, points, tools)    which items each masked point can be of.
 *
 * You took part in a run of the two keys' protocol on u-coordinates alone. The curve is v² = u³ + 486662·u² + u modulo p = 2²⁵⁵ - 19. A u for which
 * the right side has no root is no mistake: it belongs to another curve, the twist, and the program multiplies it like any other.
 */

/** A u-coordinate: 32 bytes, the lowest first. */
export type Encoded = Uint8Array;

/** True for the u of a point of the curve, false for the u of a point of its twist. 0 is the u of a point of the curve. `u` is from 0 to p - 1. */
export type OnCurve = (u: bigint, tools: Tools) => boolean;

/**
 * For each masked point, the numbers of the candidates that it can be of, ascending, from 0. Rule out what the point rules out, and nothing else.
 *
 * @param masked  What the other party sent: u of a·H(y) for each of its items y, shuffled. You do not know a.
 * @param points  u of H(x) for each item x that you can think of. H is public. Not all of them are on the other party's list, and it may have
 *                items that you did not think of.
 */
export type CandidatesOf = (masked: readonly Encoded[], points: readonly Encoded[], tools: Tools) => readonly (readonly number[])[];

export interface Tools {
  /** p = 2²⁵⁵ - 19. */
  readonly prime: bigint;
  /** The number of 32 bytes, the lowest first. */
  toNumber(u: Encoded): bigint;
  /** base to the exponent, modulo p. Both from 0 to p - 1. */
  power(base: bigint, exponent: bigint): bigint;
}
