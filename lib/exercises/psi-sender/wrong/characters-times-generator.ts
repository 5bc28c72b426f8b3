/**
 * Wrong: the map turns the characters into a number, and the number into a point.
 * Caught by: divided-map
 */
import type { Encoded, Point, Sent, Tools } from "../api.ts";

export function toPoint(item: string, tools: Tools): Encoded {
  const number = [...item].reduce((sum, char) => (31n * sum + BigInt(char.codePointAt(0) ?? 0)) % tools.order, 1n);
  return tools.encode(tools.multiply(tools.generator, number));
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

  const b = tools.randomScalar();
  const timesB = (point: Point) => tools.encode(tools.multiply(point, b));

  const masked = [...new Set(items)].map((item) => timesB(tools.decode(toPoint(item, tools))));
  const doubled = received.map(timesB);
  return { masked: tools.rng.shuffled(masked), doubled: tools.rng.shuffled(doubled) };
}
