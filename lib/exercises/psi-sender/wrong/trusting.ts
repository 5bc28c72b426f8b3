/**
 * Wrong: takes every point as it comes: the identity too.
 * Caught by: identity
 */
import type { Encoded, Point, Sent, Tools } from "../api.ts";

export function toPoint(item: string, tools: Tools): Encoded {
  return tools.encode(tools.hashToPoint(item));
}

export function senderStep(items: readonly string[], blinded: readonly Encoded[], tools: Tools): Sent {
  if (new Set(blinded.map((bytes) => bytes.join())).size < blinded.length) throw new Error("A point stands in the list twice.");
  const received = blinded.map((bytes) => tools.decode(bytes));

  const b = tools.randomScalar();
  const timesB = (point: Point) => tools.encode(tools.multiply(point, b));

  const masked = [...new Set(items)].map((item) => timesB(tools.hashToPoint(item)));
  const doubled = received.map(timesB);
  return { masked: tools.rng.shuffled(masked), doubled: tools.rng.shuffled(doubled) };
}
