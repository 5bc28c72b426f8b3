/**
 * Wrong: keeps each bit with odds e^epsilon. Two options differ in two bits, so the report gives away twice epsilon.
 * Caught by: audit
 */
import type { Epsilon, Tools } from "../api.ts";

export function begin(value: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  return Array.from({ length: options }, (_, option) => {
    const kept = rng.odds(epsilon.numerator, epsilon.denominator);
    return (option === value) === kept ? 1 : 0;
  });
}

export function report(memory: readonly number[]): readonly number[] {
  return memory;
}

export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return counts.map((count) => (count - reports * other) / (1 - 2 * other));
}
