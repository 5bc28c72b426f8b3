/**
 * Wrong: the noise is that of a clipping norm of 1, whatever the norm is.
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
  return sum.map((entry) => (entry + plan.noise * tools.normal()) / plan.expected);
}
