/** "One answer, and its last bits": the card. The naive sampler is lib/dp/broken, the attack lib/attacks/outputs, the fix lib/dp. */
import { defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./float-attack.result.ts";

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

export const floatAttack = defineExperiment<typeof params.fields, Result, Result>({
  id: "float-attack",
  title: "One answer, and its last bits",
  summary:
    "The textbook's Laplace noise, computed in floating point: which true counts can have led to this very number, and the same question answered on a grid.",
  params,
  version: 1,
  outcome: () => import("./float-attack.result.ts"),
  verdicts: ["proves", "beyond-epsilon"],
  estimate: ({ tries }) => (6 * tries) / RATE,
  acts: [{ label: "Another answer", next: ({ answer }) => (answer < 1_000_000 ? { answer: answer + 1 } : undefined) }],
  load: async () => (await import("./float-attack.run.ts")).run,
});
