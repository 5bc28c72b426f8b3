/** What a run of dial gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { MECHANISMS, RELATIONS } from "./dial.ts";
import { count, share as probability, size } from "./quantities.ts";

const point = v.object({ fpr: probability, tpr: probability });
const counts = v.array(count);
const chances = v.array(probability);
/** In the world without the person, in the world with. */
const eachWorld = <S extends v.GenericSchema>(schema: S) => v.object({ without: schema, with: schema });

/** By neighbouring relation. */
const eachRelation = <S extends v.GenericSchema>(schema: S) => v.object({ "add-remove": schema, "replace-one": schema });
/** A threshold of the attacker: who answers `from` or more is said to be in. What is exact, and what the re-runs gave. */
const test = v.object({ from: v.number(), ...point.entries, seen: point });

const price = { epsilon: size, delta: probability, mechanism: v.picklist(MECHANISMS), sensitivity: size, grid: size };

/**
 * A line of the book. `epsilon` is what was promised when it was published, `owes` what its noise costs under either relation; `value` is
 * null where the answer was refused; `left` is what is left of the budget afterwards.
 */
export const line = v.object({ ...price, owes: eachRelation(size), value: v.nullable(v.number()), left: size });

export const result = v.object({
  epsilon: size,
  /** 0 for noise that needs none. */
  delta: probability,
  mechanism: price.mechanism,
  sensitivity: size,
  /** Of the noise, in the answer's units: sensitivity / epsilon, or the Gaussian's sigma. */
  scale: size,
  /** Answers drawn in each world so far; in a finished run as many as were asked for. */
  samples: count,
  /** The measured attacker, one answer at a time. At most some 400 points; area and band are computed from all of them. */
  roc: v.array(point),
  auc: v.object({ measured: probability, low: probability, high: probability, limit: probability }),
  published: v.array(v.number()),
  /** Epsilon, by basic composition, under the relation that is set. */
  spent: size,
  /** How many answers the ledger refused. */
  refused: count,

  spentDelta: probability,
  left: size,
  book: v.array(line),
  /** How far the truth can be from the measured curve, on each axis, at all thresholds at once, with 99 % confidence. */
  within: point,
  relation: v.picklist(RELATIONS),
  /** If this ε were promised under either relation: how far the two worlds are apart, and the noise; `owes`: what the noise in use costs. */
  relations: eachRelation(v.object({ sensitivity: size, scale: size, error: size, owes: size })),
  /** The attacker at its threshold, and at every edge of the picture's bins. */
  test,
  tests: v.array(test),
  /** The curve of two normal laws mu deviations apart, which Gaussian noise approaches; null for other noise. */
  gdp: v.nullable(v.object({ mu: size, area: probability, curve: v.array(point) })),
  /** What no attacker exceeds: the exact curve of Neyman and Pearson, one answer at a time. */
  curve: v.array(point),
  /** How far off an answer is, on average. */
  error: size,
  /** How often the best attacker is right about one answer, if each world was as likely as the other. */
  right: probability,
  /** The same two of each rung of the ladder. */
  ladder: v.array(v.object({ epsilon: size, error: size, right: probability })),
  /** Beyond the rails at plus and minus epsilon: what delta bounds, and the plain probability. Each world's own side. */
  beyond: v.object({ excess: eachWorld(probability), mass: eachWorld(probability) }),
  /** The outputs in bins: each has `width` of the answer's units, the first is centred at `from`. */
  outputs: v.object({
    from: v.number(),
    width: size,
    exact: eachWorld(chances),
    drawn: eachWorld(counts),
    /** Drawn, and not in any bin. */
    outside: eachWorld(count),
  }),
  /** The log-ratio: of every output where there are few, else at the corners of the line that it is. */
  losses: v.object({ each: v.boolean(), points: v.array(v.object({ value: v.number(), loss: v.number() })) }),
});

export type Test = v.InferOutput<typeof test>;
export type Line = v.InferOutput<typeof line>;
export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: the noise is drawn exactly, by whole numbers and random words, and no floating-point number decides a draw; the ledger adds up whole billionths and charges before it draws; the attacker's limit is computed from the exact probabilities, and the attacker is measured on fresh draws, with a band that covers all of its thresholds at once in 99 of 100 such runs. " +
  "Simplified: one question, asked again and again; the attacker knows everybody else, so the two worlds differ in you alone, and it is measured on one answer at a time. What is already public stays when you turn the dial, each answer at its own price, which a change of the neighbouring relation converts; a link repeats the settings and asks all its answers at them. " +
  "Assumed: one person counts for no more than is stated, nobody sees the re-runs, which only this page can make, and nobody times the draw. δ adds up beside ε and has no limit of its own here. " +
  "Not for production: a seeded run's noise is known to everybody who has its link.";
