/** What a run of psi gives: its schema, the types that follow from it, and what of it is real. */
import * as v from "valibot";
import { listCounts } from "./list-counts.ts";
import { madeOfInput } from "./own-input.ts";
import { count } from "./quantities.ts";

export const result = v.object({
  protocol: v.picklist(["oprf", "ecdh", "kkrt"]),
  mode: v.nullable(v.picklist(["oprf", "voprf", "poprf"])),
  output: v.picklist(["intersection", "size"]),
  learns: v.picklist(["receiver", "sender", "both"]),
  /** Null where a party that noticed a cheat refused to finish. */
  size: v.nullable(count),
  /** How many are on both lists as this page dealt them; null where a person brought the lists. */
  expected: v.nullable(count),
  /** kkrt: the answer is wrong, or an honest run refused, with at most this probability (the bytes of a tag decide it). */
  wrongAtMost: v.optional(v.pipe(v.number(), v.minValue(0))),
  intersection: v.optional(madeOfInput(v.array(v.string()))),
  inputs: madeOfInput(v.object({ receiver: listCounts, sender: listCounts })),
  traffic: v.object({
    messages: count,
    bytes: count,
    receiverBytes: count,
    senderBytes: count,
    rows: v.array(v.object({ round: count, from: v.string(), to: v.string(), tag: v.string(), messages: count, bytes: count })),
  }),
  cheat: v.optional(v.object({ kind: v.string(), gained: count, lost: count, noticed: v.boolean(), note: v.string() })),
});

export type Result = v.InferOutput<typeof result>;

export const honesty =
  "Real: the protocols, over ristretto255 or, where the figure names a faster engine, on Curve25519, or KKRT's from oblivious transfer; every byte on the wire, and two workers of which neither ever receives the other's list, key or answer. " +
  "Simplified: with invented lists this page dealt both, so it knows both; lists that you bring go straight from this page to their party's worker, and pasted text also stands in its own text box. " +
  "Assumed: both parties follow the protocol (semi-honest). A party that lies about its own list learns about the items it made up, and each party learns how long the other's list is. KKRT's extension of oblivious transfers is checked for consistency, which does not make it secure against parties that cheat. " +
  "Not for production: JavaScript's big integers do not take the same time for every secret, no browser promises that WebAssembly does, and nobody here checks who the other party is.";
