/**
 * Wrong: the number is a hash of the list, "so that nothing needs to be stored". The same list has the same number, and a guess at the list is a guess at it.
 * Caught by: key-reused
 */
import type { Encoded, Point, Sent, Tools } from "../api.ts";

export function toPoint(item: string, tools: Tools): Encoded {
  return tools.encode(tools.hashToPoint(item));
}

export function senderStep(items: readonly string[], blinded: readonly Encoded[], tools: Tools): Sent {
  const seen = new Set<string>();
  const received = blinded.map((bytes) => {
    const point = tools.decode(bytes);
    if (tools.isIdentity(point)) throw new Error("The identity is not a masked item.");
    if (seen.has(bytes.join())) throw new Error("A point stands in the list twice.");
    seen.add(bytes.join());
    return point;
  });

  const b = 1n + (tools.hashToScalar([...items].sort().join()) % (tools.order - 1n));
  const timesB = (point: Point) => tools.encode(tools.multiply(point, b));

  const masked = [...new Set(items)].map((item) => timesB(tools.hashToPoint(item)));
  const doubled = received.map(timesB);
  return { masked: tools.rng.shuffled(masked), doubled: tools.rng.shuffled(doubled) };
}
