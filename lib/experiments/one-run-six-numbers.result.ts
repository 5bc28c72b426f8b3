/** What a run of one-run-six-numbers gives: its schema, and the types that follow from it. */
import * as v from "valibot";
import { size, count as whole } from "./quantities.ts";

const counted = v.object({
  name: v.string(),
  kind: v.picklist(["bound", "interval", "estimate"]),
  /** The upper end, where it is an interval. */
  epsilon: size,
  atLeast: v.optional(size),
  /** Of a divergence: the order that was best. */
  order: v.optional(v.number()),
  /** What has to be true of the training for the number to be. */
  sampling: v.string(),
  relation: v.string(),
  formula: v.string(),
  source: v.string(),
});

export const result = v.object({
  steps: whole,
  rate: size,
  counts: v.object({ advanced: counted, shuffled: counted, rdp2017: counted, rdp2020: counted, pld: counted, clt: counted }),
  /** What each order is worth by both conversions. */
  orders: v.array(v.object({ order: v.number(), old: size, new: size })),
  /** The best order of other lists. */
  lists: v.array(v.object({ list: v.string(), conversion: v.string(), epsilon: size, order: v.number() })),
});

export type Result = v.InferOutput<typeof result>;
export type Counted = v.InferOutput<typeof counted>;
