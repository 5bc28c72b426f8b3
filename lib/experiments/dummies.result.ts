/** What a run of dummies gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { count, size } from "./quantities.ts";

const cell = v.object({
  epsilon: size,
  /** Computed in this run; null where it needs more than any table would hold. */
  dummies: v.nullable(count),
  /** By the project; null where it publishes none. */
  published: v.nullable(count),
});

const block = v.object({
  identifiers: count,
  queries: count,
  lines: v.array(v.object({ rows: count, cells: v.array(cell) })),
});

export const result = v.object({
  /** Of each party, in each column. */
  dummies: count,
  /** Counts that are published in all: runs times columns. */
  releases: count,
  delta: size,
  /** What the dummies owe at epsilon: the truth lies between. */
  owed: v.object({ atLeast: size, delta: size }),
  /** What Gaussian noise of the same variance would need; not a whole number. */
  gaussian: size,
  /** Where each count gets an equal part of epsilon and of delta; null: more than any table would hold. */
  split: v.nullable(count),
  cost: v.object({
    /** Dummy rows of each party. */
    added: count,
    /** Of all rows that cross the wire. */
    share: size,
    /** The share as the project's second table counts it: one column's. */
    oneColumn: size,
    /** Exponentiations of each party, about: 3k - 1 a row. */
    work: count,
    workWithout: count,
  }),
  /** The common dummies of one count: bins of `width` whole numbers from `from`. What the Gaussian of the same variance has in each. */
  law: v.object({ from: count, width: count, chances: v.array(size), gaussian: v.array(size), mean: size, deviation: size }),
  /** delta at each epsilon: of one count, of all, and of Gaussian noise in all. */
  curve: v.array(v.object({ epsilon: size, one: size, all: size, gaussian: size })),
  blocks: v.array(block),
  /** Of the published cells that were computed: how many are equal, and by which part of itself the worst is off. */
  agree: v.object({ cells: count, equal: count, worst: size }),
});

export type Result = v.InferOutput<typeof result>;
export type Block = v.InferOutput<typeof block>;

export const honesty =
  "Real: the law of the noise, summed exactly; the losses of all counts convolved, with both ends of δ proved; a number of dummies whose upper end keeps the promise, where one less would not. " +
  "Reconstructed: the DPCA-PSI project publishes a table of these numbers and not how it made them. That this is the law is our reading of its code; the table beside ours is the evidence. " +
  "Simplified: work is about 3k − 1 exponentiations a row, for tables of equal size with few matches. " +
  "Assumed: each party adds the dummies it should, and forgets which. One that adds none of them sees every size exactly. " +
  "Two tables are neighbours if a row of one stands in the other as a row that matches nobody (how many rows there are is told); k columns count because that row may change the count of each.";
