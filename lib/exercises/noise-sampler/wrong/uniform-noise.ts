/**
 * Wrong: noise that is equally likely between two ends, as large as Laplace noise on average. At the ends the neighbour is impossible.
 * Caught by: audit
 */
import type { Epsilon, Tools } from "../api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  const most = Math.max(1, Math.round((2 * epsilon.denominator) / epsilon.numerator));
  return count + tools.rng.below(2 * most + 1) - most;
}
