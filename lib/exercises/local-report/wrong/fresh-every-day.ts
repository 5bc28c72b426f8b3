/**
 * Wrong: remembers the value and draws a new report every day. The days are averaged.
 * Caught by: days
 */
import type { Epsilon, Tools } from "../api.ts";

export function begin(value: number): number {
  return value;
}

export function report(memory: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  return Array.from({ length: options }, (_, option) => {
    if (option === memory) return rng.below(2);
    return rng.odds(epsilon.numerator, epsilon.denominator) ? 0 : 1;
  });
}

export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return counts.map((count) => (count - reports * other) / (1 / 2 - other));
}
