/** What a run of cuckoo gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count, share } from "./quantities.ts";

export const result = v.object({
  items: count,
  bins: count,
  /** Items per bin: as near to what was asked for as three equal parts allow, and not above it where that is possible. */
  load: share,
  /** Whether every item of the first table found a bin. */
  fits: v.boolean(),
  /** How often an item was put out in it. */
  evictions: count,
  /** The longest chain of evictions that one item set off. */
  longest: count,
  /** Items in each of the three parts at the end. */
  parts: v.array(count),
  /** For each item its bin in each part; for each step who came where and who was there (-1: nobody). Empty where it is not drawn. */
  places: v.array(v.array(count)),
  steps: v.array(v.object({ item: count, bin: count, evicted: v.pipe(v.number(), v.safeInteger(), v.minValue(-1)) })),
  /** Steps beyond those listed. */
  more: count,
  /** As many more tables: how many failed, and between which shares that puts the probability, with CONFIDENCE. */
  repeats: v.object({ tables: count, failed: count, low: share, high: share, evictions: v.number() }),
  /** What a run of KKRT then sends: a row for each bin, 64 bytes, whether or not it is empty. */
  rows: v.object({ sent: count, empty: count, bytes: count }),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: the table that KKRT fills, with its evictions; the hashes are 32 random bits each, which is what a keyed hash gives whoever does not choose its items to fit. " +
  "Simplified: the items have numbers for names, and nobody else takes part. KKRT adds 60 bins at every size, since small tables fail more often; here the load is what you set. " +
  "A table is called failed after 2,000 evictions for one item: a few of those might still have fitted. The interval is Clopper and Pearson's, 99 %.";
