/**
 * Wrong: clips the sum, so that the step is short: whoever is in a crowd hardly counts any more.
 * Caught by: short
 */
import type { Plan, Tools } from "../api.ts";

export function step(gradients: readonly (readonly number[])[], plan: Plan, tools: Tools): readonly number[] {
  const sum = new Array<number>(plan.dimension).fill(0);
  for (const gradient of gradients) {
    if (!gradient.every(Number.isFinite)) continue;
    gradient.forEach((entry, i) => {
      sum[i] = (sum[i] as number) + entry;
    });
  }
  const norm = Math.hypot(...sum);
  const scale = norm > plan.clip ? plan.clip / norm : 1;
  return sum.map((entry) => (scale * entry + plan.noise * plan.clip * tools.normal()) / plan.expected);
}
