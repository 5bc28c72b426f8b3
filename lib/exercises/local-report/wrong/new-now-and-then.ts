/**
 * Wrong: repeats what it remembers, but draws anew every second time, so that reports cannot be recognised.
 * Caught by: days
 */
import type { Epsilon, Tools } from "../api.ts";

interface Memory {
  readonly value: number;
  readonly bits: readonly number[];
}

function drawn(value: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  return Array.from({ length: options }, (_, option) => {
    if (option === value) return rng.below(2);
    return rng.odds(epsilon.numerator, epsilon.denominator) ? 0 : 1;
  });
}

export function begin(value: number, options: number, epsilon: Epsilon, tools: Tools): Memory {
  return { value, bits: drawn(value, options, epsilon, tools) };
}

export function report({ value, bits }: Memory, options: number, epsilon: Epsilon, tools: Tools): readonly number[] {
  return tools.rng.below(2) === 0 ? drawn(value, options, epsilon, tools) : bits;
}

export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return counts.map((count) => (count - reports * other) / (1 / 2 - other));
}
