/** The gatekeeper of a service that answers totals: the card. */
import type { Exercise } from "../exercise.ts";

export const queryAuditor: Exercise = {
  id: "query-auditor",
  title: "The gatekeeper",
  lesson: "what-leaks",
  summary:
    "Write the rule by which a service answers or refuses totals; attackers then add and subtract what it answered, and read its refusals.",
  entry: ["decide"],
  load: async () => (await import("./judge.ts")).judge,
};
