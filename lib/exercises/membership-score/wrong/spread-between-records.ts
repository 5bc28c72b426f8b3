/**
 * Wrong: One spread for all, but of all numbers together: how much records differ is in it, and drowns how much models do.
 * Caught by: close-together
 */
import type { Asked, Tools } from "../api.ts";

type Side = "inside" | "outside";

const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** Of all numbers on a side, around their common mean. */
function spread(records: readonly Asked[], side: Side): number {
  const all = records.flatMap((record) => record[side]);
  const centre = mean(all);
  return all.length < 2 ? 1 : Math.max(1e-12, mean(all.map((phi) => (phi - centre) ** 2)));
}

export function score(records: readonly Asked[], tools: Tools): readonly number[] {
  const [within, without] = [spread(records, "inside"), spread(records, "outside")];
  const of = (side: Side) => mean(records.filter((record) => record[side].length > 0).map((record) => mean(record[side])));
  const gap = Number.isFinite(of("inside") - of("outside")) ? of("inside") - of("outside") : 0;
  return records.map(({ victim, inside, outside }) => {
    const out = outside.length > 0 ? mean(outside) : mean(inside) - gap;
    const member = inside.length > 0 ? mean(inside) : out + gap;
    return tools.logNormal(victim, member, within) - tools.logNormal(victim, out, without);
  });
}
