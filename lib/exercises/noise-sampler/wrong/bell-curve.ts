/**
 * Wrong: the sum of twelve uniform numbers, rounded: a bell, as noise is in nature. It falls faster than any promise of epsilon allows.
 * Caught by: tail
 */
import type { Epsilon, Tools } from "../api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += tools.rng.below(2 ** 32) / 2 ** 32;
  return count + Math.round((sum * epsilon.denominator) / epsilon.numerator);
}
