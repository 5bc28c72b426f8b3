/**
 * Wrong: the scale is one over the root of epsilon: too little noise where epsilon is small.
 * Caught by: audit
 */
import type { Epsilon, Tools } from "../api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  const thousandth = Math.ceil(1000 * Math.sqrt(epsilon.numerator / epsilon.denominator));
  const root = { numerator: thousandth, denominator: 1000 };
  return count + geometric(root, tools) - geometric(root, tools);
}

function geometric({ numerator, denominator }: Epsilon, tools: Tools): number {
  const wholes = Math.floor(numerator / denominator);
  const rest = numerator - wholes * denominator;
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
