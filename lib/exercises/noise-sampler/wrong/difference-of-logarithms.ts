/**
 * Wrong: the difference of two exponential numbers, so that no usual attack on one logarithm fits. The last bits tell all the same.
 * Caught by: float-noise
 */
import type { Epsilon, Tools } from "../api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  const scale = epsilon.denominator / epsilon.numerator;
  return count + scale * (Math.log(uniform(tools)) - Math.log(uniform(tools)));
}

/** Uniform on (0, 1], with 53 bits. */
function uniform(tools: Tools): number {
  return (tools.rng.below(2 ** 32) * 2 ** 21 + tools.rng.below(2 ** 21) + 1) / 2 ** 53;
}
