/** Uniform randomness, and no ready noise. Words come from a pool: a sampler is asked some hundred thousand times in a few seconds. */
import { wordsOf } from "../../dp/words.ts";
import type { Rng } from "../../random/index.ts";
import { uniformNumbers } from "../uniform-numbers.ts";
import type { Tools } from "./api.ts";

export function makeTools(rng: Rng): Tools {
  const words = wordsOf(rng.fork("words"));
  return {
    rng: {
      bit: () => (words.coin() ? 1 : 0),
      below: uniformNumbers(words),
    },
  };
}
