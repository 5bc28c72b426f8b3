/** What a run of psi-sum gives: its schema, the types that follow from it, and what of it is real. */
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

export const honesty =
  "Real: the protocol of Google's Private Join and Compute over ristretto255 and Paillier, every byte on the wire, a worker for each party; the shop's questions about its answer are answered from what it holds. " +
  "Simplified: with invented lists this page dealt both; lists that you bring go straight from this page to their party's worker, and pasted text also stands in its own text box. " +
  "Assumed: both follow the protocol (semi-honest). A publisher can send any sum it likes, and a shop can bring people and amounts that it made up; neither would be noticed. Each learns how long the other's list is. " +
  "Ignored: what the answer itself says. With one shared customer the sum is what that customer spent, and the same lists less one person, run again, tell that person's amount. " +
  "Not for production: JavaScript's big integers do not take the same time for every secret, and nobody here checks who the other party is.";
