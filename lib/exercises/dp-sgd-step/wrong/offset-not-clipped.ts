/**
 * Wrong: clips the weights, and leaves the offset as it is.
 * Caught by: offset
 */
import type { Plan, Tools } from "../api.ts";

export function step(gradients: readonly (readonly number[])[], plan: Plan, tools: Tools): readonly number[] {
  const sum = new Array<number>(plan.dimension).fill(0);
  for (const gradient of gradients) {
    const norm = Math.hypot(...gradient.slice(0, plan.dimension - 1));
    if (!gradient.every(Number.isFinite)) continue;
    const scale = norm > plan.clip ? plan.clip / norm : 1;
    gradient.forEach((entry, i) => {
      sum[i] = (sum[i] as number) + (i === plan.dimension - 1 ? entry : scale * entry);
    });
  }
  return sum.map((entry) => (entry + plan.noise * plan.clip * tools.normal()) / plan.expected);
}
