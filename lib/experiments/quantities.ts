/** What results count and measure: the three kinds of number that most of them are made of. */
import * as v from "valibot";

/** How many: a whole number. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** How much: epsilons, errors, times; finite, not negative. */
export const size = v.pipe(v.number(), v.finite(), v.minValue(0));
/** A share or a probability, 0 to 1. */
export const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
