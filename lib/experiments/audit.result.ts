/** What a run of audit gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { EXHIBITS, LIBRARY, WAYS } from "./audit.ts";
import { count, share, size } from "./quantities.ts";

/** An end of each interval is wrong with half of what the confidence leaves. */
const counted = v.object({ hits: count, tries: count, low: share, high: share });

const bound = v.object({
  way: v.picklist(WAYS),
  event: v.string(),
  /** In the world where the event is expected often, and in the other. */
  frequent: counted,
  rare: counted,
  /** Epsilon is at least this, with the stated confidence; of an event chosen afterwards, with none. */
  epsilon: size,
});

export const result = v.object({
  mechanism: v.picklist([...EXHIBITS, ...LIBRARY]),
  wrong: v.nullable(v.string()),
  claim: v.object({ epsilon: size, delta: share }),
  confidence: share,
  runs: count,
  worlds: v.tuple([v.string(), v.string()]),
  way: v.picklist(WAYS),
  /** By the chosen way: the audit's answer. */
  epsilonLowerBound: size,
  bounds: v.array(bound),
  /** The chosen way's bound, had the audit been one of so few runs. */
  road: v.array(v.object({ runs: count, epsilon: size })),
  /** The event fixed beforehand: its exact log-ratio, beyond delta, where the law is known. */
  exact: v.nullable(size),
  /**
   * By the event fixed beforehand, about how many runs in each world show more than the claim: at its exact chances where the law is known, at
   * its frequencies in this run where it was refuted. Null where no number of runs is known to.
   */
  needed: v.nullable(count),
  /** The same for geometric noise that keeps so much more than is claimed. */
  power: v.array(v.object({ excess: size, runs: v.nullable(count) })),
  /** One number of each output, in bins from `from`, `width` wide; the outermost also hold all beyond. */
  outputs: v.object({ name: v.string(), from: v.number(), width: size, first: v.array(count), second: v.array(count) }),
  /** Randomised response alone: a single run over many people, whose answers are guesses at their coins. */
  oneRun: v.nullable(v.object({ guesses: count, correct: count, epsilon: size })),
});

export type Bound = v.InferOutput<typeof bound>;
export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: every run of every mechanism, the mistakes included; the bounds, which are Clopper and Pearson's at the stated confidence; nothing is tuned to a verdict. " +
  "Simplified: one pair of databases for each, chosen to show its mistake, or for most of the library's near the worst there is. The event fixed beforehand may be about all of an output; one that is chosen is about a single number of it. An auditor in the field has to look for pair and event. RAPPOR's days are further apart than in the field, so that fifteen of them show what is remembered. " +
  "The curve shows what an audit of fewer runs would have said; stopping where it suits is an audit without the stated confidence. An event chosen afterwards has none either: it is here to show that. " +
  "A bound below the claim proves nothing; only a proof does.";
