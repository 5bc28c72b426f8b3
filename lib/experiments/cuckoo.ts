/** Every item alone in a bin, by three hashes and evictions: the card. The table is lib/psi/cuckoo.ts, the very one KKRT fills. */
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

export const cuckoo = defineExperiment({
  id: "cuckoo",
  title: "Every item alone in a bin",
  summary:
    "Cuckoo hashing with three hashes: an item that finds its bins full puts another out, step by step, until all are placed or none can be.",
  params,
  version: 1,
  outcome: () => import("./cuckoo.result.ts"),
  estimate: ({ items, tables }) => items * tables * 3e-7,
  verdicts: ["fits", "failures-rare"],
  load: async () => (await import("./cuckoo.run.ts")).run,
});
