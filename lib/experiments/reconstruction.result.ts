/** What a run of reconstruction gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count, share } from "./quantities.ts";
import { METHODS } from "./reconstruction.ts";

const bits = v.array(v.picklist([0, 1]));

const dot = v.object({ queries: count, noise: v.number(), recovered: share, expected: share });

export const result = v.object({
  /** By person. The attacker sees `found` only. */
  secret: bits,
  found: bits,
  right: count,
  recovered: share,
  /** 99 % band: where the chance of one bit may lie, given how many were found in this run. */
  low: share,
  high: share,
  /** As theory says of least squares; null where there are no more answers than people. */
  expected: v.nullable(share),
  /** Least squares needs more answers than people; with fewer the linear program is used, and without any a coin. */
  by: v.picklist([...METHODS, "coin"]),
  asked: count,
  answered: count,
  /** Epsilon of one count, and of all that were answered, by basic composition. */
  each: v.number(),
  cost: v.number(),
  budget: v.number(),
  /** How many counts the budget pays for at this noise. */
  pays: count,
  /** Standard deviation of the noise, in people. */
  deviation: v.number(),
  /** Least squares measured on blocks of their own; `runs` blocks each. Grows while the run goes on. */
  dots: v.array(dot),
  runs: count,
  /** Where theory expects this share to be found, as a line through the diagram. */
  contours: v.array(v.object({ share, points: v.array(v.object({ queries: v.number(), noise: v.number() })) })),
});

export type Dot = v.InferOutput<typeof dot>;
export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: the counts, the noise (drawn exactly), the attack, and every dot of the diagram, measured on as many blocks as it says. The lines under the dots are theory, computed without the dots. " +
  "Simplified: a secret is a fair coin, so knowing nothing finds half of them; the groups are random, where a census publishes regular ones. The dots are least squares, whatever attack you choose. " +
  "Assumed of the attacker: it knows who is in which group, and nothing about anybody. Whoever knows more finds more. " +
  "The budget adds epsilons up, which is what pure epsilon allows; sharper ways to count give more answers for a small delta, and the noise still has to grow with their number.";
