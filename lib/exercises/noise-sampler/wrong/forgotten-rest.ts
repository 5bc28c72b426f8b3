/**
 * Wrong: the coin of what is beyond the whole number is not thrown. That keeps less than epsilon, with more noise than needed.
 * Caught by: accurate
 */
import type { Epsilon, Tools } from "../api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  return count + geometric(epsilon, tools) - geometric(epsilon, tools);
}

function geometric({ numerator, denominator }: Epsilon, tools: Tools): number {
  const wholes = Math.floor(numerator / denominator);
  const rest = numerator - wholes * denominator;
  const comesUp = () => {
    for (let i = 0; i < wholes; i++) if (!coin(1, 1, tools)) return false;
    return wholes > 0 || coin(rest, denominator, tools);
  };
  let times = 0;
  while (comesUp()) times++;
  return times;
}

function coin(n: number, d: number, tools: Tools): boolean {
  let k = 1;
  while (tools.rng.below(d * k) < n) k++;
  return k % 2 === 1;
}
