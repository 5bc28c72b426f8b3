/** "Which of many exceed a threshold, for one price": the card. The technique and its broken variants are in lib/dp. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./sparse-vector.result.ts";

export const VARIANTS = ["right", "cutoff-not-paid", "no-cutoff", "no-query-noise", "query-noise-not-redrawn"] as const;
/** Of every interval that the figure shows. */
export const CONFIDENCE = 0.99;
/** Runs on both databases a second, in Chromium on 2 cores. */
const RATE = 20_000;

export const params = defineParams({
  variant: choice({
    label: "Variant",
    help: "The right technique, or one of the ways in which published ones went wrong.",
    choices: VARIANTS,
    names: {
      right: "right",
      "cutoff-not-paid": "noise of one answer",
      "no-cutoff": "never stops",
      "no-query-noise": "no query noise",
      "query-noise-not-redrawn": "one noise for all",
    },
    default: "cutoff-not-paid",
  }),
  epsilon: number({
    label: "Epsilon",
    help: "What the whole row of answers promises, however long it is.",
    default: 2,
    min: 0.25,
    max: 8,
    stops: [0.25, 0.5, 1, 2, 4, 8],
  }),
  count: integer({
    label: "Answers “above”",
    help: "After so many answers “above” it stops. The noise grows with this number.",
    unit: "answers",
    default: 3,
    min: 1,
    max: 8,
  }),
  belows: integer({
    label: "Questions below, in the pair",
    help: "The row that tells the two databases apart begins with so many answers “below”; then come the answers “above”.",
    unit: "questions",
    default: 6,
    min: 1,
    max: 16,
  }),
  threshold: integer({
    label: "Threshold",
    help: "Declared beforehand: a day with at least so many cases is to be reported.",
    unit: "cases",
    default: 45,
    min: 0,
    max: 200,
  }),
  days: integer({
    label: "Days",
    help: "One question a day: were there at least so many cases?",
    unit: "days",
    default: 28,
    min: 1,
    max: 60,
  }),
  runs: integer({
    label: "Runs on each database",
    help: "How often each of the two databases is asked the whole row. Fixed beforehand.",
    unit: "runs",
    default: 10_000,
    min: 500,
    max: 200_000,
  }),
});

export const sparseVector = defineExperiment<typeof params.fields, Result, Result>({
  id: "sparse-vector",
  title: "Above the threshold, for one price",
  summary:
    "A long row of questions that costs one epsilon, the variants that went wrong, and for each the pair of databases that gives it away.",
  params,
  version: 1,
  outcome: () => import("./sparse-vector.result.ts"),
  verdicts: ["breaks", "measured", "stopped"],
  estimate: ({ runs }) => runs / RATE,
  load: async () => (await import("./sparse-vector.run.ts")).run,
});
