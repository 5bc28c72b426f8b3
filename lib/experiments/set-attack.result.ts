/** What a run of set-attack gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count, share, size } from "./quantities.ts";

const people = v.array(count);

/** What the attack came to against one service. */
const panel = v.object({
  /** Answered. */
  calls: count,
  /** People decided, of all; and whether that is everybody. */
  settled: count,
  complete: v.boolean(),
  /** People claimed to be in, and how many of these claims are right and wrong. */
  members: count,
  right: count,
  wrong: count,
  /** Of all verdicts, in and out: how many are wrong. */
  mistaken: count,
  /** Within the run: of a member and somebody else, how often the member scores higher. Null without either, and where one person is aimed at. */
  auc: v.nullable(share),
  /** right / members; null without claims. */
  precision: v.nullable(share),
  /** With what probability as many claims made blindly would be at least as good; null without claims. */
  luck: v.nullable(share),
  /** Epsilon that was charged; where nobody charges, what the calls add up to. 0 where answers are exact: they have no price, and no epsilon. */
  spent: size,
  refused: count,
  /** Who is in, as the panel is judged: where the set changes, whoever was in when a question was answered. */
  truth: people,
  /** Call by call. `says`: a letter a person: i in, o out, - open. */
  record: v.array(
    v.object({
      asked: people,
      /** Null: refused. */
      answer: v.nullable(v.number()),
      sum: v.optional(v.number()),
      says: v.string(),
      /** So far. */
      spent: size,
      auc: v.nullable(share),
    }),
  ),
});

/** The same over many runs, of which the drawn one is the first. */
const spread = v.object({
  runs: count,
  aucs: v.array(share),
  rights: v.array(count),
  claimed: v.array(count),
  /** Means over the runs; precision over the runs with claims, and of all claims together. */
  auc: v.nullable(share),
  right: size,
  members: size,
  precision: v.nullable(share),
  pooled: v.nullable(share),
  complete: share,
  calls: size,
  /** 99 % band of the mean area. */
  low: v.nullable(v.number()),
  high: v.nullable(v.number()),
});

const spreads = v.object({ exact: spread, dp: v.optional(spread) });

export const result = v.object({
  panels: v.object({ exact: panel, dp: v.optional(panel) }),
  people: count,
  members: count,
  /** Who bears the mark, and how well the mark alone ranks people: no call is needed for that. */
  marked: people,
  markAuc: v.nullable(share),
  /** Of the halving attack: what it costs on average to settle everybody, by its law. */
  expected: v.nullable(size),
  /** Of the second panel. */
  noise: v.nullable(
    v.object({
      /** What one answer costs; null where the promise is for all calls together only. */
      epsilon: v.nullable(size),
      /** What all calls may cost; null without a budget. */
      budget: v.nullable(size),
      delta: share,
      /** Of one answer. */
      deviation: size,
      /** Dummies that each party adds in each call. */
      dummies: v.optional(count),
      /** The deviation as a share of the honest partner's overlap. */
      ofOverlap: size,
      /**
       * What no attacker exceeds, if the promise is kept: within a run, by any answers that keep ε (`run`) and by sizes (`sizes`), null where not
       * all sets are equally likely beforehand; and about one fixed target. With dummies: of the Gaussian of the same variance, which is near and no bound.
       */
      ceilings: v.object({ run: v.nullable(share), sizes: v.nullable(share), target: share, calls: count }),
      /** At other epsilons: the deviation, and the ceiling about one fixed target. */
      ladder: v.array(v.object({ epsilon: size, deviation: size, target: share })),
    }),
  ),
  /** "ideal" also where the real one was asked for and cannot play by these settings: then `instead` says why. */
  oracle: v.picklist(["ideal", "real"]),
  instead: v.nullable(v.string()),
  spread: v.nullable(spreads),
  /** Of the first question, by a real intersection-sum. */
  realSum: v.nullable(v.object({ asked: count, size: count, sum: size })),
  /** All calls on one person: pairs of runs, with the person in and not in. */
  target: v.nullable(
    v.object({
      person: count,
      pairs: count,
      exact: count,
      won: count,
      low: share,
      high: share,
      ceiling: share,
      /** What the best attacker reaches in so many calls; null where that is not known in closed form. */
      best: v.nullable(share),
    }),
  ),
});

export type Result = v.InferOutput<typeof result>;
export type Panel = v.InferOutput<typeof panel>;
export type Spread = v.InferOutput<typeof spread>;

export const honesty =
  "Real: the attack, the exact sampler of the noise, the ledger, every number here; with “real PSI-CA” each call is a whole run of this project’s protocol between two workers, with keys of its own, and the attacker’s worker has nothing but what that gives it. " +
  "The one who counts learns the exact size of each question, draws the noise in its own worker and sends the noisy number only; dummies of both parties are the two-sided answer. The length of its list is told exactly and is covered by no ε. " +
  "Simplified: with “the ideal functionality” the protocol is replaced by the answer that it gives, which is all that a perfectly secure one gives away; sums and dummies are always answered so, with one real intersection-sum where “real” is set; what dummies are worth is read from the Gaussian of their variance. " +
  "The attacker is told how many members there are, and how noisy an answer is. Assumed: both parties follow the protocol. " +
  "Ignored: an attacker who puts the whole budget on one person comes up to 1/(1 + e^−ε), which is another number than the ceiling within a run; choose “all calls on one person”.";
