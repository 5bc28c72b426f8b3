/** What a run of composition gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { ID } from "./composition.ts";
import { count, size } from "./quantities.ts";

const id = v.picklist(ID);

const line = v.object({
  id,
  name: v.string(),
  kind: v.picklist(["bound", "interval", "estimate"]),
  source: v.string(),
  /** The rule that gave the number of the whole plan. */
  formula: v.string(),
  /** At each of `at`; null where nothing is owed that is finite, or where it was not asked yet. */
  epsilons: v.array(v.nullable(size)),
  /** pld: the truth is not below these. */
  atLeast: v.optional(v.array(v.nullable(size))),
});

/** The law of the privacy loss after so many answers, in bins, and the epsilon it owes at delta. */
const law = v.object({ answers: count, epsilon: size, masses: v.array(size) });

export const result = v.object({
  /** What was granted, as the leaves of a tree: which event, how often, on a sample of which rate. */
  events: v.array(v.object({ event: v.record(v.string(), v.union([v.string(), v.number()])), rate: size, times: count })),
  /** Of the granted answers, by each accountant that can read them. pld: the upper end. */
  spent: v.record(v.string(), v.object({ epsilon: size, delta: size })),
  granted: count,
  refused: count,
  /**
   * epsilonLowerBound: no smaller epsilon is true at delta. points: the same at each of `at` that was granted. With `confidence` all of these
   * hold together; `confidenceOfEach` is what each was given for that.
   */
  audit: v.object({
    epsilonLowerBound: size,
    confidence: size,
    confidenceOfEach: size,
    games: count,
    points: v.array(size),
    side: v.picklist(["at least", "at most"]),
    cut: v.number(),
    frequent: v.object({ hits: count, tries: count }),
    rare: v.object({ hits: count, tries: count }),
  }),
  /** Numbers of answers at which the lines have their points. */
  at: v.array(count),
  lines: v.array(line),
  unreadable: v.array(v.object({ id, name: v.string(), why: v.string() })),
  /** How many answers of the plan each accountant would let through. */
  fits: v.record(v.string(), count),
  /** The truth about the granted answers is not below this (pld). */
  atLeast: size,
  /** Laws of the loss after 1, 2, 4, ... answers, on one axis. */
  laws: v.object({ from: v.number(), width: size, rows: v.array(law) }),
  /** What is beyond epsilon after the granted answers: all of it, and the part that counts towards delta. */
  tail: v.object({ epsilon: size, from: v.number(), width: size, masses: v.array(size), counted: v.array(size), mass: size, delta: size }),
});

export type Result = v.InferOutput<typeof result>;
export type Line = v.InferOutput<typeof line>;

export const honesty =
  "Real: all accountants read one and the same tree of events; the loss distribution is an interval with both ends proved (rounding of the arithmetic is allowed for); the audit plays the real mechanisms, drawn exactly, in two neighbouring worlds, chooses its event on one half of the games and counts on the other; all of its points together hold with 99 % confidence, each by itself with more. " +
  "Estimates are labelled: the central limit is no bound. " +
  "Assumed: two databases are neighbours if one has a row more (add-remove); one person changes each count by 1, and the answer to each yes-or-no question; samples are Poisson samples, drawn anew for every answer. The audited pair is one that the bounds have to cover: nobody else counts. " +
  "Simplified: questions are planned beforehand and nothing is chosen by earlier answers; whoever adapts needs a filter. Laplace noise stands on a grid of 1/64, and is accounted as that. Steps between two points of a line are not computed.";
