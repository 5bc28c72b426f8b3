/** A question that nobody answers to anybody's face: the card. The coin is in lib/dp/local, the attackers in lib/attacks/outputs. */
import { choice, defineParams, integer, number } from "../schema/index.ts";
import type { Result } from "./coin-survey.result.ts";
import { defineExperiment } from "./experiment.ts";

/** How sure the interval is, and how sure the verdict about the attacker is. */
export const CONFIDENCE = { interval: 0.95, attacker: 0.99 } as const;

export const params = defineParams({
  setBy: choice({
    label: "Set the coin by",
    help: "Each follows from the other: ε is the logarithm of the odds that an answer is true.",
    names: { epsilon: "its ε", truth: "how often it is true" },
    default: "epsilon",
  }),
  epsilon: number({
    label: "Privacy loss per answer, ε",
    help: "What one answer may tell at most about the person who gave it.",
    default: 1,
    min: 0.05,
    max: 10,
    stops: [0.1, 0.25, 0.5, 1, 2, 4, 8],
  }),
  truth: number({
    label: "An answer is true with probability",
    help: "Two fair coins, the first for the truth or the second, are 0.75.",
    default: 0.75,
    min: 0.51,
    max: 0.9999,
    stops: [0.55, 0.6, 0.75, 0.9, 0.99],
  }),
  prior: number({
    label: "Believed beforehand",
    help: "How likely the attacker holds it that this one person's truth is yes, before it hears the answer.",
    default: 0.1,
    min: 0.001,
    max: 0.999,
  }),
  days: integer({
    label: "Days",
    help: "On each of them the same people are asked the same question.",
    unit: "days",
    default: 30,
    min: 1,
    max: 365,
    stops: [1, 7, 30, 90, 365],
  }),
  cheats: integer({
    label: "People who ignore the coin",
    help: "They say the same thing, whatever the coin shows and whatever is true.",
    unit: "in 100",
    default: 0,
    min: 0,
    max: 60,
  }),
  cheatsSay: choice({
    label: "They say",
    help: "What those say who ignore the coin.",
    choices: ["no", "yes"],
    default: "no",
  }),
  people: integer({
    label: "People",
    help: "How many are asked.",
    unit: "people",
    default: 1000,
    min: 100,
    max: 10_000,
  }),
  share: integer({
    label: "Of these, a truthful yes",
    help: "Nobody but these people knows; the figure knows because it invented them.",
    unit: "in 100",
    default: 20,
    min: 0,
    max: 100,
  }),
});

export const coinSurvey = defineExperiment<typeof params.fields, Result, Result>({
  id: "coin-survey",
  title: "A yes that nobody can hold against you",
  summary:
    "Each person's coin may turn the answer around: what a surveyor still learns about all, what one answer says about one, and what thirty answers say.",
  params,
  version: 1,
  outcome: () => import("./coin-survey.result.ts"),
  verdicts: ["interval-holds", "cheats-outweigh-chance", "fresh-coins-leak"],
  load: async () => (await import("./coin-survey.run.ts")).run,
});
