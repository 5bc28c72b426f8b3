/** What a run of one-run-six-numbers gives: its schema, the types that follow from it, and what of it is real. */
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

export const honesty =
  "Real: every number is computed by this page's accountants for the settings shown, from the tree of events; nothing is trained. " +
  "The loss distribution is an interval with both ends proved; the central limit is an estimate and no bound. " +
  "Assumed: gradients are clipped, noise is exactly Gaussian and fresh in each step, and all that is published is the model and what led to it. Neighbours differ in one example that is there or not (add-remove); for the row without samples, its place is left empty. " +
  "Not the same thing: five of the six rows assume Poisson samples, each example in each batch with the same probability, independently. Most training code shuffles the examples and cuts them into batches; quoting the number of a Poisson sample for that is a habit and no theorem, and shuffled batches can owe more.";
