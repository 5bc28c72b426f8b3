/** "One answer, and its last bits": the card. The naive sampler is lib/dp/broken, the attack lib/attacks/outputs, the fix lib/dp. */
import * as v from "valibot";
import { defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";

/** Tests per second in Chromium on 2 cores, drawing included. */
const RATE = 100_000;
/** Of every interval that the figure shows. */
export const CONFIDENCE = 0.99;

export const params = defineParams({
  count: integer({
    label: "True count, with you",
    help: "In the other world you are not in the data, and the count is one less.",
    default: 1,
    min: 1,
    max: 1_000_000,
    stops: [1, 2, 4, 11, 33, 101, 1001],
  }),
  epsilon: number({
    label: "Epsilon",
    help: "What the one answer promises. The noise's scale is one divided by it.",
    default: 1,
    min: 0.01,
    max: 20,
    stops: [0.1, 0.25, 0.5, 1, 2, 4, 8],
  }),
  grid: integer({
    label: "Grid of the fix",
    help: "The repaired answer is a whole multiple of 2 to the power of minus this, declared beforehand.",
    unit: "bits",
    default: 10,
    min: 0,
    max: 12,
  }),
  answer: integer({
    label: "Which answer",
    help: "The first, second, third ... answer that is published; a fair coin says each time which world it comes from.",
    default: 1,
    min: 1,
    max: 1_000_000,
  }),
  tries: integer({
    label: "Answers per world",
    help: "On how many answers from each world the attack is measured. The number is fixed beforehand.",
    unit: "answers",
    default: 2000,
    min: 100,
    max: 50_000,
  }),
});

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
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

export const floatAttack = defineExperiment<typeof params.fields, Result, Result>({
  id: "float-attack",
  title: "One answer, and its last bits",
  summary:
    "The textbook's Laplace noise, computed in floating point: which true counts can have led to this very number, and the same question answered on a grid.",
  honesty:
    "Real: the textbook's line of code, run as it stands; the attack, which tries every random number that can lead to the answer, and never rules out the true count; the fix, drawn exactly on the declared grid. The shares are measured on the stated number of fresh answers, with 99 % intervals of Clopper and Pearson. " +
    "Simplified: one answer at a time, and two worlds. Assumed of the attacker: it knows the code, its scale, and every other person, but neither the random number nor the sign. " +
    "Machines: the attacker computes logarithms with the browser that made the noise; in another browser the last bits, and so these numbers, may differ. That no count is ruled out does not make doubles private: their probabilities are off as well, by less.",
  params,
  version: 1,
  result,
  verdicts: ["proves", "beyond-epsilon"],
  estimate: ({ tries }) => (6 * tries) / RATE,
  acts: [{ label: "Another answer", next: ({ answer }) => (answer < 1_000_000 ? { answer: answer + 1 } : undefined) }],
  load: async () => (await import("./float-attack.run.ts")).run,
});
