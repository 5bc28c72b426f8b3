/** Whole numbers below a bound, as exercises hand them out: exact, and a sentence where the bound is none. */
import type { Words } from "../dp/words.ts";

const WORDS = 2 ** 32;

export const uniformNumbers =
  (words: Words) =>
  (bound: number): number => {
    if (!Number.isInteger(bound) || bound < 1 || bound > WORDS) {
      throw new RangeError(`below(${String(bound)}): the bound must be a whole number from 1 to 2^32.`);
    }
    const limit = WORDS - (WORDS % bound); // the largest multiple of bound: above it, the remainder would be biased
    for (;;) {
      const word = words.next();
      if (word < limit) return word % bound;
    }
  };
