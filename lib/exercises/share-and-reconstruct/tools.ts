/** What a sharer needs and cannot make itself: inverses modulo p, and randomness. The rest is plus, times and remainder. */

import { power } from "../../math/index.ts";
import type { Rng } from "../../random/index.ts";
import { uniformBelow } from "../../sharing/prime-field.ts";
import type { Tools } from "./api.ts";

const whole = (value: unknown, where: string): bigint => {
  if (typeof value === "bigint") return value;
  throw new TypeError(
    `${where} needs a whole number like 5n, and got ${typeof value === "number" ? `the number ${value}` : `a ${typeof value}`}.`,
  );
};

export const makeTools = (rng: Rng): Tools => ({
  inverse(a, p) {
    const modulus = whole(p, "inverse");
    if (modulus < 2n) throw new RangeError(`inverse: ${modulus} is no prime.`);
    const reduced = ((whole(a, "inverse") % modulus) + modulus) % modulus;
    if (reduced === 0n) throw new RangeError(`inverse: ${a} is a multiple of ${modulus}, and has no inverse.`);
    return power(reduced, modulus - 2n, modulus); // Fermat
  },
  rng: {
    below(bound) {
      if (whole(bound, "below") < 1n) throw new RangeError(`below: the bound must be at least 1, and is ${bound}.`);
      return uniformBelow(bound)(rng);
    },
    bytes: (length) => rng.bytes(length),
  },
});
