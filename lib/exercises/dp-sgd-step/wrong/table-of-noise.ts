/**
 * Wrong: draws a table of noise once and takes it in turns, since ten thousand steps take long. Whoever subtracts two steps that are a turn apart has no noise.
 * Caught by: fresh
 */
import type { Plan, Tools } from "../api.ts";

let table: readonly number[] = [];
let at = 0;

export function step(gradients: readonly (readonly number[])[], plan: Plan, tools: Tools): readonly number[] {
  const sum = new Array<number>(plan.dimension).fill(0);
  for (const gradient of gradients) {
    const norm = Math.hypot(...gradient);
    if (!Number.isFinite(norm)) continue;
    const scale = norm > plan.clip ? plan.clip / norm : 1;
    gradient.forEach((entry, i) => {
      sum[i] = (sum[i] as number) + scale * entry;
    });
  }
  if (table.length === 0) table = Array.from({ length: 1000 }, () => tools.normal());
  return sum.map((entry) => (entry + plan.noise * plan.clip * (table[at++ % table.length] as number)) / plan.expected);
}
