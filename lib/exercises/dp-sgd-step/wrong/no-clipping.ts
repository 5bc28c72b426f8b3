/**
 * Wrong: nothing is clipped: gradients are short anyway, until somebody’s is not.
 * Caught by: long
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
  return sum.map((entry) => (entry + plan.noise * plan.clip * tools.normal()) / plan.expected);
}
