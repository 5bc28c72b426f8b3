import type { Epsilon, Tools } from "./api.ts";

export function release(count: number, epsilon: Epsilon, tools: Tools): number {
  return count + geometric(epsilon, tools) - geometric(epsilon, tools);
}

/** How often in a row a coin with probability e^-epsilon comes up. */
function geometric({ numerator, denominator }: Epsilon, tools: Tools): number {
  const wholes = Math.floor(numerator / denominator);
  const rest = numerator - wholes * denominator;
  const comesUp = () => {
    for (let i = 0; i < wholes; i++) if (!coin(1, 1, tools)) return false;
    return coin(rest, denominator, tools); // e^-epsilon = e^-1 · … · e^-1 · e^-rest
  };
  let times = 0;
  while (comesUp()) times++;
  return times;
}

/**
 * True with probability e^-x for x = n/d, at most 1: throw coins of chance x, x/2, x/3, ... until one fails. All of the first k succeed with
 * chance x^k/k!, so the first failure is an odd one with chance 1 - x + x²/2! - x³/3! + ... No logarithm, no rounding.
 */
function coin(n: number, d: number, tools: Tools): boolean {
  let k = 1;
  while (tools.rng.below(d * k) < n) k++;
  return k % 2 === 1;
}
