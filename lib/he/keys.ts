/**
 * Paillier's keys: n = p q is public, p and q are not.
 *
 * An encryption is (1 + m n) r^n modulo n^2. The costly half, r^n, is an n-th residue modulo n^2; it does not depend on m, so it has
 * a type of its own and can be computed before m is known. Whoever holds p and q computes it modulo p^2 and q^2: modulo p^2 the n-th
 * residues are exactly the p-th powers, and s^p depends on s modulo p only, so the exponent has half the bits and the modulus too.
 *
 * Knows: everybody n; its owner p and q, with which it opens every encryption under n.
 *
 * Trap: gcd(n, (p-1)(q-1)) must be 1, or r -> r^n is not one to one and decryption fails. Primes of equal length ensure it; it is
 * checked all the same.
 * Trap: a modulus from a stranger can be built so that "encryptions" under it stay readable or rerandomising does not hide. Here its
 * owner is assumed to follow the protocol; a proof that n is well-formed is a protocol of its own.
 *
 * Source: Paillier 1999, doi:10.1007/3-540-48910-X_16; Damgård and Jurik 2001, doi:10.1007/3-540-44586-2_9 (g = n + 1).
 */

import { gcd, inverse } from "../math/index.ts";
import type { Rng } from "../random/index.ts";
import { drawPrime } from "./primes.ts";

export interface PublicKey {
  readonly bits: number;
  readonly n: bigint;
  readonly nn: bigint;
}

/** One prime's half of what the owner needs. */
export interface Half {
  readonly p: bigint;
  readonly pp: bigint;
  /** 1 / L((1 + n)^(p-1) mod p^2) modulo p, where L(u) = (u - 1) / p: takes the exponent off after decryption. */
  readonly undo: bigint;
}

export interface PrivateKey {
  readonly open: PublicKey;
  readonly halves: readonly [Half, Half];
  /** Inverses of q modulo p, and of q^2 modulo p^2: to join what was computed in halves. */
  readonly qInverse: bigint;
  readonly qqInverse: bigint;
}

/** An encryption: a number below n^2 that has an inverse. An object, so that no plain number passes for one. */
export interface Ciphertext {
  readonly c: bigint;
}

/** r^n modulo n^2 for some r: an encryption of nothing that makes every encryption look new. */
export interface Residue {
  readonly rn: bigint;
}

const bitsOf = (n: bigint) => n.toString(2).length;

export const publicKey = (n: bigint): PublicKey => ({ bits: bitsOf(n), n, nn: n * n });

/** The key of two known primes. That they are prime is the caller's word. */
export function keyOf(p: bigint, q: bigint): PrivateKey {
  const open = publicKey(p * q);
  if (p === q || gcd(open.n, (p - 1n) * (q - 1n)) !== 1n) {
    throw new RangeError("These two primes are no Paillier key: n and (p-1)(q-1) must have no common factor.");
  }
  // (1 + n)^(p-1) = 1 + (p-1) n modulo p^2, and n / p = q: what L gives is -q modulo p.
  const half = (own: bigint, other: bigint): Half => ({ p: own, pp: own * own, undo: inverse(-other, own) });
  return { open, halves: [half(p, q), half(q, p)], qInverse: inverse(q, p), qqInverse: inverse(q * q, p * p) };
}

/** The sizes that a key can have. Below 2048 bits it is for looking at. */
export const KEY_BITS = { least: 64, most: 4096 } as const;

/** A fresh key whose n has exactly `bits` bits. `tried` is awaited after every candidate, a few milliseconds apart. */
export async function drawKey(bits: number, rng: Rng, tried: () => Promise<void>): Promise<PrivateKey> {
  if (!Number.isInteger(bits) || bits % 2 !== 0 || bits < KEY_BITS.least || bits > KEY_BITS.most) {
    throw new RangeError(`drawKey(${bits}): the bits of n are an even number from ${KEY_BITS.least} to ${KEY_BITS.most}.`);
  }
  const p = await drawPrime(bits / 2, rng.fork("p"), tried);
  for (let again = 0; ; again++) {
    const q = await drawPrime(bits / 2, rng.fork(`q${again}`), tried);
    if (q !== p) return keyOf(p, q);
  }
}
