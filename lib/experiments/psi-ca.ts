/** How many, and not which: the card. The protocol is lib/psi/ecdh.ts with output=size; what a curious receiver reads is in lib/attacks. */
import * as v from "valibot";
import { choice, defineParams } from "../schema/index.ts";
import { defineExperiment } from "./experiment.ts";
import { count, listCounts } from "./list-counts.ts";
import { madeOfInput } from "./own-input.ts";
import { overlapOf, receiverItems, senderItems } from "./two-lists.ts";

const LARGEST = 500;

export const params = defineParams({
  n: receiverItems({ default: 16, max: LARGEST }),
  m: senderItems({ default: 12, max: LARGEST }),
  overlap: overlapOf(0.5),
  normalise: choice({
    label: "Normalise",
    help: "How two spellings of one thing are made equal before they are compared.",
    choices: ["none", "text", "email"],
    names: { none: "not at all", text: "as text", email: "as e-mail addresses" },
    default: "none",
  }),
});

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

export const psiCa = defineExperiment({
  id: "psi-ca",
  title: "How many, and not which?",
  summary:
    "Two runs that should tell only how many items are shared: in one the sender shuffles what it returns, in the other it does not.",
  honesty:
    "Real: both runs, over ristretto255, with the same lists and a worker for each party; the receiver's claims are made from its own list and what it received. " +
    "Simplified: how many of the claims are right is found out by a third run that does tell the members; no party sees it. " +
    "The second run does what PETAce's ECDH-PSI calls “cardinality only” does, as read in its source code; curve and hash are ours. " +
    "Assumed: both parties follow the protocol; the receiver remembers the order in which it sent, which no protocol can forbid. " +
    "Ignored: what sizes tell when somebody asks again with one item less.",
  params,
  inputs: { receiver: "lines", sender: "lines" },
  version: 1,
  result,
  estimate: ({ n, m }) => (n + m) * 3e-3,
  verdicts: ["same-messages", "members-read"],
  load: async () => (await import("./psi-ca.run.ts")).run,
});
