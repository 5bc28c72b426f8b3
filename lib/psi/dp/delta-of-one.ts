/**
 * delta of one padded count, summed term by term: what a single release owes, with no grid and no transform.
 *
 * Trap: many counts have no such sum. One transform for a whole curve of them is good to 1e-15 of 1 and not of each delta, so its tail differs from
 * engine to engine; there each point gets a grid of its own (deltaOfDummies in dummy-count.ts).
 */
import { overlapLaw } from "./overlap-law.ts";

/** sum of (P(z) - e^epsilon P(z - 1))+. @param epsilon at least 0 */
export function deltaOfOne(t: number, epsilon: number): number {
  const { from, chances } = overlapLaw(t);
  let sum = 0;
  // Upwards the ratio P(z) / P(z - 1) falls: from the first z at which it is not above e^epsilon nothing is added.
  for (let i = 0; i < chances.length; i++) {
    const z = from + i;
    const factor = z === 0 ? Number.POSITIVE_INFINITY : ((t - z + 1) / z) ** 2;
    if (factor <= Math.exp(epsilon)) break;
    sum += (chances[i] as number) * (1 - Math.exp(epsilon) / factor);
  }
  return sum;
}
