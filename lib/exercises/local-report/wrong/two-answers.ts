/**
 * Wrong: remembers two answers and sends one or the other, so that reports cannot be recognised. Who hears both has paid twice.
 * Caught by: changes
 */
import type { Epsilon, Tools } from "../api.ts";

type Answers = readonly [readonly number[], readonly number[]];

export function begin(value: number, options: number, epsilon: Epsilon, tools: Tools): Answers {
  return [drawn(value, options, epsilon, tools), drawn(value, options, epsilon, tools)];
}

function drawn(value: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  return Array.from({ length: options }, (_, option) => {
    if (option === value) return rng.below(2);
    return rng.odds(epsilon.numerator, epsilon.denominator) ? 0 : 1;
  });
}

export function report([one, other]: Answers, _options: number, _epsilon: Epsilon, { rng }: Tools): readonly number[] {
  return rng.below(2) === 0 ? one : other;
}

export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return counts.map((count) => (count - reports * other) / (1 / 2 - other));
}
