/**
 * Wrong: noise beyond two and a half standard deviations is cut off, so that no step is wild. A sum beyond that end is possible only with the person.
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
  const cut = (draw: number) => Math.max(-2.5, Math.min(2.5, draw));
  return sum.map((entry) => (entry + plan.noise * plan.clip * cut(tools.normal())) / plan.expected);
}
