/** "One run, six numbers": the card. The accountants are in lib/dp/account. */
import { defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./one-run-six-numbers.result.ts";

export const params = defineParams(
  {
    noise: number({
      label: "Noise multiplier",
      help: "Standard deviation of the noise on a step's sum of gradients, in units of the clipping norm.",
      default: 1.1,
      min: 0.4,
      max: 20,
      stops: [0.5, 0.7, 0.9, 1.1, 1.5, 2, 4],
    }),
    batch: integer({
      label: "Batch size",
      help: "Examples in a step, on average.",
      unit: "examples",
      default: 256,
      min: 1,
      max: 1_000_000,
      stops: [64, 128, 256, 512, 1024, 4096],
    }),
    epochs: integer({
      label: "Epochs",
      help: "How often the training goes through all examples, on average.",
      default: 60,
      min: 1,
      max: 400,
      stops: [1, 5, 15, 30, 60, 100, 200],
    }),
    delta: number({
      label: "δ",
      help: "At which δ every accountant names its ε.",
      default: 1e-5,
      min: 1e-12,
      max: 0.1,
      stops: [1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3],
    }),
    examples: integer({
      label: "Training examples",
      help: "How many there are in all.",
      unit: "examples",
      default: 60_000,
      min: 100,
      max: 10_000_000,
    }),
  },
  [
    {
      names: ["batch", "examples"],
      broken: ({ batch, examples }) => (batch > examples ? `a batch of ${batch} cannot be taken from ${examples} examples` : undefined),
      mend: ({ batch, examples }, name) => (name === "batch" ? { examples: batch } : { batch: examples }),
    },
  ],
);

export type CountId = keyof Result["counts"];
export type Frame = Omit<Result, "counts"> & { counts: Partial<Result["counts"]> };

export const oneRunSixNumbers = defineExperiment<typeof params.fields, Result, Frame>({
  id: "one-run-six-numbers",
  title: "One run, six numbers",
  summary: "A training run with noisy gradients has one privacy loss, and six ways to count it, each computed here.",
  params,
  version: 1,
  outcome: () => import("./one-run-six-numbers.result.ts"),
  verdicts: ["estimate-too-low", "sampling-matters"],
  load: async () => (await import("./one-run-six-numbers.run.ts")).run,
});
