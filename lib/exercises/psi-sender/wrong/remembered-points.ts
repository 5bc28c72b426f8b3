/**
 * Wrong: every item gets a random point, which is remembered. The other party remembers others.
 * Caught by: map
 */
import type { Encoded, Point, Sent, Tools } from "../api.ts";

const remembered = new Map<string, Point>();

export function toPoint(item: string, tools: Tools): Encoded {
  const point = remembered.get(item) ?? tools.multiply(tools.generator, tools.randomScalar());
  remembered.set(item, point);
  return tools.encode(point);
}

export function senderStep(items: readonly string[], blinded: readonly Encoded[], tools: Tools): Sent {
  const b = tools.randomScalar();
  const timesB = (bytes: Encoded) => tools.encode(tools.multiply(tools.decode(bytes), b));
  const masked = [...new Set(items)].map((item) => timesB(toPoint(item, tools)));
  return { masked: tools.rng.shuffled(masked), doubled: tools.rng.shuffled(blinded.map(timesB)) };
}
