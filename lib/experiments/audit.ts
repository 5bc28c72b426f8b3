/** "Any mechanism against its claim": the card. The mechanisms are lib/dp's and its gallery of broken ones; the auditor is lib/dp/audit.ts. */
import * as v from "valibot";
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";

export const LIBRARY = ["geometric", "laplace", "gaussian", "randomised-response", "exponential", "permute-and-flip", "noisy-max"] as const;
export const EXHIBITS = [
  "float-laplace",
  "sensitivity-from-data",
  "clamping-forgotten",
  "wrong-relation",
  "thresholding-exact-keys",
  "noise-not-redrawn",
  "seeded-generator",
  "budget-reset",
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

/** Runs per second in Chromium on 2 cores. Those that answer 400 questions, or 20, in a run: fewer. */
const RATES: Readonly<Record<string, number>> = {
  "float-laplace": 60_000,
  "budget-reset": 8000,
  "sparse-vector-no-query-noise": 40_000,
  "sparse-vector-query-noise-not-redrawn": 40_000,
  "sparse-vector-no-cutoff": 400,
  "sparse-vector-cutoff-not-paid": 400,
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
    },
    default: "wrong-relation",
  }),
  state: choice({
    label: "The mistake",
    help: "Made, or mended: the two differ in this one mistake and make the same promise.",
    choices: ["broken", "mended"],
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

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const size = v.pipe(v.number(), v.finite(), v.minValue(0));
/** An end of each interval is wrong with half of what the confidence leaves. */
const counted = v.object({ hits: count, tries: count, low: share, high: share });

const bound = v.object({
  way: v.picklist(WAYS),
  event: v.string(),
  /** In the world where the event is expected often, and in the other. */
  frequent: counted,
  rare: counted,
  /** Epsilon is at least this, with the stated confidence; of an event chosen afterwards, with none. */
  epsilon: size,
});

export const result = v.object({
  mechanism: v.picklist([...EXHIBITS, ...LIBRARY]),
  wrong: v.nullable(v.string()),
  claim: v.object({ epsilon: size, delta: share }),
  confidence: share,
  runs: count,
  worlds: v.tuple([v.string(), v.string()]),
  way: v.picklist(WAYS),
  /** By the chosen way: the audit's answer. */
  epsilonLowerBound: size,
  bounds: v.array(bound),
  /** The chosen way's bound, had the audit been one of so few runs. */
  road: v.array(v.object({ runs: count, epsilon: size })),
  /** The event fixed beforehand: its exact log-ratio, beyond delta, where the law is known. */
  exact: v.nullable(size),
  /**
   * By the event fixed beforehand, about how many runs in each world show more than the claim: at its exact chances where the law is known, at
   * its frequencies in this run where it was refuted. Null where no number of runs is known to.
   */
  needed: v.nullable(count),
  /** The same for geometric noise that keeps so much more than is claimed. */
  power: v.array(v.object({ excess: size, runs: v.nullable(count) })),
  /** One number of each output, in bins from `from`, `width` wide; the outermost also hold all beyond. */
  outputs: v.object({ name: v.string(), from: v.number(), width: size, first: v.array(count), second: v.array(count) }),
  /** Randomised response alone: a single run over many people, whose answers are guesses at their coins. */
  oneRun: v.nullable(v.object({ guesses: count, correct: count, epsilon: size })),
});

export type Bound = v.InferOutput<typeof bound>;
export type Result = v.InferOutput<typeof result>;

export const audit = defineExperiment<typeof params.fields, Result, Result>({
  id: "audit",
  title: "Any mechanism against its claim",
  summary:
    "Two neighbouring worlds, an event, and how often it happens in each: a lower bound on epsilon with a stated confidence, for mechanisms that keep their promise and for mistakes that do not.",
  honesty:
    "Real: every run of every mechanism, the mistakes included; the bounds, which are Clopper and Pearson's at the stated confidence; nothing is tuned to a verdict. " +
    "Simplified: one pair of databases for each, chosen to show its mistake, and events about one number of an output. An auditor in the field has to look for both. " +
    "The curve shows what an audit of fewer runs would have said; stopping where it suits is an audit without the stated confidence. An event chosen afterwards has none either: it is here to show that. " +
    "A bound below the claim proves nothing; only a proof does.",
  params,
  version: 1,
  result,
  verdicts: ["refuted", "luck"],
  estimate: ({ mechanism, runs }) => (2 * runs) / (RATES[mechanism] ?? RATE),
  load: async () => (await import("./audit.run.ts")).run,
});
