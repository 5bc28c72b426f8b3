/**
 * Wrong: the mean is clipped, where each gradient should be. One long gradient takes all of it, and all others vanish.
 * Caught by: long
 */
import type { Plan, Tools } from "../api.ts";

export function step(gradients: readonly (readonly number[])[], plan: Plan, tools: Tools): readonly number[] {
  const sum = new Array<number>(plan.dimension).fill(0);
  for (const gradient of gradients) {
    if (!gradient.every(Number.isFinite)) continue;
    gradient.forEach((entry, i) => {
      sum[i] = (sum[i] as number) + entry / plan.expected;
    });
  }
  const norm = Math.hypot(...sum);
  const scale = norm > plan.clip ? plan.clip / norm : 1;
  return sum.map((entry) => scale * entry + (plan.noise * plan.clip * tools.normal()) / plan.expected);
}
