/** Everybody, by number. */
import { named } from "../judging.ts";
import type { Tools } from "./api.ts";

const MOST = 4096;

export const makeTools = (): Tools => ({
  everybody(people) {
    if (!(Number.isInteger(people) && people >= 0 && people <= MOST))
      throw new RangeError(`everybody needs a whole number from 0 to ${MOST}, and got ${named(people)}.`);
    return Array.from({ length: people }, (_, person) => person);
  },
});
