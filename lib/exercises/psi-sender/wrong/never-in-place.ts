/**
 * Wrong: shuffles by swaps, but never swaps a place with itself. Of all orders only those that are one cycle come out.
 * Caught by: order-of-answers
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

  const b = tools.randomScalar();
  const timesB = (point: Point) => tools.encode(tools.multiply(point, b));

  const masked = [...new Set(items)].map((item) => timesB(tools.hashToPoint(item)));
  const doubled = received.map(timesB);
  const shuffled = (list: readonly Encoded[]) => {
    const out = [...list];
    for (let i = out.length - 1; i > 0; i--) {
      const j = tools.rng.below(i);
      [out[i], out[j]] = [out[j] as Encoded, out[i] as Encoded];
    }
    return out;
  };
  return { masked: tools.rng.shuffled(masked), doubled: shuffled(doubled) };
}
