/**
 * Paillier's encryption: whoever has the public key can add what it cannot read.
 *
 *   E(m) = (1 + m n) r^n mod n^2      E(a) E(b) = E(a + b)      E(a)^k = E(k a)      E(a) r^n is another encryption of a
 *
 * Plaintexts are whole numbers from 0 to n - 1 and everything is modulo n: a sum that reaches n starts again at 0, and nobody notices.
 * Whoever adds must know a bound below n for every sum. A negative number is n less its size, for whoever agrees to read it so.
 *
 * Secure (no two plaintexts can be told apart) if n-th residues modulo n^2 cannot be told from other numbers (decisional composite
 * residuosity), against those who only look. Whoever may change encryptions doubles an amount without reading it, and whoever may
 * have chosen ones decrypted learns whatever they like.
 *
 * Trap: one r for two encryptions. c1 / c2 = 1 + (m1 - m2) n: the difference stands there in the clear. r = 1 is no encryption.
 * Trap: sending back a product of somebody's encryptions as it is. Its owner knows the factors and finds out which were multiplied.
 * Multiply a fresh residue onto it (rerandomise).
 *
 * Source: see keys.ts.
 */

import { gcd, inverse, joined, power } from "../math/index.ts";
import type { Rng } from "../random/index.ts";
import { uniformBelow } from "../sharing/index.ts";
import type { Ciphertext, Half, PrivateKey, PublicKey, Residue } from "./keys.ts";

/** r^n modulo n^2, for r between 0 and n without a common factor. */
export function residueOf({ n, nn }: PublicKey, r: bigint): Residue {
  if (r <= 0n || r >= n || gcd(r, n) !== 1n) throw new RangeError("The randomness of an encryption is between 0 and n and has an inverse.");
  return { rn: power(r, n, nn) };
}

/** A fresh residue: what anybody draws. */
export function drawResidue(key: PublicKey, rng: Rng): Residue {
  const draw = uniformBelow(key.n);
  for (;;) {
    const r = draw(rng);
    if (r !== 0n && gcd(r, key.n) === 1n) return residueOf(key, r); // otherwise r factors n: never, for a real key
  }
}

/**
 * A fresh residue as its owner draws it: s^p modulo p^2 and t^q modulo q^2 for uniform s, t. It is the n-th power of exactly one r, and
 * every r is equally likely: r -> r^q permutes the numbers modulo p, since q and p - 1 have no common factor.
 */
export function drawOwnResidue({ halves: [hp, hq], qqInverse }: PrivateKey, rng: Rng): Residue {
  const half = ({ p, pp }: Half) => power(uniformBelow(p - 1n)(rng) + 1n, p, pp);
  const x = half(hp);
  return { rn: joined(x, hp.pp, half(hq), hq.pp, qqInverse) };
}

/** The residue of a known r, computed in halves: the same number as residueOf gives, in about a third of the time. */
export function ownResidueOf({ open: { n }, halves: [hp, hq], qqInverse }: PrivateKey, r: bigint): Residue {
  const half = ({ p, pp }: Half) => power(power(r % p, (n / p) % (p - 1n), p), p, pp);
  return { rn: joined(half(hp), hp.pp, half(hq), hq.pp, qqInverse) };
}

export function encrypt({ n, nn }: PublicKey, m: bigint, { rn }: Residue): Ciphertext {
  if (m < 0n || m >= n) throw new RangeError("A plaintext is a whole number from 0 to n - 1.");
  return { c: ((1n + m * n) * rn) % nn };
}

export function decrypt({ halves: [hp, hq], qInverse }: PrivateKey, { c }: Ciphertext): bigint {
  const half = ({ p, pp, undo }: Half) => (((power(c % pp, p - 1n, pp) - 1n) / p) * undo) % p;
  return joined(half(hp), hp.p, half(hq), hq.p, qInverse);
}

/** An encryption of zero that hides nothing: where a sum begins. */
export const ZERO: Ciphertext = { c: 1n };

export const add = ({ nn }: PublicKey, a: Ciphertext, b: Ciphertext): Ciphertext => ({ c: (a.c * b.c) % nn });

/** Of k times the plaintext; k may be negative. */
export const times = ({ nn }: PublicKey, { c }: Ciphertext, k: bigint): Ciphertext => ({
  c: k < 0n ? power(inverse(c, nn), -k, nn) : power(c, k, nn),
});

export const rerandomise = ({ nn }: PublicKey, { c }: Ciphertext, { rn }: Residue): Ciphertext => ({ c: (c * rn) % nn });
