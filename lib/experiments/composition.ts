/** "What do k answers cost?": the card. The accountants, the mechanisms and the audit are in lib/dp. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import type { Result } from "./composition.result.ts";
import { defineExperiment } from "./experiment.ts";

export const KINDS = ["response", "laplace", "gaussian", "sampled"] as const;
export type Kind = (typeof KINDS)[number];
const KIND_NAMES: Readonly<Record<Kind, string>> = {
  response: "randomised response",
  laplace: "Laplace",
  gaussian: "Gaussian",
  sampled: "Gaussian on a sample",
};

/** Those that give a bound, so may decide. gdp is labelled an estimate, and yet bounds every plan that it can read (lib/dp/account/gdp.ts). */
export const KEEPERS = ["basic", "advanced", "optimal", "zcdp", "rdp", "gdp", "pld"] as const;
export const CONFIDENCE = 0.99;
/** The most answers that can be asked for. */
export const MOST = 1000;
/** Steps of the Laplace noise's grid to the unit, as a power of 2. */
export const GRID_BITS = 6;

/** Draws of noise per second in Chromium on 2 cores. */
const RATE = 4e6;
/** Seconds for the accountants. */
const COUNTING = 1.5;

export const params = defineParams({
  mechanism: choice({
    label: "Each answer is given by",
    help: "Randomised response to a yes-or-no question; or a count with Laplace noise, with Gaussian noise, or with Gaussian noise on a fresh Poisson sample.",
    choices: KINDS,
    names: KIND_NAMES,
    default: "laplace",
  }),
  answers: integer({
    label: "Questions, k",
    help: "How many are planned. The number is fixed before the first is answered.",
    default: 100,
    min: 1,
    max: MOST,
    stops: [1, 10, 30, 100, 300, 1000],
  }),
  epsilon: number({
    label: "ε of one answer",
    help: "Of randomised response and of Laplace noise.",
    default: 0.1,
    min: 0.01,
    max: 5,
    stops: [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2],
  }),
  sigma: number({
    label: "σ of the Gaussian noise",
    help: "One person changes the count by 1; this is the noise's standard deviation.",
    default: 10,
    min: 0.5,
    max: 100,
    stops: [0.7, 1, 2, 5, 10, 20, 50],
  }),
  rate: number({
    label: "Sampling rate",
    help: "Each person is in the sample with this probability, anew for each answer.",
    default: 0.1,
    min: 0.001,
    max: 0.9,
    stops: [0.001, 0.01, 0.1, 0.5],
  }),
  mix: choice({
    label: "Every second answer by",
    help: "A second kind of answer, in turn with the first. It has the same ε, σ and rate.",
    choices: ["none", ...KINDS],
    names: { ...KIND_NAMES, none: "the same" },
    default: "none",
  }),
  delta: number({
    label: "δ",
    help: "At which δ every accountant names its ε.",
    default: 1e-5,
    min: 1e-12,
    max: 0.1,
    stops: [1e-9, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2],
  }),
  budget: number({
    label: "Budget, ε",
    help: "The plan is cut to what fits, at this δ, before anything is drawn.",
    default: 10,
    min: 0.01,
    max: 1000,
  }),
  keeper: choice({
    label: "Who decides what fits",
    help: "The accountant whose ε has to stay within the budget.",
    choices: KEEPERS,
    names: {
      basic: "basic",
      advanced: "advanced",
      optimal: "optimal",
      zcdp: "zero-concentrated",
      rdp: "Rényi",
      gdp: "Gaussian DP (estimate)",
      pld: "loss distribution",
    },
    default: "pld",
  }),
  games: integer({
    label: "Games per world",
    help: "How often the whole plan is played in each of two neighbouring worlds, for the audit. The number is fixed beforehand.",
    default: 10_000,
    min: 200,
    max: 50_000,
  }),
});

export const ID = ["basic", "advanced", "optimal", "zcdp", "rdp", "gdp", "clt", "pld"] as const;
export type Id = (typeof ID)[number];

/** What there is of a result so far: the closed forms come first. */
export type Frame = Pick<Result, "at" | "lines" | "unreadable"> & Partial<Result>;

export const composition = defineExperiment<typeof params.fields, Result, Frame>({
  id: "composition",
  title: "What do k answers cost?",
  summary:
    "One plan of questions, and what eight accountants say it costs; below them, what an attacker proves by playing it thousands of times.",
  params,
  version: 2,
  outcome: () => import("./composition.result.ts"),
  verdicts: ["advanced-is-worse", "audit-within-bound", "estimate-too-low", "plan-was-cut"],
  estimate: ({ answers, games }) => COUNTING + (2 * answers * games) / RATE,
  acts: [
    { label: "Ask one more", next: ({ answers }) => (answers < MOST ? { answers: answers + 1 } : undefined) },
    { label: "Ask twice as many", next: ({ answers }) => (answers < MOST ? { answers: Math.min(MOST, 2 * answers) } : undefined) },
  ],
  load: async () => (await import("./composition.run.ts")).run,
});
