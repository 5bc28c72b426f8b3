/** Noise from coins: the card. */
import type { Exercise } from "../exercise.ts";

export const noiseSampler: Exercise = {
  id: "noise-sampler",
  title: "Noise from coins",
  lesson: "noise",
  summary:
    "Write the noise for a published count, from uniform whole numbers alone; an auditor then measures the epsilon that you really keep.",
  entry: ["release"],
  load: async () => (await import("./judge.ts")).judge,
};
