/**
 * Wrong: a generator of its own, which starts the same way each time.
 * Caught by: fresh
 */
import type { Plan } from "../api.ts";

let state = 12345;

function uniform(): number {
  state = (state * 1103515245 + 12345) % 2147483648;
  return (state + 1) / 2147483650;
}

const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());

export function step(gradients: readonly (readonly number[])[], plan: Plan): readonly number[] {
  const sum = new Array<number>(plan.dimension).fill(0);
  for (const gradient of gradients) {
    const norm = Math.hypot(...gradient);
    if (!Number.isFinite(norm)) continue;
    const scale = norm > plan.clip ? plan.clip / norm : 1;
    gradient.forEach((entry, i) => {
      sum[i] = (sum[i] as number) + scale * entry;
    });
  }
  return sum.map((entry) => (entry + plan.noise * plan.clip * normal()) / plan.expected);
}
