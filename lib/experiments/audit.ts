/** "Any mechanism against its claim": the card. The mechanisms are lib/dp's and its gallery of broken ones; the auditor is lib/dp/audit.ts. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import type { Result } from "./audit.result.ts";
import { defineExperiment } from "./experiment.ts";

export const LIBRARY = [
  "geometric",
  "laplace",
  "gaussian",
  "randomised-response",
  "exponential",
  "permute-and-flip",
  "noisy-max",
  "kary",
  "sue",
  "oue",
  "rappor",
  "sparse-vector",
  "quantile",
  "stability-histogram",
  "partition-selection",
  "bounded-sum",
  "bounded-mean",
  "hierarchy",
  "running-total",
] as const;
export const EXHIBITS = [
  "float-laplace",
  "sensitivity-from-data",
  "clamping-forgotten",
  "wrong-relation",
  "thresholding-exact-keys",
  "noise-not-redrawn",
  "seeded-generator",
  "budget-reset",
  "same-question-again",
  "telling-error",
  "sparse-vector-no-query-noise",
  "sparse-vector-query-noise-not-redrawn",
  "sparse-vector-no-cutoff",
  "sparse-vector-cutoff-not-paid",
] as const;
export type LibraryId = (typeof LIBRARY)[number];
export type ExhibitId = (typeof EXHIBITS)[number];

export const WAYS = ["beforehand", "halves", "afterwards"] as const;
export type Way = (typeof WAYS)[number];

/** Runs per second in Chromium on 2 cores. Fewer of those that answer many questions in a run. */
const RATES: Readonly<Record<string, number>> = {
  "float-laplace": 60_000,
  "budget-reset": 8000,
  "same-question-again": 40_000,
  "sparse-vector-no-query-noise": 40_000,
  "sparse-vector-query-noise-not-redrawn": 40_000,
  "sparse-vector-no-cutoff": 400,
  "sparse-vector-cutoff-not-paid": 400,
  "sparse-vector": 40_000,
  rappor: 5000,
  "bounded-sum": 60_000,
  "bounded-mean": 4000,
  hierarchy: 15_000,
  "running-total": 15_000,
};
const RATE = 100_000;

export const params = defineParams({
  mechanism: choice({
    label: "Audited",
    help: "A mistake from the gallery, or a mechanism of the library with an epsilon that is kept and one that is claimed.",
    choices: [...EXHIBITS, ...LIBRARY],
    names: {
      "float-laplace": "mistake: Laplace in floating point",
      "sensitivity-from-data": "mistake: sensitivity from the data",
      "clamping-forgotten": "mistake: clamping forgotten",
      "wrong-relation": "mistake: the other neighbouring relation",
      "thresholding-exact-keys": "mistake: a threshold on exact counts",
      "noise-not-redrawn": "mistake: noise not drawn again",
      "seeded-generator": "mistake: a seeded generator",
      "budget-reset": "mistake: a budget that resets",
      "same-question-again": "mistake: the same question, answered anew",
      "telling-error": "mistake: an error that tells",
      "sparse-vector-no-query-noise": "mistake: sparse vector, no query noise",
      "sparse-vector-query-noise-not-redrawn": "mistake: sparse vector, one noise for all",
      "sparse-vector-no-cutoff": "mistake: sparse vector, never stops",
      "sparse-vector-cutoff-not-paid": "mistake: sparse vector, noise of one answer",
      geometric: "library: geometric",
      laplace: "library: Laplace on a grid",
      gaussian: "library: discrete Gaussian",
      "randomised-response": "library: randomised response",
      exponential: "library: exponential mechanism",
      "permute-and-flip": "library: permute-and-flip",
      "noisy-max": "library: report noisy max",
      kary: "library: k-ary randomised response",
      sue: "library: symmetric unary encoding (SUE)",
      oue: "library: optimised unary encoding (OUE)",
      rappor: "library: RAPPOR, many days",
      "sparse-vector": "library: sparse vector",
      quantile: "library: private quantile",
      "stability-histogram": "library: stability histogram",
      "partition-selection": "library: partition selection",
      "bounded-sum": "library: bounded sum",
      "bounded-mean": "library: bounded mean",
      hierarchy: "library: hierarchical counts",
      "running-total": "library: running total (binary tree)",
    },
    default: "wrong-relation",
  }),
  state: choice({
    label: "The mistake",
    help: "Made, or mended: the two differ in this one mistake and make the same promise.",
    names: { broken: "made", mended: "mended" },
    default: "broken",
  }),
  epsilon: number({
    label: "Epsilon kept",
    help: "What the library's mechanism really keeps.",
    default: 1,
    min: 0.01,
    max: 10,
    stops: [0.5, 1, 1.1, 1.2, 1.5, 2, 4],
  }),
  claim: number({
    label: "Epsilon claimed",
    help: "What its makers say that it keeps.",
    default: 1,
    min: 0.01,
    max: 10,
    stops: [0.1, 0.25, 0.5, 1, 2, 4, 8],
  }),
  runs: integer({
    label: "Runs in each world",
    help: "Fixed before the audit begins; the verdict is given once, at the end.",
    default: 3000,
    min: 50,
    max: 200_000,
    stops: [100, 300, 1000, 3000, 10_000, 30_000],
  }),
  confidence: number({
    label: "Confidence",
    help: "An audit that says more than the truth happens at most so seldom: 0.99 is one in a hundred.",
    default: 0.99,
    min: 0.5,
    max: 0.999999999,
    stops: [0.9, 0.99, 0.999, 0.999999],
  }),
  event: choice({
    label: "The event is chosen",
    help: "What is counted: an event fixed beforehand, one chosen on half of the runs and counted on the others, or one chosen after looking at all.",
    choices: WAYS,
    names: { beforehand: "beforehand", halves: "on one half", afterwards: "afterwards" },
    default: "beforehand",
  }),
});

export const audit = defineExperiment<typeof params.fields, Result, Result>({
  id: "audit",
  title: "Any mechanism against its claim",
  summary:
    "Two neighbouring worlds, an event, and how often it happens in each: a lower bound on epsilon with a stated confidence, for mechanisms that keep their promise and for mistakes that do not.",
  params,
  version: 1,
  outcome: () => import("./audit.result.ts"),
  verdicts: ["refuted", "luck"],
  estimate: ({ mechanism, runs }) => (2 * runs) / (RATES[mechanism] ?? RATE),
  load: async () => (await import("./audit.run.ts")).run,
});
