/**
 * Wrong: above 1 epsilon is rounded to a whole number, so 3/2 keeps 2.
 * Caught by: audit
 */
import type { Epsilon, Tools } from "../api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  return count + geometric(epsilon, tools) - geometric(epsilon, tools);
}

function geometric({ numerator, denominator }: Epsilon, tools: Tools): number {
  const isLarge = numerator > denominator;
  const wholes = isLarge ? Math.round(numerator / denominator) : 0;
  const rest = isLarge ? 0 : numerator;
  const comesUp = () => {
    for (let i = 0; i < wholes; i++) if (!coin(1, 1, tools)) return false;
    return coin(rest, denominator, tools);
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
