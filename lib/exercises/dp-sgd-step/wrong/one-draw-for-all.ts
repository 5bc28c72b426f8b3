/**
 * Wrong: one draw for all numbers: it vanishes from the difference of two.
 * Caught by: difference
 */
import type { Plan, Tools } from "../api.ts";

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
  const noise = plan.noise * plan.clip * tools.normal();
  return sum.map((entry) => (entry + noise) / plan.expected);
}
