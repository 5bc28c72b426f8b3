/** A step of DP-SGD: the card. */
import type { Exercise } from "../exercise.ts";

export const dpSgdStep: Exercise = {
  id: "dp-sgd-step",
  title: "A step that gives nobody away",
  lesson: "learning",
  summary:
    "Write the step of DP-SGD from each person's gradient; attackers then put one person more into the batch, and look for them in what comes out.",
  entry: ["step"],
  load: async () => (await import("./judge.ts")).judge,
};
