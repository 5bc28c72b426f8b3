/**
 * Finds 32-byte values among many, without an object for each: a hash table over one run of bytes.
 *
 * Trap: a peer chooses these values, and with a known hash it could choose a million that fall into one slot. The hash is drawn for this
 * table: a linear function of the value's sixteen halves of words modulo a prime, of which two given values collide once in 2^32 tables
 * (Carter and Wegman 1979).
 */
import type { Rng } from "../random/index.ts";

const WORDS = 8;
/** The largest prime below 2^32: factors and halves stay so small that doubles hold the sum exactly. */
const PRIME = 2 ** 32 - 5;

export interface PointTable {
  /** Adds value `i` of the table's own list; false if the same value is there already. */
  add(i: number): boolean;
  /** Whether value `i` of another list is there. */
  has(list: Uint8Array, i: number): boolean;
}

/** A table of values of `list`, which has room for `capacity` of them and may still be filled. */
export function pointTable(list: Uint8Array, capacity: number, rng: Rng): PointTable {
  const bits = Math.max(4, Math.ceil(Math.log2(2 * capacity + 1)));
  const slots = new Int32Array(2 ** bits); // 0: free; else one more than the value's place
  const mask = slots.length - 1;
  const factors = Float64Array.from({ length: 2 * WORDS }, () => rng.below(PRIME));
  const own = wordsOf(list);

  function slotOf(words: Int32Array, at: number): number {
    let sum = 0;
    for (let j = 0; j < WORDS; j++) {
      const word = words[at + j] as number;
      sum += (word & 0xffff) * (factors[2 * j] as number) + (word >>> 16) * (factors[2 * j + 1] as number);
    }
    return (sum % PRIME) & mask;
  }

  /** The slot in which the value stands, or the free one where it would. */
  function find(words: Int32Array, at: number): number {
    let slot = slotOf(words, at);
    for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const there = WORDS * ((slots[slot] as number) - 1);
      let j = 0;
      while (j < WORDS && own[there + j] === words[at + j]) j++;
      if (j === WORDS) break;
    }
    return slot;
  }

  return {
    add(i) {
      const slot = find(own, WORDS * i);
      if (slots[slot] !== 0) return false;
      slots[slot] = i + 1;
      return true;
    },
    has: (other, i) => slots[find(wordsOf(other), WORDS * i)] !== 0,
  };
}

/** Whole lists start at the beginning of their buffer's words; a chunk of a message may not, and is copied. */
const wordsOf = (bytes: Uint8Array): Int32Array =>
  bytes.byteOffset % 4 === 0 ? new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4) : new Int32Array(bytes.slice().buffer);
