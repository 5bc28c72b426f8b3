/**
 * A law as a table of thresholds: draw a uniform number U, answer the first k with U < F(k). Exact, and as fast as one random
 * word and a look-up.
 *
 * How it can be exact with 32-bit thresholds: the first word says where U lies to within 2^-32. Strictly between two entries of
 * the table that is enough. Where the word equals an entry (once in millions of draws) it is not, and U is drawn further while F
 * is computed further, until the two part. F(k) is never rounded; it is enclosed, and enclosed more narrowly when asked.
 *
 * Trap: cumulative sums of doubles look like such a table and are not one: each entry is off by some 2^-53, in the tail by more
 * than the probability that stands there, and an output that cannot occur in one world gives that world away.
 *
 * Source: inversion with lazy refinement is folklore (Knuth and Yao 1976 for the principle); thresholds as integer intervals: own.
 */
import type { Rng } from "../random/index.ts";
import type { Enclosure } from "./enclosure.ts";
import { type Words, wordsOf } from "./words.ts";

/** F(0) < F(1) < ... < F(size-1), of which the last may be below 1: what is above it lies beyond the table. */
export interface Law {
  readonly size: number;
  /** All F(k), enclosed at `bits` bits or narrower in the same unit. No F(k) may be a fraction with denominator 2^n (see `thresholds`). */
  cumulative(bits: number): readonly Enclosure[];
}

/** Draws an index 0 .. size; size means "beyond". */
export type Draw = (words: Words) => number;

/** So many bits are computed before the first draw: two words more than the first. */
const BITS = 96;
const GUIDE = 12;

/** `head`: how many bits of the first word the table holds. Fewer than 32 only where a test wants ties. */
export function drawFrom(law: Law, head = 32): Draw {
  let bits = BITS;
  let enclosures = law.cumulative(bits);
  const sharpen = () => {
    bits *= 2;
    enclosures = law.cumulative(bits);
  };

  // thresholds[k] = floor(2^head F(k)). Where an enclosure straddles a whole number it is sharpened until it does not; that ends
  // because F(k) is no such fraction.
  const thresholds = new Uint32Array(law.size);
  for (let k = 0; k < law.size; k++) {
    for (;;) {
      const cut = BigInt(bits - head);
      const { lo, hi } = enclosures[k] as Enclosure;
      if (lo >> cut === hi >> cut) {
        thresholds[k] = Number(lo >> cut);
        break;
      }
      sharpen();
    }
  }

  // For the first GUIDE bits of a word: the first index that can be the answer.
  const shift = 32 - head;
  const guideShift = Math.max(0, head - GUIDE);
  const guide = new Uint32Array(2 ** (head - guideShift));
  for (let g = 0, k = 0; g < guide.length; g++) {
    while (k < law.size && (thresholds[k] as number) < g * 2 ** guideShift) k++;
    guide[g] = k;
  }

  /** The word equals an entry: more words, until U lies clearly on one side of every entry that matters. */
  const untie = (first: number, word: number, words: Words): number => {
    let drawn = BigInt(word);
    let k = first;
    for (let known = 32; k < law.size; known += 32) {
      if (known > bits) sharpen();
      const rest = BigInt(bits - known);
      const [low, high] = [drawn << rest, (drawn + 1n) << rest]; // low <= 2^bits U < high
      while (k < law.size && low >= (enclosures[k] as Enclosure).hi) k++; // U >= F(k): further up
      if (k < law.size && high <= (enclosures[k] as Enclosure).lo) return k; // U < F(k)
      drawn = (drawn << 32n) | BigInt(words.next());
    }
    return law.size;
  };

  return (words) => {
    const word = words.next();
    const top = word >>> shift;
    let k = guide[top >>> guideShift] as number;
    while (k < law.size && (thresholds[k] as number) < top) k++;
    return k < law.size && thresholds[k] === top ? untie(k, word, words) : k;
  };
}

/**
 * Samplers of one law, each on a stream of its own: the table is made for the first of them, which costs as much as thousands of draws, and
 * serves all. (What one of them has sharpened spares another a word, once in 2^90 draws: else each draws as if the table were its own.)
 */
export function samplersOf(make: () => Draw): (rng: Rng) => () => number {
  let draw: Draw | undefined;
  return (rng) => {
    draw ??= make();
    const [made, words] = [draw, wordsOf(rng)];
    return () => made(words);
  };
}
