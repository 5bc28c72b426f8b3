/**
 * Wrong: leaves out what cannot be decoded and answers the rest.
 * Caught by: no-point
 */
import type { Encoded, Point, Sent, Tools } from "../api.ts";

export function toPoint(item: string, tools: Tools): Encoded {
  return tools.encode(tools.hashToPoint(item));
}

export function senderStep(items: readonly string[], blinded: readonly Encoded[], tools: Tools): Sent {
  const received = blinded.flatMap((bytes) => {
    try {
      const point = tools.decode(bytes);
      return tools.isIdentity(point) ? [] : [point];
    } catch {
      return [];
    }
  });

  const b = tools.randomScalar();
  const timesB = (point: Point) => tools.encode(tools.multiply(point, b));

  const masked = [...new Set(items)].map((item) => timesB(tools.hashToPoint(item)));
  const doubled = received.map(timesB);
  return { masked: tools.rng.shuffled(masked), doubled: tools.rng.shuffled(doubled) };
}
