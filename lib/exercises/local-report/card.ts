/** A report about yourself: the card. */
import type { Exercise } from "../exercise.ts";

export const localReport: Exercise = {
  id: "local-report",
  title: "A report about yourself",
  lesson: "randomized-response",
  summary:
    "Write what a device reports every day about a value that stays, and the estimate made of all reports; an auditor then listens to one device.",
  entry: ["begin", "report", "estimate"],
  load: async () => (await import("./judge.ts")).judge,
};
