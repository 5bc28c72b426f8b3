/** An auditor of one's own: the card. */
import type { Exercise } from "../exercise.ts";

export const epsilonAuditor: Exercise = {
  id: "epsilon-auditor",
  title: "An auditor that is not fooled by luck",
  lesson: "when-noise-fails",
  summary:
    "Write an auditor that says how large epsilon must be, from outputs alone; honest mechanisms then try to be accused, and broken ones to get away.",
  entry: ["audit"],
  load: async () => (await import("./judge.ts")).judge,
};
