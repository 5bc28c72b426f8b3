/** Chi-square for tests: against a law (chi-square.ts), and of two samples with each other. */
import { boundAt, type Fit } from "./chi-square.ts";

export { type Fit, fitOf } from "./chi-square.ts";

/** Do two samples come from one law? Cells of at least 20 draws in both together. */
export function sameLaw(a: readonly number[], b: readonly number[]): Fit {
  const counts = new Map<number, [number, number]>();
  for (const [side, draws] of [a, b].entries()) {
    for (const x of draws) {
      const pair = counts.get(x) ?? [0, 0];
      pair[side as 0 | 1]++;
      counts.set(x, pair);
    }
  }
  const rare: [number, number] = [0, 0];
  const cells: [number, number][] = [];
  for (const pair of counts.values()) {
    if (pair[0] + pair[1] >= 20) cells.push(pair);
    else {
      rare[0] += pair[0];
      rare[1] += pair[1];
    }
  }
  if (rare[0] + rare[1] >= 20) cells.push(rare);
  const [x, y] = [Math.sqrt(b.length / a.length), Math.sqrt(a.length / b.length)];
  const chi2 = cells.reduce((sum, [p, q]) => sum + (x * p - y * q) ** 2 / (p + q), 0);
  return { chi2, bound: boundAt(cells.length - 1, 4.753), cells: cells.length };
}

export const drawn = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);
