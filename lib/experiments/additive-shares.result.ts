/** What a run of additive-shares gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count } from "./quantities.ts";

/** An element of the group, 0 to order - 1, as text. */
const element = v.pipe(v.string(), v.regex(/^\d+$/));
/** What an element stands for; words have a sign. */
const number = v.pipe(v.string(), v.regex(/^-?\d+$/));
const elements = v.array(element);

export const result = v.object({
  group: v.string(),
  order: element,
  secret: number,
  shares: elements,
  opened: number,
  /** The same secret, shared again. */
  fresh: v.object({ shares: elements, opened: number }),
  /** The first shares, as many as are shown; how many secrets they leave possible. */
  shown: v.object({ shares: count, secrets: element }),
  /** For some secrets, the true one first: what the shares that are not shown would have to add up to, and what then opens. */
  worlds: v.array(v.object({ secret: number, missing: element, opened: number })),
  sums: v.object({
    second: number,
    secondShares: elements,
    constant: number,
    /** Each party's own sum; the first has added the constant. */
    shares: elements,
    opened: number,
    wanted: number,
    /** Where every party adds the constant: a mistake. */
    everybodyAdds: number,
  }),
  /** The last party has added delta to its share. */
  moved: v.object({ party: count, delta: number, opened: number }),
  floats: v.object({
    /** A secret is one of so many, 0 and up. */
    secrets: count,
    rows: v.array(
      v.object({
        /** Masks are drawn from 0 to here. */
        range: v.number(),
        runs: count,
        wrong: count,
        worstError: v.number(),
        observed: count,
        bits: v.number(),
        worstBits: v.number(),
        leastLeft: count,
      }),
    ),
    /** One sharing over floats, of the secret of this figure. */
    example: v.object({ range: v.number(), shares: v.array(v.number()), opened: v.number() }),
  }),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: every share, drawn uniformly by rejection; for a few secrets the missing share is computed and opened, and for every other it exists in the same way; how often floats go wrong and what they tell is measured in this run, by the best observer there is. " +
  "Simplified: one worker of this page deals, holds and opens all shares; the page shows you only those you ask for, but it has them all. " +
  "Assumed: the dealer is honest, shares travel unseen, and at least one party keeps its share to itself: all parties together can always open. " +
  "Ignored: a party that changes its share. Nothing here notices (the figure shows it); message authentication or verifiable sharing does.";
