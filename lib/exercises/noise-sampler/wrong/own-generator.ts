/**
 * Wrong: a generator of its own, which begins at the same number each time the page is opened.
 * Caught by: constant-seed
 */
import type { Epsilon, Tools } from "../api.ts";

let state = 2463534242;

/** Xorshift, 32 bits. */
function below(bound: number): number {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) % bound;
}

export function release(count: number, epsilon: Epsilon, _tools: Tools): number {
  return count + geometric(epsilon) - geometric(epsilon);
}

function geometric({ numerator, denominator }: Epsilon): number {
  const chance = Math.exp(-numerator / denominator);
  let times = 0;
  while (below(2 ** 32) / 2 ** 32 < chance) times++;
  return times;
}
