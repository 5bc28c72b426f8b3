/** A density, and nothing else. It refuses with a sentence what is no number. */
import { named } from "../judging.ts";
import type { Tools } from "./api.ts";

const finite = (value: unknown, what: string): number => {
  if (typeof value !== "number" || !Number.isFinite(value))
    throw new TypeError(`logNormal needs finite numbers; the ${what} is ${named(value)}.`);
  return value;
};

export const makeTools = (): Tools => ({
  logNormal(x, mean, variance) {
    const deviation = finite(x, "place") - finite(mean, "mean");
    if (finite(variance, "variance") <= 0) throw new RangeError(`logNormal needs a variance above 0, and got ${variance}.`);
    return -(deviation ** 2) / (2 * variance) - Math.log(2 * Math.PI * variance) / 2;
  },
});
