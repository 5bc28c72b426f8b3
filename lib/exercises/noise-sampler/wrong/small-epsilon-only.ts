/**
 * Wrong: the coin works for an epsilon below one; above, it never comes up, and nothing is added.
 * Caught by: audit
 */
import type { Epsilon, Tools } from "../api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  return count + geometric(epsilon, tools) - geometric(epsilon, tools);
}

function geometric({ numerator, denominator }: Epsilon, tools: Tools): number {
  const comesUp = () => numerator <= denominator && coin(numerator, denominator, tools);
  let times = 0;
  while (comesUp()) times++;
  return times;
}

function coin(n: number, d: number, tools: Tools): boolean {
  let k = 1;
  while (tools.rng.below(d * k) < n) k++;
  return k % 2 === 1;
}
