/**
 * Wrong: where nobody is left after an overflow it returns zeros, without noise.
 * Caught by: overflow
 */
import type { Plan, Tools } from "../api.ts";

export function step(gradients: readonly (readonly number[])[], plan: Plan, tools: Tools): readonly number[] {
  const fine = gradients.filter((gradient) => gradient.every(Number.isFinite));
  if (gradients.length > 0 && fine.length === 0) return new Array<number>(plan.dimension).fill(0);
  const sum = new Array<number>(plan.dimension).fill(0);
  for (const gradient of gradients) {
    const norm = Math.hypot(...gradient);
    if (!Number.isFinite(norm)) continue;
    const scale = norm > plan.clip ? plan.clip / norm : 1;
    gradient.forEach((entry, i) => {
      sum[i] = (sum[i] as number) + scale * entry;
    });
  }
  return sum.map((entry) => (entry + plan.noise * plan.clip * tools.normal()) / plan.expected);
}
