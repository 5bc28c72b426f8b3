/** One secret set, one attack, and two services that say how many: exactly, and under differential privacy. The card. */
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./set-attack.result.ts";
import { params } from "./set-attack-params.ts";

export const setAttack = defineExperiment<typeof params.fields, Result, Result>({
  id: "set-attack",
  title: "Same people, same attack, with and without noise",
  summary:
    "An attacker who only hears how many of some people are in a secret set finds out who; the same attack meets noise and a budget.",
  params,
  version: 1,
  outcome: () => import("./set-attack.result.ts"),
  estimate: ({ n, calls, again, attack, oracle, defence }) => {
    const asked = Math.min(calls, attack === "noise-aware" ? calls : 2 * n);
    const fit = attack === "noise-aware" ? n ** 3 * 4e-9 : 0; // once for every picture of it
    const perRun = 1e-3 + fit + asked * n * n * 1e-8 + (defence === "dpca" ? asked * 2e-4 : 0);
    return (oracle === "real" ? asked * n * 5e-4 : 0) + 2 * asked * fit + again * perRun;
  },
  verdicts: ["settled", "beats-blind", "refused", "above-chance", "within-ceiling"],
  load: async () => (await import("./set-attack.run.ts")).run,
});
