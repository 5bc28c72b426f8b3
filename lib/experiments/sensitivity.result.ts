/** What a run of sensitivity gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count } from "./quantities.ts";

/** Without the newcomer, and with. */
const twice = v.tuple([count, count]);
const measured = v.object({ measured: v.number(), low: v.number(), high: v.number() });

/** The same answer in two worlds, with the bound from one source. */
const worlds = v.object({
  /** In both worlds: a declared bound is the same, one read off the data need not be. */
  bounds: twice,
  sums: twice,
  scales: v.tuple([v.number(), v.number()]),
  /** How far the newcomer moves the sum before noise. */
  moved: count,
  /** How much better than a coin the attacker does, at its best threshold; low to high the 99 % band. */
  advantage: measured,
  auc: measured,
  /** With 99 % confidence, no mechanism of a smaller epsilon gives such answers. */
  epsilonAtLeast: v.number(),
  /** Of the answers, how many fell where. The outermost bins also hold all that lies beyond. */
  bins: v.object({ from: v.pipe(v.number(), v.safeInteger()), width: count, without: v.array(count), with: v.array(count) }),
});

export const result = v.object({
  /** Of the chosen source, before the newcomer comes; so are clipped, bias, scale, error, expected. */
  bound: count,
  boundFrom: v.picklist(["declared", "largest"]),
  epsilon: v.number(),
  /** Gifts above the bound. */
  clipped: count,
  /** What they lose: by so much the sum is too small before any noise. */
  bias: count,
  /** Of the geometric noise: bound / epsilon. */
  scale: v.number(),
  /** Mean distance of the published answers from the true sum, measured. */
  error: v.number(),
  /** The same, and the noise's mean size, as the law says. */
  expected: v.object({ error: v.number(), noise: v.number() }),
  /** How far one person really moves the sum, without a bound: the most that anybody gave, the newcomer included. */
  trueSensitivity: count,
  /** How far the newcomer moves the sum that is published, before noise. */
  moved: count,
  /** All gifts, exactly: what nobody publishes. */
  total: count,
  /** The bound with the least error for these gifts. Nobody who publishes may know it. */
  best: v.object({ bound: count, error: v.number(), above: count }),
  /** The exact cost of other bounds. */
  curve: v.array(v.object({ bound: count, bias: count, noise: v.number(), error: v.number() })),
  /** The gifts, smallest first. */
  gifts: v.array(count),
  newcomer: count,
  declared: worlds,
  largest: worlds,
});

export type Worlds = v.InferOutput<typeof worlds>;
export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: the geometric noise, drawn exactly; the cost of every bound, from its closed form; the attacker, measured on the stated number of answers in each world, with a band that holds for all of its thresholds at once (99 %). " +
  "Simplified: the gifts are invented, everybody gives once, in whole euros, and one answer is published; many answers cost many epsilons. " +
  "Assumed of the attacker: it knows every other gift and what the newcomer would give, which is what differential privacy has to withstand. " +
  "Not to be copied: the curve of costs is computed from the gifts. Whoever chooses a bound by looking at it has published something without noise.";
