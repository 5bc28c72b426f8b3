/**
 * Wrong: the other formula for Laplace noise: u in (-1/2, 1/2), and one logarithm of 1 - 2|u|. With the 32 bits that below() gives.
 * Caught by: float-noise
 */
import type { Epsilon, Tools } from "../api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  const u = (tools.rng.below(2 ** 32) + 0.5) / 2 ** 32 - 0.5;
  return count - (epsilon.denominator / epsilon.numerator) * Math.sign(u) * Math.log(1 - 2 * Math.abs(u));
}
