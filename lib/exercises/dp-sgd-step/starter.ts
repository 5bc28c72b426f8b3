import type { Plan, Tools } from "./api.ts";

/** What a training may see of a batch: a noisy mean gradient. */
export function step(gradients: readonly (readonly number[])[], plan: Plan, tools: Tools): readonly number[] {
  throw new Error("step is not written yet.");
}
