/** What a run of coin-survey gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count, share as probability } from "./quantities.ts";

const size = v.pipe(v.number(), v.finite());
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

export const honesty =
  "Real: each coin is drawn exactly, by whole numbers and random words; the people of the survey that is shown, and the attacker's right guesses day by day, are drawn person by person. The 200 repeated surveys draw how many answers come out true, which is the same law. The standard error and the expected bars are exact for these very people. " +
  "Simplified: the people and their truths are invented, and everybody understood the rules; a real survey also loses those who do not, and draws its people anew, which adds to the error. " +
  "Assumed of the attacker: it knows the design and hears this person's answers; of memory: that the remembered answer is never drawn again, on any device. " +
  "Not for production: a seeded run's coins are known to everybody who has its link.";
