/**
 * Wrong: noise in proportion to the root of how many came: right for a usual batch, too little for a small one.
 * Caught by: nobody
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
  const sigma = plan.noise * plan.clip * Math.min(1, Math.sqrt(gradients.length / 10));
  return sum.map((entry) => (entry + sigma * tools.normal()) / plan.expected);
}
