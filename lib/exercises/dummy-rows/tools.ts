/** Randomness, and nothing else. */
import type { Rng } from "../../random/index.ts";
import { named } from "../judging.ts";
import type { Tools } from "./api.ts";

const MOST = 4096;

export const makeTools = (rng: Rng): Tools => ({
  rng: {
    below(bound) {
      if (!(Number.isInteger(bound) && bound >= 1 && bound <= 2 ** 32))
        throw new RangeError(`below needs a whole number from 1 to 2^32, and got ${named(bound)}.`);
      return rng.below(bound);
    },
    bytes(length) {
      if (!(Number.isInteger(length) && length >= 0 && length <= MOST))
        throw new RangeError(`bytes needs a whole number from 0 to ${MOST}, and got ${named(length)}.`);
      return rng.bytes(length);
    },
  },
});
