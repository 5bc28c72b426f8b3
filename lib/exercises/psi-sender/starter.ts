import type { Encoded, Sent, Tools } from "./api.ts";

/** Which point belongs to this item? Both parties use this function. */
export function toPoint(item: string, tools: Tools): Encoded {
  throw new Error("toPoint is not written yet.");
}

/** The sender's part of one run. The receiver will see both lists, in your order. */
export function senderStep(items: readonly string[], blinded: readonly Encoded[], tools: Tools): Sent {
  throw new Error("senderStep is not written yet.");
}
