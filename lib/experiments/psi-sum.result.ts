/** What a run of psi-sum gives: its schema, and the types that follow from it. */
import * as v from "valibot";
import { listCounts } from "./list-counts.ts";
import { madeOfInput } from "./own-input.ts";
import { count } from "./quantities.ts";

export const result = v.object({
  bits: count,
  rerandomised: v.boolean(),
  /** Both learn it. */
  size: count,
  /** The shop learns it. */
  sum: madeOfInput(count),
  /** What is right for the lists that this page dealt; null where a person brought them. */
  expected: v.nullable(v.object({ size: count, sum: count })),
  inputs: madeOfInput(v.object({ publisher: listCounts, shop: listCounts })),
  /**
   * What a curious shop makes of it; null where it has more rows than are tried. `fitting`: so many sets of its rows have this size and
   * sum. `named`: the only one. `read`: the rows whose encryptions multiply to what came back; null where none do.
   */
  curious: madeOfInput(
    v.nullable(v.object({ rows: count, fitting: count, named: v.nullable(v.array(v.string())), read: v.nullable(v.array(v.string())) })),
  ),
  traffic: v.object({
    messages: count,
    bytes: count,
    rows: v.array(v.object({ round: count, from: v.string(), tag: v.string(), messages: count, bytes: count })),
  }),
});

export type Result = v.InferOutput<typeof result>;
