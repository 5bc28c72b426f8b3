import type { Epsilon, Tools } from "./api.ts";

/** Optimised unary encoding, drawn once and remembered. */
export function begin(value: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  return Array.from({ length: options }, (_, option) => {
    if (option === value) return rng.below(2);
    return rng.odds(epsilon.numerator, epsilon.denominator) ? 0 : 1;
  });
}

/** The same every day: a month of these says no more than one. */
export function report(memory: readonly number[]): readonly number[] {
  return memory;
}

/** Of all reports a share `other` names an option that its sender does not have; of its owners, one half does. */
export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return counts.map((count) => (count - reports * other) / (1 / 2 - other));
}
