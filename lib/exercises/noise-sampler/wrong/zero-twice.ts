/**
 * Wrong: size and sign are drawn apart, so that zero comes up twice: as +0 and as -0.
 * Caught by: audit
 */
import type { Epsilon, Tools } from "../api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  const size = geometric(epsilon, tools);
  return tools.rng.bit() === 1 ? count + size : count - size;
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
