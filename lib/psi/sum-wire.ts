/**
 * What crosses in an intersection-sum beside lists of points, and what no honest party sends.
 *
 * Trap: decrypting is no check. Every number below n² without a factor of n decrypts to something; but the shop knows its own numbers,
 * and between which bounds so many of them can add up.
 */
import { expectLength, type Layout, uint32 } from "../channel/index.ts";
import type { Ciphertext } from "../he/index.ts";
import { distinct, ELEMENT_BYTES, type Element, element } from "./element.ts";

/** One of the shop's rows. */
export interface Pair {
  readonly masked: Element;
  readonly amount: Ciphertext;
}

/** For one list: neither half may repeat, for an honest shop's identifiers differ and its randomness never comes twice. */
export function pairLayout(ciphertext: Layout<Ciphertext>): Layout<Pair> {
  const [point, amount] = [distinct(element), distinct(ciphertext)];
  const size = point.size + amount.size;
  return {
    size,
    encode(pair) {
      const out = new Uint8Array(size);
      out.set(point.encode(pair.masked));
      out.set(amount.encode(pair.amount), ELEMENT_BYTES);
      return out;
    },
    decode(bytes) {
      expectLength(bytes, size);
      return { masked: point.decode(bytes.subarray(0, ELEMENT_BYTES)), amount: amount.decode(bytes.subarray(ELEMENT_BYTES)) };
    },
  };
}

export const sizeUpTo = (most: number) => (bytes: Uint8Array) => {
  const size = uint32.decode(bytes);
  if (size > most) throw new Error(`a size of ${size}, where at most ${most} can be shared`);
  return size;
};

/** Decrypts, and refuses what no `size` of the amounts come to. */
export function sumDecoder(ciphertext: Layout<Ciphertext>, decrypt: (c: Ciphertext) => bigint, amounts: readonly number[], size: number) {
  const ascending = [...amounts].sort((a, b) => a - b);
  const total = (some: readonly number[]) => some.reduce((a, b) => a + b, 0);
  const [least, most] = [total(ascending.slice(0, size)), total(ascending.slice(ascending.length - size))];
  return (bytes: Uint8Array) => {
    const product = ciphertext.decode(bytes);
    const sum = decrypt(product);
    if (sum < BigInt(least) || sum > BigInt(most)) throw new Error(`it decrypts to a number that no ${size} of the shop's rows come to`);
    return { product, sum: Number(sum) };
  };
}
