/** What a run of dp-psi gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { listCounts } from "./list-counts.ts";
import { madeOfInput } from "./own-input.ts";
import { count, size } from "./quantities.ts";

const said = v.object({
  /** Claims that are right, claims that are wrong, and shared items that are not claimed. */
  right: count,
  wrong: count,
  missing: count,
});

export const result = v.object({
  /** Items of the receiver that are on both lists in truth. */
  members: count,
  others: count,
  /** The probability that one answer is true. */
  keep: size,
  /** Of the first run: what the receiver was told, and what the coins give on average. */
  answer: said,
  expected: v.object({ right: size, wrong: size }),
  /** Of the first run, what the sender learned: items that took part, and how many of these match, exactly. */
  sampled: count,
  size: count,
  /** After each run: an item is claimed if it was named in more than half of the runs in which it took part. epsilon: of all runs. */
  repeats: v.array(v.object({ runs: count, epsilon: size, ...said.entries })),
  /** The receiver's items: whether they took part in the first run, whether they were named there, whether they are shared; of all runs, in how many they were named. */
  items: madeOfInput(
    v.array(v.object({ item: v.string(), tookPart: v.boolean(), named: v.boolean(), shared: v.boolean(), parts: count, times: count })),
  ),
  inputs: madeOfInput(v.object({ receiver: listCounts, sender: listCounts })),
  /** Of one run. */
  traffic: v.object({
    messages: count,
    bytes: count,
    rows: v.array(v.object({ round: count, from: v.string(), tag: v.string(), messages: count, bytes: count })),
  }),
});

export type Result = v.InferOutput<typeof result>;
export type Said = v.InferOutput<typeof said>;

export const honesty =
  "Real: every run is played over ristretto255, with a worker for each party; the coins of the answers are drawn exactly. " +
  "Promised: for one run: whether the sender has one of the receiver's items, or one that the receiver does not have in its place, changes what the receiver sees by at most e^ε; how many items the sender has is told. Runs add up. " +
  "Not promised: the sender sees how many of the sample match, without noise. The paper has an epsilon for that, which we could not check, so none is printed. " +
  "Left out: the published code names nobody where every sampled item matches. That rule would break the promise. " +
  "Simplified: which claims are right is known because this page dealt both lists, or from a run of a protocol that does tell; no party sees it. " +
  "Assumed: both follow the protocol. Ignored: nobody counts runs here; a service would have to.";
