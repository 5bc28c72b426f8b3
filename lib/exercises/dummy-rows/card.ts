/** The rows that pad a table, and the book that stops the runs: the card. */
import type { Exercise } from "../exercise.ts";

export const dummyRows: Exercise = {
  id: "dummy-rows",
  title: "Write the padding",
  lesson: "dp-psi",
  summary: "Write which dummies a party adds and when it stops taking part; somebody then tries to take the dummies off again.",
  entry: ["dummies", "mayRun"],
  load: async () => (await import("./judge.ts")).judge,
};
