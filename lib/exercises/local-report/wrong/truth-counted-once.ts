/**
 * Wrong: k-ary response, whose estimate takes those who do not tell the truth for spread over all options, the true one among them.
 * Caught by: unbiased
 */
import type { Epsilon, Tools } from "../api.ts";

export function begin(value: number, options: number, epsilon: Epsilon, { rng }: Tools): readonly number[] {
  // Any option, kept if it is true with odds e^epsilon to 1, and if it is not with odds 1 to e^epsilon.
  let said: number;
  for (;;) {
    said = rng.below(options);
    if ((said === value) === rng.odds(epsilon.numerator, epsilon.denominator)) break;
  }
  return Array.from({ length: options }, (_, option) => (option === said ? 1 : 0));
}

export function report(memory: readonly number[]): readonly number[] {
  return memory;
}

export function estimate(counts: readonly number[], reports: number, options: number, epsilon: Epsilon): readonly number[] {
  const odds = Math.exp(epsilon.numerator / epsilon.denominator);
  const truth = odds / (odds + options - 1);
  return counts.map((count) => (count - (reports * (1 - truth)) / options) / truth);
}
