/**
 * Wrong: draws from a generator of its own that begins at the same number wherever the file is loaded.
 * Caught by: constant-seed
 */
import type { Epsilon } from "../api.ts";

let state = 12345;

function uniform(): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

export function begin(value: number, options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return Array.from({ length: options }, (_, option) => (uniform() < (option === value ? 1 / 2 : other) ? 1 : 0));
}

export function report(memory: readonly number[]): readonly number[] {
  return memory;
}

export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return counts.map((count) => (count - reports * other) / (1 / 2 - other));
}
