/** What a run of differencing gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count, share } from "./quantities.ts";

const question = v.object({
  /** Places of the employees, from 0. */
  group: v.array(count),
  /** With this factor the answer enters the attacker's sum. */
  weight: v.picklist([1, -1]),
  refused: v.picklist(["no", "too-small", "too-full", "overlap"]),
  /** What the service publishes, the mean where it is asked more than once; null where it refuses. */
  answer: v.nullable(v.number()),
});

export const result = v.object({
  /** By employee. Nobody who asks sees them. */
  salaries: v.array(count),
  target: count,
  questions: v.array(question),
  /** The attacker's sum is so many times the target's salary. */
  divisor: count,
  refused: count,
  /** What the attacker works out; null where an answer was refused. */
  estimate: v.nullable(v.number()),
  salary: count,
  /** Answers that the service gives away: questions by repetitions. 0 where it refused one. */
  answers: count,
  /** Null: exact answers. */
  noise: v.nullable(
    v.object({
      /** Of one answer, and of all. By basic composition. */
      epsilon: v.number(),
      spent: v.number(),
      /** Declared: nobody earns more. */
      highest: count,
      /** How far one answer is off on average, in euros; and in hundredths of the first exact total. */
      off: v.number(),
      offPercent: v.number(),
    }),
  ),
  /** The whole attack again and again, with fresh noise. Null for exact or refused answers. */
  again: v.nullable(
    v.object({
      tries: count,
      /** Estimates that were no further than NEAR from the salary, and the 99 % band of their share. */
      near: count,
      low: share,
      high: share,
      /** The share as the law of the sum of Laplace variables says. */
      expected: share,
      /** Mean distance from the salary. */
      off: v.number(),
      bins: v.object({ from: v.number(), width: v.number(), counts: v.array(count) }),
    }),
  ),
  /** Who sees no answer and says the middle salary of all is as near for this share of the employees. */
  blind: share,
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: every total, every refusal and what the attacker works out of them; the noise, drawn exactly; its share of near guesses, measured over the stated number of attacks with a 99 % band, beside the law that predicts it. " +
  "Simplified: the employees are invented, and the attacker may name any group; real services take conditions such as “women over sixty in sales”, and an attacker combines those. " +
  "Assumed of the attacker: it knows who works there and in which group, and no salary. With noise, somebody's whole salary up to the declared highest one is covered. " +
  "Ignored: what the attacker knows besides, such as its own salary, which would be one more answer.";
