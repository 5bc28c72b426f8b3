/**
 * Wrong: every second number takes the draw of the one before with the other sign. The sum of the two has no noise.
 * Caught by: fresh
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
  const draws = sum.map(() => tools.normal());
  return sum.map((entry, i) => {
    const noise = i % 2 === 0 ? (draws[i] as number) : -(draws[i - 1] as number);
    return (entry + plan.noise * plan.clip * noise) / plan.expected;
  });
}
