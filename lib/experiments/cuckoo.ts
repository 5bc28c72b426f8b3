/** Every item alone in a bin, by three hashes and evictions: the card. The table is lib/psi/cuckoo.ts, the very one KKRT fills. */
import * as v from "valibot";
import { defineParams, integer, number } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";

/** Of the interval around how often a table fails. */
export const CONFIDENCE = 0.99;
/** A table of so many items is drawn bin by bin; a larger one is counted. */
export const DRAWN = 40;

export const params = defineParams({
  items: integer({
    label: "Items",
    help: "How many the receiver has to place.",
    unit: "items",
    default: 16,
    min: 1,
    max: 4096,
    stops: [4, 16, 40, 256, 1024, 4096],
  }),
  load: number({
    label: "Load",
    help: "Items per bin. Above about 0.917 large tables with three hashes do not fit any more; KKRT takes at most 0.787, which is 1 / 1.27.",
    default: 0.787,
    min: 0.2,
    max: 1,
    stops: [0.5, 0.7, 0.787, 0.85, 0.9, 0.95, 1],
  }),
  tables: integer({
    label: "Tables",
    help: "How many more tables of this kind are filled, with fresh hashes, to count those that fail.",
    unit: "tables",
    default: 200,
    min: 1,
    max: 10_000,
    scale: "log",
  }),
});

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

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

export const cuckoo = defineExperiment({
  id: "cuckoo",
  title: "Every item alone in a bin",
  summary:
    "Cuckoo hashing with three hashes: an item that finds its bins full puts another out, step by step, until all are placed or none can be.",
  honesty:
    "Real: the table that KKRT fills, with its evictions; the hashes are 32 random bits each, which is what a keyed hash gives whoever does not choose its items to fit. " +
    "Simplified: the items have numbers for names, and nobody else takes part. KKRT adds 60 bins at every size, since small tables fail more often; here the load is what you set. " +
    "A table is called failed after 2,000 evictions for one item: a few of those might still have fitted. The interval is Clopper and Pearson's, 99 %.",
  params,
  version: 1,
  result,
  estimate: ({ items, tables }) => items * tables * 3e-7,
  verdicts: ["fits", "failures-rare"],
  load: async () => (await import("./cuckoo.run.ts")).run,
});
