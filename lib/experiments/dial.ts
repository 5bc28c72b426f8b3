/** One epsilon and what follows from it: the card. Noise, ledger and attacker are in lib/dp. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import type { Line, Result } from "./dial.result.ts";
import { defineExperiment } from "./experiment.ts";

export const MECHANISMS = ["geometric", "laplace", "gaussian"] as const;
export const RELATIONS = ["add-remove", "replace-one"] as const;
/** How much of the luck the band around the measured attacker leaves room for. */
export const CONFIDENCE = 0.99;
/** The most answers that can be asked for. */
const MOST = 2500;

export const params = defineParams({
  epsilon: number({
    label: "Privacy loss per answer, ε",
    help: "What one answer may tell at most about one person: the logarithm of a likelihood ratio. It is also the answer's price.",
    default: 1,
    min: 0.01,
    max: 20,
    stops: [0.1, 0.25, 0.5, 1, 2, 4, 8],
  }),
  mechanism: choice({
    label: "Noise",
    help: "Geometric: whole numbers. Laplace: on a grid. Gaussian: whole numbers, and a δ.",
    choices: MECHANISMS,
    names: { geometric: "geometric", laplace: "Laplace", gaussian: "Gaussian" },
    default: "geometric",
  }),
  delta: number({
    label: "Allowed excess, δ",
    help: "How much of the probability may lie beyond ε. Only the Gaussian needs it.",
    default: 1e-6,
    min: 1e-12,
    max: 1e-3,
    stops: [1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3],
  }),
  relation: choice({
    label: "Neighbours differ by",
    help: "Between the two worlds one person comes or goes, or stands in for another.",
    choices: RELATIONS,
    names: { "add-remove": "one person more", "replace-one": "one person replaced" },
    default: "add-remove",
  }),
  question: choice({
    label: "Question",
    help: "How many: a person adds something or nothing. Yes less no: adds it or takes it away.",
    names: { count: "how many", balance: "yes less no" },
    default: "count",
  }),
  sensitivity: integer({
    label: "One person counts for",
    help: "The most that one person adds to the answer, or takes from it.",
    default: 1,
    min: 1,
    max: 20,
  }),
  grid: integer({
    label: "Grid of the Laplace noise",
    help: "Answers are whole multiples of 2 to the power of minus this.",
    unit: "bits",
    default: 10,
    min: 0,
    max: 12,
  }),
  count: integer({
    label: "True answer, with you",
    help: "What would be published without noise. Another answer is other data, and starts a new book.",
    default: 43,
    min: 0,
    max: 1_000_000,
  }),
  samples: integer({
    label: "Re-runs of each world",
    help: "On so many answers from each world the attacker is measured.",
    default: 20_000,
    min: 100,
    max: 200_000,
  }),
  threshold: number({
    label: "Threshold, above the best guess",
    help: "How far above the middle of the two true answers it begins to say “in”. 0 is the best guess.",
    default: 0,
    min: -1_000_000,
    max: 1_000_000,
  }),
  budget: number({
    label: "Budget for all answers",
    help: "An answer whose price does not fit into what is left of it is refused.",
    default: 3,
    min: 0.01,
    max: 20,
  }),
  publish: integer({
    label: "Answers asked for",
    help: "So many answers are asked of the service, one after the other.",
    default: 1,
    min: 0,
    max: MOST,
  }),
});

/** What one run leaves to the next: what is public, and the coins of the re-runs with how many were drawn. */
export interface Memory {
  /** Of which data: the true answer and the question. */
  readonly data: string;
  readonly book: readonly Line[];
  /** Of which settings, under which coins (a seeded run's are its seed's), and how many were drawn of each world. */
  readonly reruns: { readonly of: string; readonly coins: Uint8Array | undefined; readonly drawn: number };
}

/** Whole billionths, so that what fits is counted as the ledger counts it. */
const nano = (epsilon: number) => Math.ceil(Number((epsilon * 1e9).toPrecision(15)));

export const dial = defineExperiment<typeof params.fields, Result, Result, Memory>({
  id: "dial",
  title: "One dial, three consequences",
  summary:
    "One ε, and at once what it does to an answer, what it costs of a budget, and how well an attacker who sees the answer can tell whether you are in the data.",
  params,
  version: 1,
  outcome: () => import("./dial.result.ts"),
  verdicts: ["attack-within-limit", "answer-refused", "rails-crossed", "relation-matters"],
  acts: [
    { label: "Publish one answer", next: ({ publish }) => (publish < MOST ? { publish: publish + 1 } : undefined) },
    {
      label: "Publish until refused",
      next: ({ publish, epsilon }, done) =>
        done && publish < MOST
          ? { publish: Math.min(MOST, Math.max(publish, done.book.length) + Math.floor(nano(done.left) / nano(epsilon)) + 1) }
          : undefined,
    },
  ],
  load: async () => (await import("./dial.run.ts")).run,
});
