/**
 * Wrong: tells the truth with odds e^epsilon, as with two options. With three, the rest is split, and each other option is rarer than allowed.
 * Caught by: audit
 */
import type { Epsilon, Tools } from "../api.ts";

export function begin(value: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  let said = value;
  if (!rng.odds(epsilon.numerator, epsilon.denominator)) said = (value + 1 + rng.below(options - 1)) % options;
  return Array.from({ length: options }, (_, option) => (option === said ? 1 : 0));
}

export function report(memory: readonly number[]): readonly number[] {
  return memory;
}

export function estimate(counts: readonly number[], reports: number, options: number, epsilon: Epsilon): readonly number[] {
  const odds = Math.exp(epsilon.numerator / epsilon.denominator);
  const own = odds / (odds + 1);
  const other = 1 / (odds + 1) / (options - 1);
  return counts.map((count) => (count - reports * other) / (own - other));
}
