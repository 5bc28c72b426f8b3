/**
 * Wrong: draws the noise once and gives it to every device. Each report is private, and the crowd's errors no longer cancel.
 * Caught by: unbiased
 */
import type { Epsilon, Tools } from "../api.ts";

let drawn: readonly boolean[] = [];

export function begin(value: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  if (drawn.length !== options) drawn = Array.from({ length: options }, () => !rng.odds(epsilon.numerator, 2 * epsilon.denominator));
  return drawn.map((turned, option) => ((option === value) !== turned ? 1 : 0));
}

export function report(memory: readonly number[]): readonly number[] {
  return memory;
}

export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator / 2));
  return counts.map((count) => (count - reports * other) / (1 - 2 * other));
}
