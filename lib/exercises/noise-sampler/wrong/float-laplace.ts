/**
 * Wrong: Laplace noise as in every tutorial: the logarithm of a uniform number, in doubles.
 * Caught by: float-noise
 */
import type { Epsilon, Tools } from "../api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  const scale = epsilon.denominator / epsilon.numerator;
  const sign = tools.rng.bit() === 1 ? 1 : -1;
  return count + sign * scale * Math.log(uniform(tools));
}

/** Uniform on (0, 1], with 53 bits. */
function uniform(tools: Tools): number {
  return (tools.rng.below(2 ** 32) * 2 ** 21 + tools.rng.below(2 ** 21) + 1) / 2 ** 53;
}
