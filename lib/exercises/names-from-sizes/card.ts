/** The attacker who learns sizes and nothing else: the card. */
import type { Exercise } from "../exercise.ts";

export const namesFromSizes: Exercise = {
  id: "names-from-sizes",
  title: "Names from sizes",
  lesson: "set-membership",
  summary:
    "Write the attack that finds the members of a set from sizes alone; its claims must survive a search for a set that refutes them.",
  entry: ["ask", "claim"],
  load: async () => (await import("./judge.ts")).judge,
};
