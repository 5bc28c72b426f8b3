/** Uniform randomness, and no ready noise. Words come from a pool: a sampler is asked some hundred thousand times in a few seconds. */
import { wordsOf } from "../../dp/words.ts";
import type { Rng } from "../../random/index.ts";
import type { Tools } from "./api.ts";

const WORDS = 2 ** 32;

export function makeTools(rng: Rng): Tools {
  const words = wordsOf(rng.fork("words"));
  return {
    rng: {
      bit: () => (words.coin() ? 1 : 0),
      below(bound) {
        if (!Number.isInteger(bound) || bound < 1 || bound > WORDS) {
          throw new RangeError(`below(${String(bound)}): the bound must be a whole number from 1 to 2^32.`);
        }
        const limit = WORDS - (WORDS % bound); // the largest multiple of bound: above it, the remainder would be biased
        for (;;) {
          const word = words.next();
          if (word < limit) return word % bound;
        }
      },
    },
  };
}
