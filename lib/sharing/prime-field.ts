/**
 * The integers modulo a prime p, as bigint. The course's own prime is 2^61 - 1; the figures use small ones, in which every
 * possible secret can be drawn; the order of ristretto255 is one as well, and verifiable sharing works in it.
 *
 * Trap: JavaScript's bigint takes different times for different values, and cannot be zeroed. This is courseware.
 */
import { power } from "../math/index.ts";
import type { Rng } from "../random/index.ts";
import { type FiniteField, refuseForeign, SharingError } from "./field.ts";
import { isPrime } from "./primes.ts";

export type PrimeField = FiniteField<bigint>;

export const P61 = 2n ** 61n - 1n;

export function primeField(p: bigint, name = `F_${p}`): PrimeField {
  if (!isPrime(p)) throw new SharingError(`${p} is not a prime: modulo it some numbers have no inverse, and shares would not open.`);
  const draw = uniformBelow(p);
  const add = (a: bigint, b: bigint) => (a + b) % p;
  const sub = (a: bigint, b: bigint) => (a - b + p) % p;
  const mul = (a: bigint, b: bigint) => (a * b) % p;
  return {
    name,
    order: p,
    zero: 0n,
    one: 1n,
    add,
    sub,
    mul,
    neg: (a) => sub(0n, a),
    inverse(a) {
      if (a === 0n) throw new SharingError("Zero has no inverse.");
      return power(a, p - 2n, p); // Fermat: the steps depend on p, which is public
    },
    equals: (a, b) => a === b,
    of(n) {
      refuseForeign(name, p, n);
      return BigInt(n);
    },
    toBigInt: (a) => a,
    random: draw,
  };
}

/** The course's field: one prime below 2^64, for which a product still is cheap. */
export const fp61: PrimeField = primeField(P61, "F_p, p = 2^61 - 1");

/** Uniform on 0 .. order-1: as many bits as the largest value has, and again where the draw is not below the order. */
export function uniformBelow(order: bigint): (rng: Rng) => bigint {
  const bits = (order - 1n).toString(2).length;
  const length = Math.ceil(bits / 8);
  const top = 0xff >>> (8 * length - bits);
  return (rng) => {
    for (;;) {
      const bytes = rng.bytes(length);
      bytes[0] = (bytes[0] as number) & top;
      let n = 0n;
      for (const byte of bytes) n = (n << 8n) | BigInt(byte);
      bytes.fill(0);
      if (n < order) return n;
    }
  };
}
