/**
 * Wrong: the program remembers one answer, that of the device which it served last. Where it serves several by turns, each answer is fresh.
 * Caught by: days
 */
import type { Epsilon, Tools } from "../api.ts";

interface Memory {
  readonly value: number;
  readonly device: number;
}

let last = -1;
let answer: readonly number[] = [];

export function begin(value: number, _options: number, _epsilon: Epsilon, { rng }: Tools): Memory {
  return { value, device: rng.below(2 ** 32) };
}

export function report({ value, device }: Memory, options: number, epsilon: Epsilon, tools: Tools): readonly number[] {
  if (device !== last) answer = drawn(value, options, epsilon, tools);
  last = device;
  return answer;
}

function drawn(value: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  return Array.from({ length: options }, (_, option) => {
    if (option === value) return rng.below(2);
    return rng.odds(epsilon.numerator, epsilon.denominator) ? 0 : 1;
  });
}

export function estimate(counts: readonly number[], reports: number, _options: number, epsilon: Epsilon): readonly number[] {
  const other = 1 / (1 + Math.exp(epsilon.numerator / epsilon.denominator));
  return counts.map((count) => (count - reports * other) / (1 / 2 - other));
}
