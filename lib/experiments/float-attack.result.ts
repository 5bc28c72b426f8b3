/** What a run of float-attack gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count, share } from "./quantities.ts";

/** With the interval that holds the truth in 99 of 100 such runs. */
const measured = v.object({ measured: share, low: share, high: share });

/** One way to add noise, and what the attacker makes of it. */
const panel = v.object({
  /** What was published. */
  answer: v.number(),
  bits: v.object({ sign: v.string(), exponent: v.string(), fraction: v.string() }),
  /** True counts that the attacker tries: whether this answer can come from them, and how likely it is beside the likeliest, on paper. */
  candidates: v.array(v.object({ count, possible: v.boolean(), likelihood: share })),
  /** The numbers next to the answer, which is in the middle: can they come from the count without you, and with you? */
  near: v.object({ step: v.number(), without: v.array(v.boolean()), with: v.array(v.boolean()) }),
  /** Of the tries in each world, how many cannot come from the other one. */
  proved: v.object({ without: count, with: count, share: measured }),
  /** Of the tries, how many the attacker ruled out for the world they came from. */
  falsely: count,
  /** Guessing the world of each answer: how many guesses are right. */
  right: measured,
});

export const result = v.object({
  /** Without you, and with. */
  counts: v.object({ without: count, with: count }),
  epsilon: v.number(),
  scale: v.number(),
  /** From which world the published answers come: the attacker is not told. */
  world: v.picklist(["without", "with"]),
  /** In each world. 0 in the picture that comes first: one answer is there, and the many are on their way. */
  tries: count,
  /** What epsilon allows: the best share of right guesses. */
  allowed: share,
  /** The place of the last bit that any answer around the count with you can have: no multiple of less comes out. */
  grain: v.number(),
  doubles: panel,
  grid: panel,
});

export type Panel = v.InferOutput<typeof panel>;
export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: the textbook's line of code, run as it stands; the attack, which tries every random number that can lead to the answer, and never rules out the true count; the fix, drawn exactly on the declared grid. The shares are measured on the stated number of fresh answers, with 99 % intervals of Clopper and Pearson. " +
  "Simplified: one answer at a time, and two worlds. Assumed of the attacker: it knows the code, its scale, and every other person, but neither the random number nor the sign. " +
  "Machines: the attacker computes logarithms with the browser that made the noise; in another browser the last bits, and so these numbers, may differ. That no count is ruled out does not make doubles private: their probabilities are off as well, by less.";
