/**
 * Wrong: takes option 0 for harmless and reports it as it is.
 * Caught by: unbiased
 */
import type { Epsilon, Tools } from "../api.ts";

export function begin(value: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  return Array.from({ length: options }, (_, option) => {
    if (option === value) return value === 0 ? 1 : rng.below(2);
    return rng.odds(epsilon.numerator, epsilon.denominator) ? 0 : 1;
  });
}

export function report(memory: readonly number[]): readonly number[] {
  return memory;
}

export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return counts.map((count) => (count - reports * other) / (1 / 2 - other));
}
