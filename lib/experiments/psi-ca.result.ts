/** What a run of psi-ca gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { listCounts } from "./list-counts.ts";
import { madeOfInput } from "./own-input.ts";
import { count } from "./quantities.ts";

const run = v.object({
  /** What the receiver was promised. */
  size: count,
  /** Of the items that it claims to be on both lists: how many are. */
  claimed: count,
  right: count,
  /** With what probability as many claims made without looking would be at least as good. */
  luck: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  messages: count,
  bytes: count,
});

/** Place by place of what came back: what the receiver sent there, whether it is a match, and whether that item is on both lists. */
const places = v.array(v.object({ sent: v.string(), match: v.boolean(), member: v.boolean() }));

export const result = v.object({
  items: count,
  members: count,
  /** The sender shuffles what it returns. */
  shuffled: run,
  /** It returns it in the order in which it came. */
  ordered: run,
  places: madeOfInput(v.object({ shuffled: places, ordered: places })),
  inputs: madeOfInput(v.object({ receiver: listCounts, sender: listCounts })),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: both runs, over ristretto255, with the same lists and a worker for each party; the receiver's claims are made from its own list and what it received. " +
  "Simplified: how many of the claims are right is found out by a third run that does tell the members; no party sees it. " +
  "The second run does what PETAce's ECDH-PSI calls “cardinality only” does, as read in its source code; curve and hash are ours. " +
  "Assumed: both parties follow the protocol; the receiver remembers the order in which it sent, which no protocol can forbid. " +
  "Ignored: what sizes tell when somebody asks again with one item less.";
