/**
 * Pedersen's verifiable sharing: a second, random polynomial b hides the first. C_k = a_k G + b_k H; party i gets a(i) and
 * b(i), and checks a(i) G + b(i) H = C_0 + i C_1 + i^2 C_2 + ...
 *
 * Hides the secret from everybody, however long they compute: for each value there is exactly one blinding that gives the
 * same C_0, and the dealer drew all of them with equal chance. Binds a dealer that does not know log_G H, and no other.
 *
 * Trap: who made H? A dealer that did knows h with H = h G, and can open C_0 as whatever it likes (`blindingFor`). Here H is
 * hashed to the group, so that nobody knows h; hashing to a scalar and multiplying would give h away.
 *
 * Source: T. P. Pedersen, "Non-interactive and information-theoretic secure verifiable secret sharing", 1991,
 * doi:10.1007/3-540-46766-1_9.
 */
import type { Rng } from "../random/index.ts";
import type { Commitments } from "./feldman.ts";
import { committedAt } from "./feldman.ts";
import { type Element, G, hashToGroup, scalars, times } from "./group.ts";
import { type Polynomial, randomPolynomial } from "./polynomial.ts";
import type { ShamirShare } from "./shamir.ts";

/** The course's second generator. Its name is part of the test vector's. */
export const H: Element = hashToGroup("pedersen-h", "PET-COURSE-V1-PEDERSEN-ristretto255");

export interface PedersenShare extends ShamirShare<bigint> {
  readonly blinding: bigint;
}

export const commitPedersen = (a: Polynomial<bigint>, b: Polynomial<bigint>, h: Element = H): Commitments =>
  a.map((c, k) => times(G, c).add(times(h, b[k] as bigint)));

/** The second polynomial: random throughout, its constant coefficient too. */
export const blindingPolynomial = (length: number, rng: Rng): Polynomial<bigint> =>
  randomPolynomial(scalars, scalars.random(rng), length, rng);

export const fitsPedersen = (commitments: Commitments, { x, y, blinding }: PedersenShare, h: Element = H): boolean =>
  times(G, y).add(times(h, blinding)).equals(committedAt(commitments, x));

/** For whoever knows log = log_G H: the blinding under which a commitment to `value` is one to `other`. There is one for each. */
export function blindingFor({ value, blinding }: { value: bigint; blinding: bigint }, other: bigint, log: bigint): bigint {
  return scalars.add(blinding, scalars.mul(scalars.sub(value, other), scalars.inverse(log)));
}
