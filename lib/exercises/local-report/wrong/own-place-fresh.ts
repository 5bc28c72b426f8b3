/**
 * Wrong: the other places are remembered, and the own place, which is a fair coin anyway, is thrown every day. The place that changes is the value.
 * Caught by: changes
 */
import type { Epsilon, Tools } from "../api.ts";

interface Memory {
  readonly value: number;
  readonly others: readonly number[];
}

export function begin(value: number, options: number, epsilon: Epsilon, { rng }: Tools): Memory {
  return { value, others: Array.from({ length: options }, () => (rng.odds(epsilon.numerator, epsilon.denominator) ? 0 : 1)) };
}

export function report({ value, others }: Memory, _options: number, _epsilon: Epsilon, { rng }: Tools): readonly number[] {
  return others.map((bit, option) => (option === value ? rng.below(2) : bit));
}

export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return counts.map((count) => (count - reports * other) / (1 / 2 - other));
}
