/**
 * Wrong: mixes the noise of the step before into each step, so that it changes gently. In the difference of two steps that half is gone.
 * Caught by: together
 */
import type { Plan, Tools } from "../api.ts";

let before: readonly number[] = [];

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
  const now = sum.map(() => tools.normal());
  const mixed = now.map((draw, i) => (before.length === now.length ? (draw + (before[i] as number)) * Math.SQRT1_2 : draw));
  before = now;
  return sum.map((entry, i) => (entry + plan.noise * plan.clip * (mixed[i] as number)) / plan.expected);
}
