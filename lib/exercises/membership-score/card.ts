/** The likelihood ratio attack, written by the learner: the card. */
import type { Exercise } from "../exercise.ts";

export const membershipScore: Exercise = {
  id: "membership-score",
  title: "Whom the model remembers",
  lesson: "learning",
  summary:
    "Write the score of a membership attack with shadow models; records that are merely easy, models that are merely unsure and luck with few shadows try to lead it astray.",
  entry: ["score"],
  load: async () => (await import("./judge.ts")).judge,
};
