/**
 * Wrong: How far the victim is above the middle between both means, as if all models spread alike.
 * Caught by: close-together
 */
import type { Asked, Tools } from "../api.ts";

type Side = "inside" | "outside";

const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

export function score(records: readonly Asked[], _tools: Tools): readonly number[] {
  const of = (side: Side) => mean(records.filter((record) => record[side].length > 0).map((record) => mean(record[side])));
  const gap = Number.isFinite(of("inside") - of("outside")) ? of("inside") - of("outside") : 0;
  return records.map(({ victim, inside, outside }) => {
    const out = outside.length > 0 ? mean(outside) : mean(inside) - gap;
    const member = inside.length > 0 ? mean(inside) : out + gap;
    return victim - (member + out) / 2;
  });
}
