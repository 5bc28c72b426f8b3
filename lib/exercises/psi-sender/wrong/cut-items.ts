/**
 * Wrong: items are brought into one form before they are hashed, and too much is cut off: “ana” and “Ana ” become one person.
 * Caught by: map
 */
import type { Encoded, Point, Sent, Tools } from "../api.ts";

const form = (item: string) => item.trim().toLowerCase();

export function toPoint(item: string, tools: Tools): Encoded {
  return tools.encode(tools.hashToPoint(form(item)));
}

export function senderStep(items: readonly string[], blinded: readonly Encoded[], tools: Tools): Sent {
  const b = tools.randomScalar();
  const timesB = (point: Point) => tools.encode(tools.multiply(point, b));
  const received = blinded.map((bytes) => tools.decode(bytes));
  if (received.some(tools.isIdentity)) throw new Error("The identity is not a masked item.");
  const masked = [...new Set(items.map(form))].map((item) => timesB(tools.hashToPoint(item)));
  return { masked: tools.rng.shuffled(masked), doubled: tools.rng.shuffled(received.map(timesB)) };
}
