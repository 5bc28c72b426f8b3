/**
 * GF(2^128) = GF(2)[X] / (X^128 + X^7 + X^2 + X + 1), as far as the consistency check of an extension needs it: sums of random elements
 * over the set bits of a column, and one evaluation that joins 128 such sums.
 *
 * An element is 16 bytes; bit i (see bits.ts) is the coefficient of X^i.
 *
 * Why columns: sum_j chi_j * t_j, with t_j the rows of a matrix, is sum_b X^b * (sum over the rows j whose bit b is set of chi_j). So a
 * product of two elements never has to be computed, and neither does the transposed matrix.
 */
import { bitAt } from "./bits.ts";

export const ELEMENT_BYTES = 16;

/** The sum of chi_j over all j whose bit in `column` is set. A mask and no branch: the column is secret. */
export function sumOver(column: Uint8Array, chis: Uint8Array): Uint8Array {
  const words = new Uint32Array(chis.buffer, chis.byteOffset, chis.length / 4);
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let j = 0; 4 * j < words.length; j++) {
    const mask = -bitAt(column, j);
    a ^= (words[4 * j] as number) & mask;
    b ^= (words[4 * j + 1] as number) & mask;
    c ^= (words[4 * j + 2] as number) & mask;
    d ^= (words[4 * j + 3] as number) & mask;
  }
  return new Uint8Array(Uint32Array.of(a, b, c, d).buffer);
}

/** The element times X. */
export function timesX(element: Uint8Array): Uint8Array {
  const out = new Uint8Array(ELEMENT_BYTES);
  let carry = 0;
  for (let i = 0; i < ELEMENT_BYTES; i++) {
    const byte = element[i] as number;
    out[i] = (byte << 1) | carry;
    carry = byte >> 7;
  }
  (out[0] as number) ^= 0x87 & -carry;
  return out;
}

/** sum_b X^b * elements[b], by Horner's rule. */
export function joined(elements: readonly Uint8Array[]): Uint8Array {
  let sum: Uint8Array = new Uint8Array(ELEMENT_BYTES);
  for (const element of [...elements].reverse()) {
    sum = timesX(sum);
    for (let i = 0; i < ELEMENT_BYTES; i++) (sum[i] as number) ^= element[i] as number;
  }
  return sum;
}

/** The product, one bit of `b` after the other. */
export const product = (a: Uint8Array, b: Uint8Array): Uint8Array =>
  joined(Array.from({ length: 128 }, (_, i) => a.map((byte) => byte & -bitAt(b, i))));
