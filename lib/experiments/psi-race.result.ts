/** What a run of psi-race gives: its schema, and the types that follow from it. */
import * as v from "valibot";
import { RUNNERS } from "./psi-race.ts";
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
