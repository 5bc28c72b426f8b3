/**
 * Are these draws from that law? Pearson's chi-square, with a bound that a right sampler exceeds once in a million times.
 *
 * Trap: a bound at 1 % fails every hundredth test of a right sampler, and people learn to run it again.
 */
export interface Fit {
  readonly chi2: number;
  /** Exceeded by chance with probability 1e-6 or a little less (Wilson and Hilferty's approximation). */
  readonly bound: number;
  readonly cells: number;
}

function boundAt(degrees: number) {
  const d = Math.max(1, degrees); // of one cell there is nothing to compare but what lies outside it
  return d * (1 - 2 / (9 * d) + 4.753 * Math.sqrt(2 / (9 * d))) ** 3;
}

/** Cells of at least 20 expected draws each; what is outside them is a cell of its own, if it is large enough. */
export function fitOf(draws: Iterable<number>, pmf: (x: number) => number, around = 0): Fit {
  const counts = new Map<number, number>();
  let n = 0;
  for (const x of draws) {
    counts.set(x, (counts.get(x) ?? 0) + 1);
    n++;
  }
  let [chi2, cells, expectedInside, countedInside] = [0, 0, 0, 0];
  const take = (x: number) => {
    const expected = n * pmf(x);
    if (expected < 20) return false;
    const counted = counts.get(x) ?? 0;
    chi2 += (counted - expected) ** 2 / expected;
    expectedInside += expected;
    countedInside += counted;
    cells++;
    return true;
  };
  for (let x = around; take(x); x++);
  for (let x = around - 1; take(x); x--);
  const outside = n - expectedInside;
  if (outside >= 10) {
    chi2 += (n - countedInside - outside) ** 2 / outside;
    cells++;
  } else if (n - countedInside > outside + 5 * Math.sqrt(outside) + 12) chi2 = Number.POSITIVE_INFINITY; // where next to nothing belongs
  return { chi2, bound: boundAt(cells - 1), cells };
}

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
  return { chi2, bound: boundAt(cells.length - 1), cells: cells.length };
}

export const drawn = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);
