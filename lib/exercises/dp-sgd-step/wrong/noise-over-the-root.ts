/**
 * Wrong: the noise is divided by the root of the batch’s size, as if a crowd could hide one more.
 * Caught by: crowd
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
  const sigma = (plan.noise * plan.clip) / Math.sqrt(plan.expected);
  return sum.map((entry) => (entry + sigma * tools.normal()) / plan.expected);
}
