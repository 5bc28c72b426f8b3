/**
 * Wrong: sends the option's number, where a list of zeros and ones was asked for.
 * Caught by: shape
 */
import type { Epsilon, Tools } from "../api.ts";

export function begin(value: number, options: number, epsilon: Epsilon, { rng }: Tools): number {
  return rng.odds(epsilon.numerator, epsilon.denominator) ? value : rng.below(options);
}

export function report(memory: number): number {
  return memory;
}

export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return counts.map((count) => (count - reports * other) / (1 / 2 - other));
}
