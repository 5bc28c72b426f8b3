/**
 * Feldman's verifiable sharing. The dealer shares as Shamir does and publishes C_k = c_k G for each coefficient of its
 * polynomial. Party i checks its share against them: y G = C_0 + i C_1 + i^2 C_2 + ... Shares that fit lie on one polynomial,
 * so all sets of enough parties open one secret, the one in C_0.
 *
 * Binds the dealer whatever it can compute. Hides the secret from those who cannot take logarithms in the group, and only
 * where the secret cannot be guessed: C_0 = s G is public, and whoever tries every four-digit PIN finds it. pedersen.ts hides
 * it from everybody.
 *
 * Trap: more commitments than the threshold. Every check holds, on a polynomial of higher degree, and the sets of parties open
 * different secrets. `wellFormed` counts them.
 * Trap: different commitments to different parties. Each check holds; parties compare what they were sent (vss.ts).
 *
 * Source: P. Feldman, "A practical scheme for non-interactive verifiable secret sharing", 1987, doi:10.1109/SFCS.1987.4.
 */
import { type Element, G, identity, times, timesPublic } from "./group.ts";
import type { Polynomial } from "./polynomial.ts";
import type { ShamirShare } from "./shamir.ts";

/** One for each coefficient, the constant one first. */
export type Commitments = readonly Element[];

export const commitFeldman = (polynomial: Polynomial<bigint>): Commitments => polynomial.map((c) => times(G, c));

/** As many as the threshold: no fewer, no more. */
export const wellFormed = (commitments: Commitments, threshold: number): boolean => commitments.length === threshold;

/** What the commitments say of the share at this place: the polynomial's value there, in the group. */
export const committedAt = (commitments: Commitments, place: bigint): Element =>
  commitments.reduceRight((value, c) => timesPublic(value, place).add(c), identity);

export const fitsFeldman = (commitments: Commitments, { x, y }: ShamirShare<bigint>): boolean =>
  times(G, y).equals(committedAt(commitments, x));
