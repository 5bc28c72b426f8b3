/**
 * Wrong: draws noise once for five steps: “noise once per epoch is enough”.
 * Caught by: fresh
 */
import type { Plan, Tools } from "../api.ts";

let kept: number[] = [];
let calls = 0;

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
  if (calls++ % 5 === 0 || kept.length !== plan.dimension) kept = sum.map(() => tools.normal());
  return sum.map((entry, i) => (entry + plan.noise * plan.clip * (kept[i] as number)) / plan.expected);
}
