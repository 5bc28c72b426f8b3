import type { Epsilon, Tools } from "./api.ts";

/** What this device remembers about its person. */
export function begin(value: number, options: number, epsilon: Epsilon, tools: Tools): unknown {
  throw new Error("begin is not written yet.");
}

/** What it sends today: a 0 or a 1 for each option. */
export function report(memory: unknown, options: number, epsilon: Epsilon, tools: Tools): readonly number[] {
  throw new Error("report is not written yet.");
}

/** How many people have each option. */
export function estimate(counts: readonly number[], reports: number, options: number, epsilon: Epsilon): readonly number[] {
  throw new Error("estimate is not written yet.");
}
