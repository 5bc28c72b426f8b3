/**
 * Paillier with a short exponent (Damgård, Jurik, Nielsen 2010): instead of r^n for a fresh r, an encryption takes h_s^a for a fresh a of
 * half of n's bits and a base h_s that stands in the public key. One base for all encryptions has powers that can be kept in a table, and the
 * exponent is half as long: some six times as fast as r^n.
 *
 *   p, q = 3 modulo 4, gcd(p-1, q-1) = 2;   h = -x^2 mod n for a random x;   h_s = h^n mod n^2
 *
 * Knows: as with Paillier's own. Decryption is the same, and so is everything that is done with encryptions.
 *
 * Secure if, in addition, short powers of h cannot be told from all its powers modulo n, by somebody without p and q.
 *
 * Trap: any primes. With p or q = 1 modulo 4, -x^2 may be a square, and with another common factor of p-1 and q-1 the powers of h miss too
 * much of the group.
 * Trap: short exponents against the key's owner. It takes logarithms modulo p and q, which are half as long, and a sum of its own exponent and
 * another short one says much of its own. Who hides from the owner which encryption it passes on draws a whole residue (drawResidue).
 * Trap: the table is for a base that everybody knows and its look-ups follow a secret exponent: whoever shares the cache learns about it.
 *
 * Source: Damgård, Jurik, Nielsen, Int. J. Information Security 9 (2010), doi:10.1007/s10207-010-0119-9.
 */
import { bytesToNumberBE, numberToBytesBE } from "@noble/curves/utils.js";
import { expectLength, type Layout } from "../channel/index.ts";
import { gcd, power } from "../math/index.ts";
import type { Rng } from "../random/index.ts";
import { uniformBelow } from "../sharing/index.ts";
import { KEY_BITS, keyOf, type PrivateKey, type PublicKey, type Residue } from "./keys.ts";
import { drawPrime } from "./primes.ts";

/** A key whose primes fit. */
export async function drawShortKey(bits: number, rng: Rng, tried: () => Promise<void>): Promise<PrivateKey> {
  if (!Number.isInteger(bits) || bits % 2 !== 0 || bits < KEY_BITS.least || bits > KEY_BITS.most) {
    throw new RangeError(`drawShortKey(${bits}): the bits of n are an even number from ${KEY_BITS.least} to ${KEY_BITS.most}.`);
  }
  const fits = (candidate: bigint) => candidate % 4n === 3n;
  const p = await drawPrime(bits / 2, rng.fork("p"), tried, fits);
  for (let again = 0; ; again++) {
    const q = await drawPrime(bits / 2, rng.fork(`q${again}`), tried, fits);
    if (q !== p && gcd(p - 1n, q - 1n) === 2n) return keyOf(p, q);
  }
}

/** The base of a key: h_s. */
export function drawBase({ n, nn }: PublicKey, rng: Rng): Residue {
  const draw = uniformBelow(n);
  for (;;) {
    const x = draw(rng);
    if (x !== 0n && gcd(x, n) === 1n) return { rn: power(n - ((x * x) % n), n, nn) };
  }
}

/** As it crosses the wire. Whether it is an n-th power nobody can see. */
export const baseLayout = ({ bits, n, nn }: PublicKey): Layout<Residue> => ({
  size: bits / 4,
  encode: ({ rn }) => numberToBytesBE(rn, bits / 4),
  decode(bytes) {
    expectLength(bytes, bits / 4);
    const rn = bytesToNumberBE(bytes);
    if (rn >= nn || rn <= 1n || gcd(n, rn % n) !== 1n || (rn * rn) % nn === 1n) {
      throw new Error("the base of a key is between 1 and n² and has an inverse other than itself");
    }
    return { rn };
  },
});

/** Bits of an exponent's digit: 2^6 - 1 powers of the base for each. */
const DIGIT = 6;

/** Draws residues h_s^a, from a table of the base's powers: a product for each six bits of a. */
export function shortResidues({ bits, nn }: PublicKey, { rn: base }: Residue): (rng: Rng) => Residue {
  const digits = Math.ceil(bits / 2 / DIGIT);
  const table: bigint[][] = [];
  for (let i = 0, step = base; i < digits; i++) {
    const row = [1n];
    for (let digit = 1; digit < 1 << DIGIT; digit++) row.push(((row[digit - 1] as bigint) * step) % nn);
    table.push(row);
    step = ((row.at(-1) as bigint) * step) % nn; // step^(2^DIGIT)
  }
  const draw = uniformBelow(1n << BigInt(bits / 2));
  return (rng) => {
    let exponent = draw(rng);
    let rn = 1n;
    for (const row of table) {
      rn = (rn * (row[Number(exponent & ((1n << BigInt(DIGIT)) - 1n))] as bigint)) % nn;
      exponent >>= BigInt(DIGIT);
    }
    return { rn };
  };
}
