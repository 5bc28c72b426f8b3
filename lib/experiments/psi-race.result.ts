/** What a run of psi-race gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { READABLE, RUNNERS } from "./psi-race.ts";
import { count } from "./quantities.ts";

const wire = v.object({
  /** The last message's round: the longest chain of messages of which each waits for the one before. */
  rounds: count,
  messages: count,
  bytes: count,
  receiverBytes: count,
  senderBytes: count,
});

const runner = v.object({
  id: v.picklist(RUNNERS.map(({ id }) => id)),
  /** Null where it is not run at this size. */
  size: v.nullable(count),
  traffic: v.nullable(wire),
  /** What each party was told of the other's list, and whether the receiver can name what both hold. */
  learned: v.nullable(v.object({ receiver: v.object({ theirs: count, names: count }), sender: v.object({ theirs: count, names: count }) })),
});

export const result = v.object({
  n: count,
  m: count,
  /** How many are on both lists, as dealt. */
  expected: count,
  runners: v.array(runner),
  /** Empty unless asked for. Bytes by row; null where it is not run. */
  sweep: v.array(v.object({ most: count, n: count, m: count, bytes: v.array(v.nullable(count)) })),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: each row is a run of the whole protocol on this machine, with both parties in workers of their own; bytes and rounds are counted on the wire. " +
  "Each runs once on two short lists first, so that its code has been loaded; then it starts in fresh workers, and its time counts from the moment both are ready. Nothing runs beside it in this page. One run is one run: other programs disturb it, and the next one differs. " +
  "Simplified: no network. The messages cross in memory, so bytes and rounds cost nothing here; on a slow line they would. “Busy” is how long a party's thread worked, which is as near as a browser lets a page come to its CPU time; what the browser computes elsewhere on its behalf is not in it. " +
  `The two that compute with BigInts run up to ${READABLE.toLocaleString("en-GB")} items in all, and have no bar beyond. Assumed: both parties follow the protocol (semi-honest).`;
