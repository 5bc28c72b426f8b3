/**
 * Wrong: every run has a number of its own, hashed from a secret in the code and the number of the run.
 * Caught by: constant-seed
 */
import type { Encoded, Point, Sent, Tools } from "../api.ts";

export function toPoint(item: string, tools: Tools): Encoded {
  return tools.encode(tools.hashToPoint(item));
}

let runs = 0;

export function senderStep(items: readonly string[], blinded: readonly Encoded[], tools: Tools): Sent {
  const seen = new Set<string>();
  const received = blinded.map((bytes) => {
    const point = tools.decode(bytes);
    if (tools.isIdentity(point)) throw new Error("The identity is not a masked item.");
    if (seen.has(bytes.join())) throw new Error("A point stands in the list twice.");
    seen.add(bytes.join());
    return point;
  });

  runs++;
  const b = tools.hashToScalar(`secret key ${runs}`);
  const timesB = (point: Point) => tools.encode(tools.multiply(point, b));

  const masked = [...new Set(items)].map((item) => timesB(tools.hashToPoint(item)));
  const doubled = received.map(timesB);
  return { masked: tools.rng.shuffled(masked), doubled: tools.rng.shuffled(doubled) };
}
