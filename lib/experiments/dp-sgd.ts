/** "Clip, noise, sample": the card. The training is lib/learning's, the mistakes are lib/learning/broken's, the audit is lib/dp/audit.ts. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import type { Result } from "./dp-sgd.result.ts";
import { defineExperiment } from "./experiment.ts";

export const BATCHES = ["poisson", "shuffled"] as const;
export const MISTAKES = ["none", "noise-for-the-mean", "no-clipping", "noise-over-root-batch"] as const;
/** Of an audit that says more than the truth. */
export const ALPHA = 1e-3;
/** So many more batches are drawn, to count their sizes. */
export const COUNTED = 2000;

export const params = defineParams(
  {
    batches: choice({
      label: "Batches",
      help: "A coin for every person in every step, or all people shuffled and cut into batches of one size.",
      choices: BATCHES,
      names: { poisson: "Poisson: a coin each", shuffled: "shuffled, cut to one size" },
      default: "poisson",
    }),
    mistake: choice({
      label: "The training",
      help: "As it should be, or with a mistake of one line. Its makers announce the same epsilon.",
      choices: MISTAKES,
      names: {
        none: "as it should be",
        "noise-for-the-mean": "mistake: noise for the mean",
        "no-clipping": "mistake: no clipping",
        "noise-over-root-batch": "mistake: noise over the root of the batch",
      },
      default: "none",
    }),
    open: integer({
      label: "Step taken apart",
      help: "Which step of the training is shown in detail.",
      default: 1,
      min: 1,
      max: 400,
    }),
    noise: number({
      label: "Noise multiplier",
      help: "Standard deviation of the noise on a step's sum, in units of the clipping norm.",
      default: 1,
      min: 0.3,
      max: 20,
      stops: [0.5, 0.7, 1, 1.5, 2, 4, 8],
    }),
    clip: number({
      label: "Clipping norm",
      help: "No gradient that is longer than this counts with its whole length.",
      default: 1,
      min: 0.05,
      max: 20,
      stops: [0.25, 0.5, 1, 2, 4],
    }),
    rate: number({
      label: "Sampling rate",
      help: "The chance of each person to be in a batch; of shuffled batches, the share of the people that is in one, in whole people. At most nine decimals.",
      default: 0.05,
      min: 0.01,
      max: 1,
      stops: [0.02, 0.05, 0.1, 0.2, 0.5, 1],
    }),
    steps: integer({
      label: "Steps",
      help: "How many steps the training takes.",
      unit: "steps",
      default: 40,
      min: 1,
      max: 400,
      stops: [10, 20, 40, 100, 200],
    }),
    people: integer({
      label: "People",
      help: "Each is one row: a number, and which of two groups they belong to. How many there are is public.",
      unit: "people",
      default: 200,
      min: 20,
      max: 400,
      stops: [50, 100, 200, 400],
    }),
    learning: number({
      label: "Learning rate",
      help: "How far a step goes along the mean of the pulls.",
      default: 0.5,
      min: 0.01,
      max: 10,
      stops: [0.1, 0.25, 0.5, 1, 2],
    }),
    delta: number({
      label: "δ",
      help: "At which δ epsilon is named.",
      default: 1e-3,
      min: 1e-9,
      max: 0.1,
      stops: [1e-6, 1e-5, 1e-4, 1e-3],
    }),
    games: integer({
      label: "Audit: trainings in each world",
      help: "Fixed before the audit begins: half of them choose what to look for, the other half are counted.",
      unit: "trainings",
      default: 2000,
      min: 100,
      max: 20_000,
      stops: [500, 1000, 2000, 5000, 10_000],
    }),
  },
  [
    {
      names: ["open", "steps"],
      broken: ({ open, steps }) => (open > steps ? `step ${open} is none of ${steps}` : undefined),
      mend: ({ open, steps }, name) => (name === "open" ? { steps: open } : { open: steps }),
    },
    {
      names: ["rate"],
      broken: ({ rate }) => (Math.round(rate * 1e9) / 1e9 === rate ? undefined : "the sampling rate has nine decimals at most"),
    },
    {
      names: ["batches", "mistake"],
      broken: ({ batches, mistake }) =>
        batches === "shuffled" && mistake !== "none" ? "a training has one mistake at a time: shuffled batches, or this one" : undefined,
      mend: (_, name) => (name === "batches" ? { mistake: "none" as const } : { batches: "poisson" as const }),
    },
  ],
);

export const dpSgd = defineExperiment<typeof params.fields, Result, Result>({
  id: "dp-sgd",
  title: "Clip, noise, sample",
  summary:
    "One step of differentially private training taken apart: who was drawn, each person's pull before and after clipping, their sum, the noise, the move; then the whole training with its odometer, and an audit of what was announced.",
  params,
  version: 1,
  outcome: () => import("./dp-sgd.result.ts"),
  verdicts: ["proven", "refuted"],
  estimate: ({ games, steps, batches }) => 0.5 + games * (batches === "poisson" ? steps * 2e-6 : steps * 5e-6 + 2e-4),
  load: async () => (await import("./dp-sgd.run.ts")).run,
});
