/** "Many vague counts rebuild the table": the card. The attack and its theory are in lib/attacks/outputs, the noise is in lib/dp. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Dot, Result } from "./reconstruction.result.ts";

export const METHODS = ["least-squares", "linear-program"] as const;
/** The most answers that can be asked for. */
export const MOST_QUERIES = 2048;
/** The linear program's table: half a second for so many cells. */
const MOST_CELLS = 32_768;

export const params = defineParams(
  {
    queries: integer({
      label: "Counts asked for",
      help: "How many random groups of the block the attacker asks about: how many in this group have it?",
      unit: "counts",
      default: 512,
      min: 8,
      max: MOST_QUERIES,
      stops: [32, 64, 128, 256, 512, 1024, 2048],
    }),
    noise: number({
      label: "Noise in each count",
      help: "The scale of the geometric noise. A count is off by about as many people; one count costs an epsilon of 1 divided by it.",
      unit: "people",
      default: 2,
      min: 0.1,
      max: 400,
      stops: [0.1, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256],
    }),
    budget: number({
      label: "Budget, ε",
      help: "For all counts together. It pays for as many counts as epsilon times the noise.",
      default: 4,
      min: 0.1,
      max: 20,
      stops: [0.25, 0.5, 1, 2, 4, 8],
    }),
    spent: choice({
      label: "When it is spent, the service",
      help: "Goes on answering: then the budget is only a number. Or refuses every further count.",
      names: { "goes-on": "goes on answering", refuses: "refuses" },
      default: "goes-on",
    }),
    method: choice({
      label: "Attack",
      help: "Least squares is fast. A linear program keeps every bit between 0 and 1, and also works on fewer counts than people.",
      choices: METHODS,
      names: { "least-squares": "least squares", "linear-program": "linear program" },
      default: "least-squares",
    }),
    people: integer({ label: "People in the block", help: "Each has a secret yes or no.", unit: "people", default: 64, min: 32, max: 128 }),
    runs: integer({
      label: "Attacks per dot",
      help: "On how many blocks each dot of the diagram is measured. The number is fixed beforehand.",
      default: 12,
      min: 2,
      max: 100,
    }),
  },
  [
    {
      names: ["method", "queries", "people"],
      broken: ({ method, queries, people }) =>
        method === "linear-program" && queries * people > MOST_CELLS
          ? `a linear program over ${queries} counts of ${people} people would take minutes; at most ${Math.floor(MOST_CELLS / people)} counts`
          : undefined,
      mend: ({ people }, name) =>
        name === "method" ? { queries: Math.min(256, Math.floor(MOST_CELLS / people)) } : { method: "least-squares" as const },
    },
  ],
);

/** What one run leaves to the next: the coins of block, questions and noise, and the dots of a block's size. */
export interface Memory {
  readonly coins: Uint8Array | undefined;
  readonly dots: { readonly of: string; readonly done: readonly Dot[] };
}

export const reconstruction = defineExperiment<typeof params.fields, Result, Result, Memory>({
  id: "reconstruction",
  title: "Many vague counts rebuild the block",
  summary:
    "Random groups of a block are counted with noise, and everybody's secret is rebuilt from the counts; where that works, where it stops, and what a budget has to do with it.",
  params,
  version: 1,
  outcome: () => import("./reconstruction.result.ts"),
  verdicts: ["rebuilt", "like-coins", "over-budget"],
  acts: [
    {
      label: "Ask as many again",
      next: ({ queries, method, people }) => {
        const most = method === "linear-program" ? Math.floor(MOST_CELLS / people) : MOST_QUERIES;
        return 2 * queries <= most ? { queries: 2 * queries } : undefined;
      },
    },
  ],
  estimate: ({ people, runs }) => (0.7 * (people / 64) ** 3 * runs) / 12,
  load: async () => (await import("./reconstruction.run.ts")).run,
});
