/**
 * Wrong: takes the counts of ones for the people. An option that nobody has then has a quarter of them.
 * Caught by: unbiased
 */
import type { Epsilon, Tools } from "../api.ts";

export function begin(value: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  return Array.from({ length: options }, (_, option) => {
    if (option === value) return rng.below(2);
    return rng.odds(epsilon.numerator, epsilon.denominator) ? 0 : 1;
  });
}

export function report(memory: readonly number[]): readonly number[] {
  return memory;
}

export function estimate(counts: readonly number[]): readonly number[] {
  return counts;
}
