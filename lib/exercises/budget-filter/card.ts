/** A gatekeeper for a privacy budget: the card. */
import type { Exercise } from "../exercise.ts";

export const budgetFilter: Exercise = {
  id: "budget-filter",
  title: "The ledger's gatekeeper",
  lesson: "privacy-budget",
  summary:
    "Write the gatekeeper who decides, before each answer is drawn, whether the budget allows it; then people try to get more out of it.",
  entry: ["open", "ask", "close"],
  load: async () => (await import("./judge.ts")).judge,
};
