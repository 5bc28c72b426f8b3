import type { Encoded, Sent, Tools } from "./api.ts";

/** Which point belongs to this item? Both parties use this function. */
export function toPoint(_item: string, _tools: Tools): Encoded {
  throw new Error("toPoint is not written yet.");
}

/** The sender's part of one run. The receiver will see both lists, in your order. */
export function senderStep(_items: readonly string[], _blinded: readonly Encoded[], _tools: Tools): Sent {
  throw new Error("senderStep is not written yet.");
}
