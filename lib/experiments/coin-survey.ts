/** A question that nobody answers to anybody's face: the card. The coin is in lib/dp/local, the attackers in lib/attacks/outputs. */
import * as v from "valibot";
import { choice, defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";

/** How sure the interval is, and how sure the verdict about the attacker is. */
export const CONFIDENCE = { interval: 0.95, attacker: 0.99 } as const;

export const params = defineParams({
  setBy: choice({
    label: "Set the coin by",
    help: "Each follows from the other: ε is the logarithm of the odds that an answer is true.",
    choices: ["epsilon", "truth"],
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

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const size = v.pipe(v.number(), v.finite());
const probability = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** Shares of the people who are asked; may lie outside of [0, 1]. */
const share = v.pipe(v.number(), v.finite());

export const result = v.object({
  epsilon: size,
  /** P(an answer is the truth). */
  keep: probability,
  people: count,
  /** How many of them have a yes to hide, and which share that is. What the surveyor never sees. */
  yes: count,
  share: probability,
  /** How many ignore the coin. */
  cheats: count,
  /** How many said yes in the survey that is shown, and what is made of it. `low` to `high` holds the truth 95 times in 100, if all follow the coin. */
  said: count,
  estimate: share,
  low: share,
  high: share,
  /** Of the estimate, exactly, with these very people; and how far those who cheat pull it on average. */
  standardError: size,
  bias: share,
  /** The first people of the survey. Who cheats throws no coin. */
  crowd: v.array(v.object({ truth: v.boolean(), says: v.boolean(), coin: v.picklist(["kept", "turned", "ignored"]) })),
  /** The same survey again and again, with the same people and fresh coins. */
  repeats: v.object({
    surveys: count,
    mean: share,
    deviation: size,
    /** How many of the intervals held the truth. */
    held: count,
    /** Estimates by value. The first bin begins at `from`; `expected` is how many the exact law puts there. */
    from: share,
    width: size,
    counts: v.array(count),
    expected: v.array(size),
  }),
  /** One person: what an attacker believes after a yes, and after a no. */
  belief: v.object({
    prior: probability,
    yes: probability,
    no: probability,
    curve: v.array(v.object({ prior: probability, yes: probability, no: probability })),
  }),
  /** Asked day after day; the attacker takes for true what it heard more often. Of those who follow the coin. */
  asked: v.object({
    days: count,
    people: count,
    /** About how many it is right on the last day, with fresh coins. */
    right: count,
    /** A coin each day: how many people it is right about, measured; how often by the exact law; and the 99 % band of that share. */
    fresh: v.array(v.object({ days: count, right: count, expected: probability, low: probability, high: probability })),
    /** One coin, and its answer repeated. */
    kept: v.object({ right: count, expected: probability }),
  }),
  /** Of each rung of epsilon: P(truth) and the standard error that these people's estimate would have. */
  ladder: v.array(v.object({ epsilon: size, keep: probability, standardError: size })),
});

export type Result = v.InferOutput<typeof result>;

export const coinSurvey = defineExperiment<typeof params.fields, Result, Result>({
  id: "coin-survey",
  title: "A yes that nobody can hold against you",
  summary:
    "Each person's coin may turn the answer around: what a surveyor still learns about all, what one answer says about one, and what thirty answers say.",
  honesty:
    "Real: each coin is drawn exactly, by whole numbers and random words; the people of the survey that is shown, and the attacker's right guesses day by day, are drawn person by person. The 200 repeated surveys draw how many answers come out true, which is the same law. The standard error and the expected bars are exact for these very people. " +
    "Simplified: the people and their truths are invented, and everybody understood the rules; a real survey also loses those who do not, and draws its people anew, which adds to the error. " +
    "Assumed of the attacker: it knows the design and hears this person's answers; of memory: that the remembered answer is never drawn again, on any device. " +
    "Not for production: a seeded run's coins are known to everybody who has its link.",
  params,
  version: 1,
  result,
  verdicts: ["interval-holds", "cheats-outweigh-chance", "fresh-coins-leak"],
  load: async () => (await import("./coin-survey.run.ts")).run,
});
