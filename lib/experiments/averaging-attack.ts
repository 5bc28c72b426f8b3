/** "The same question, again and again": the card. The attack is in lib/attacks, noise and ledger in lib/dp. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import type { Result } from "./averaging-attack.result.ts";
import { defineExperiment } from "./experiment.ts";

export const DEFENCES = ["none", "cache", "budget"] as const;
export type Defence = (typeof DEFENCES)[number];
export const CONFIDENCE = 0.99;

/** Questions answered per second in Chromium on 2 cores, all three services together. */
const RATE = 3e6;

export const params = defineParams({
  epsilon: number({
    label: "ε of one answer",
    help: "The noise of each answer is Laplace noise of scale 1 / ε.",
    default: 0.5,
    min: 0.05,
    max: 5,
    stops: [0.1, 0.25, 0.5, 1, 2],
  }),
  asked: integer({
    label: "Times asked",
    help: "How often each attacker asks.",
    default: 300,
    min: 1,
    max: 2000,
    stops: [1, 10, 30, 100, 300, 1000],
  }),
  wording: choice({
    label: "The question is asked",
    help: "In the same words each time, or each time in other words that mean the same.",
    names: { same: "in the same words", reworded: "in other words each time" },
    default: "same",
  }),
  budget: number({
    label: "Budget, ε",
    help: "What the third service may spend in all. It adds up its prices.",
    default: 4,
    min: 0.05,
    max: 1000,
  }),
  runs: integer({
    label: "Attackers",
    help: "How many attackers try, each against fresh noise.",
    default: 500,
    min: 50,
    max: 5000,
  }),
});

export const averagingAttack = defineExperiment<typeof params.fields, Result, Result>({
  id: "averaging-attack",
  title: "The same question, again and again",
  summary: "Averaging noisy answers against three services: one with no defence, one that remembers its answers, one with a budget.",
  params,
  version: 1,
  outcome: () => import("./averaging-attack.result.ts"),
  verdicts: ["names-the-count", "cache-evaded", "budget-refuses"],
  estimate: ({ asked, runs }) => (3 * asked * runs) / RATE,
  load: async () => (await import("./averaging-attack.run.ts")).run,
});
