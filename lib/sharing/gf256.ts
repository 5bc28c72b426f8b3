/**
 * The field with 256 elements: a byte is a polynomial over F_2 of degree below 8, modulo x^8 + x^4 + x^3 + x + 1 (0x11b, the
 * one of AES). Addition is XOR, so a byte is its own negative; there are 255 places for shares besides zero.
 *
 * Trap: multiplying by look-up in tables of logarithms. It is the usual way and it is quick, but which cell is read depends
 * on the secret, and another program on the same processor sees it in the cache. Here every product takes the same steps: a
 * mask of ones or zeros stands where a branch would be.
 *
 * Source: FIPS 197 section 4.
 */
import { type FiniteField, refuseForeign, SharingError } from "./field.ts";

export type Gf256 = FiniteField<number>;

const MODULUS = 0x11b;
const NAME = "GF(2^8)";

function mul(a: number, b: number): number {
  let product = 0;
  for (let bit = 0; bit < 8; bit++) {
    product ^= a & -((b >> bit) & 1); // all ones where b has this bit
    a = (a << 1) ^ (MODULUS & -((a >> 7) & 1)); // times x, and reduced where it overflows
  }
  return product;
}

/** a^254: the group of the non-zero elements has order 255, so that is 1/a. */
function inverse(a: number): number {
  if (a === 0) throw new SharingError("Zero has no inverse.");
  let result = 1;
  let square = a;
  for (let i = 1; i < 8; i++) {
    square = mul(square, square);
    result = mul(result, square); // 2 + 4 + ... + 128 = 254
  }
  return result;
}

const xor = (a: number, b: number) => a ^ b;

export const gf256: Gf256 = {
  name: NAME,
  order: 256n,
  zero: 0,
  one: 1,
  add: xor,
  sub: xor,
  mul,
  neg: (a) => a,
  inverse,
  equals: (a, b) => a === b,
  of(n) {
    refuseForeign(NAME, 256n, n);
    return Number(n);
  },
  toBigInt: BigInt,
  random: (rng) => rng.below(256),
};
