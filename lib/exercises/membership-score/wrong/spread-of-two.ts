/**
 * Wrong: Each record has a spread of its own, also where it is that of two models.
 * Caught by: few-shadows
 */
import type { Asked, Tools } from "../api.ts";

type Side = "inside" | "outside";

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: readonly number[]) => sum(numbers) / numbers.length;

/** Of this record alone; with one model or none, 1. */
function spread(phis: readonly number[]): number {
  return phis.length < 2 ? 1 : Math.max(1e-12, sum(phis.map((phi) => (phi - mean(phis)) ** 2)) / (phis.length - 1));
}

export function score(records: readonly Asked[], tools: Tools): readonly number[] {
  const of = (side: Side) => mean(records.filter((record) => record[side].length > 0).map((record) => mean(record[side])));
  const gap = Number.isFinite(of("inside") - of("outside")) ? of("inside") - of("outside") : 0;
  return records.map(({ victim, inside, outside }) => {
    const out = outside.length > 0 ? mean(outside) : mean(inside) - gap;
    const member = inside.length > 0 ? mean(inside) : out + gap;
    return tools.logNormal(victim, member, spread(inside)) - tools.logNormal(victim, out, spread(outside));
  });
}
