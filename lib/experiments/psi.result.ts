/** What a run of psi gives: its schema, and the types that follow from it. */
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
