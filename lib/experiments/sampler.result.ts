/** What a run of sampler gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count, size } from "./quantities.ts";
import { LAWS } from "./sampler.ts";

export const ENGINES = ["oracle", "masked", "table"] as const;

/**
 * One step of the draw that is opened, as the sampler ran: a part of it that began, or bits that it took. Fractions are "n/d". What a part
 * came to stands with its first step, though it is known only after step `until`.
 */
export const step = v.object({
  depth: count,
  part: v.picklist(["sign", "uniform", "coin", "run", "exp", "geometric", "laplace", "gaussian"]),
  /** The part that called this one. */
  under: v.nullable(v.string()),
  /** A bound, a chance, a rate or a variance. */
  asked: v.string(),
  /** The bits of each try: all but the last were thrown back. Of a part that took none itself: none. */
  tries: v.array(v.string()),
  /** The number that the bits are; null where there are none. */
  drew: v.nullable(v.string()),
  /** A whole number, or whether a coin came up. */
  came: v.union([v.number(), v.boolean()]),
  until: count,
});

/** One engine: the integer that it makes of the very words of the opened draw, and its `draws` others. */
const engine = v.object({
  id: v.picklist(ENGINES),
  first: v.object({ value: v.number(), words: count, coins: count }),
  /** Mean over the draws: 32-bit words, 32 coins to a word; bits that it looks at, where its parts are watched. */
  words: size,
  bits: v.nullable(size),
  /** Pearson's chi-square against the exact law, and what a right sampler exceeds at most once in a million times. */
  chi2: size,
  bound: size,
  degrees: count,
});

export const result = v.object({
  law: v.picklist(LAWS),
  /** x, the rate, or sigma squared, as a fraction. */
  parameter: v.string(),
  opened: v.object({ value: v.number(), bits: count, words: count, coins: count, steps: v.array(step), more: count }),
  /** Bits of one draw of the opened sampler, on average. */
  expected: size,
  /** Bits that any sampler of this law takes on average, at least. */
  entropy: size,
  engines: v.array(engine),
  /** The oracle's draws in bins of `width` whole numbers, the first centred at `from`. */
  outputs: v.object({ from: v.number(), width: count, exact: v.array(size), drawn: v.array(count), outside: count }),
});

export type Result = v.InferOutput<typeof result>;
export type Step = v.InferOutput<typeof step>;
export type Engine = v.InferOutput<typeof engine>;

export const honesty =
  "Real: the steps are those of the sampler that draws this page's noise, written down while it ran; every draw is exact, by whole numbers and random words alone; the expected cost and the entropy are computed from the same probabilities. " +
  "Simplified: bits are counted as the sampler looks at them, though it takes them from words of 32; of very long draws the first steps are listed. " +
  "Assumed: random words that are independent and uniform. A test of draws can refute a sampler and never prove one: that is what the argument on paper is for. " +
  "Ignored: time. A draw that takes longer says something about its value to whoever can time it. " +
  "Not for production: noise whose bits were written down protects nobody.";
