/** One secret set, one attack, and two services that say how many: exactly, and under differential privacy. The card. */
import { defineExperiment } from "./experiment.ts";
import type { Result } from "./set-attack.result.ts";
import { params } from "./set-attack-params.ts";

export const setAttack = defineExperiment<typeof params.fields, Result, Result>({
  id: "set-attack",
  title: "Same people, same attack, with and without noise",
  summary:
    "An attacker who only hears how many of some people are in a secret set finds out who; the same attack meets noise and a budget.",
  honesty:
    "Real: the attack, the exact sampler of the noise, the ledger, every number here; with “real PSI-CA” each call is a whole run of this project’s protocol between two workers, with keys of its own, and the attacker’s worker has nothing but what that gives it. " +
    "The one who counts learns the exact size of each question, draws the noise in its own worker and sends the noisy number only; dummies of both parties are the two-sided answer. The length of its list is told exactly and is covered by no ε. " +
    "Simplified: with “the ideal functionality” the protocol is replaced by the answer that it gives, which is all that a perfectly secure one gives away; sums and dummies are always answered so, with one real intersection-sum where “real” is set; what dummies are worth is read from the Gaussian of their variance. " +
    "The attacker is told how many members there are, and how noisy an answer is. Assumed: both parties follow the protocol. " +
    "Ignored: an attacker who puts the whole budget on one person comes up to 1/(1 + e^−ε), which is another number than the ceiling within a run; choose “all calls on one person”.",
  params,
  version: 1,
  result: async () => (await import("./set-attack.result.ts")).result,
  estimate: ({ n, calls, again, attack, oracle, defence }) => {
    const asked = Math.min(calls, attack === "noise-aware" ? calls : 2 * n);
    const fit = attack === "noise-aware" ? n ** 3 * 4e-9 : 0; // once for every picture of it
    const perRun = 1e-3 + fit + asked * n * n * 1e-8 + (defence === "dpca" ? asked * 2e-4 : 0);
    return (oracle === "real" ? asked * n * 5e-4 : 0) + 2 * asked * fit + again * perRun;
  },
  verdicts: ["settled", "beats-blind", "refused", "above-chance", "within-ceiling"],
  load: async () => (await import("./set-attack.run.ts")).run,
});
