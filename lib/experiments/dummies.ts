/** What a private size costs in dummies: the card. The noise law and the calibration are in lib/psi/dp. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import type { Result } from "./dummies.result.ts";
import { defineExperiment } from "./experiment.ts";

export const params = defineParams({
  epsilon: number({
    label: "ε",
    help: "What all counts together may cost.",
    default: 2,
    min: 0.25,
    max: 16,
    stops: [0.5, 1, 2, 4, 6, 8],
  }),
  queries: integer({
    label: "Runs, T",
    help: "How often these two tables will ever be compared.",
    default: 10,
    min: 1,
    max: 100,
    stops: [1, 6, 10, 20, 50],
  }),
  identifiers: integer({
    label: "Identifier columns, k",
    help: "Each column's count is published and is noisy by itself.",
    default: 3,
    min: 1,
    max: 10,
  }),
  rows: integer({
    label: "Rows of each party",
    help: "Before the dummies.",
    default: 10_000,
    min: 10,
    max: 100_000_000,
    stops: [20, 1000, 10_000, 100_000],
  }),
  delta: number({
    label: "δ",
    help: "0 stands for 1/(10 rows), which the published table uses.",
    default: 0,
    min: 0,
    max: 0.1,
    stops: [0, 1e-9, 1e-7, 1e-5, 1e-4, 1e-3],
  }),
  table: choice({
    label: "Published table",
    help: "Which cells of it are computed again: those of this many runs and columns, or all 150.",
    names: { own: "these runs and columns", all: "all 150 cells" },
    default: "own",
  }),
});

/** What there is of a result so far. */
export type Frame = Pick<Result, "dummies" | "releases" | "delta" | "owed" | "gaussian" | "cost" | "law"> & Partial<Result>;

export const dummies = defineExperiment<typeof params.fields, Result, Frame>({
  id: "dummies",
  title: "What does a private size cost?",
  summary: "How many made-up rows two parties must add so that the size of their intersection keeps ε, and what those rows cost.",
  params,
  version: 1,
  outcome: () => import("./dummies.result.ts"),
  estimate: ({ table }) => (table === "all" ? 5 : 1),
  verdicts: ["dummies-outnumber-rows", "gaussian-is-enough", "table-agrees"],
  load: async () => (await import("./dummies.run.ts")).run,
});
