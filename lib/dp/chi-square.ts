/**
 * Are these draws from that law? Pearson's chi-square, with a bound that a right sampler exceeds once in a million times.
 *
 * Trap: a bound at 1 % fails every hundredth test of a right sampler, and people learn to run it again.
 * Trap: counts are no normal numbers. Where a cell expects few draws its share of chi-square has a longer tail than the tables say, and far
 * out that is a factor of ten and more.
 *
 * Source: Pearson (1900); Wilson and Hilferty, The distribution of chi-square (1931), for the bound.
 */
export interface Fit {
  readonly chi2: number;
  /** A right sampler exceeds it by chance about once in a million times, or less (see Rigour). */
  readonly bound: number;
  /** How many cells were compared; chi-square has one degree of freedom less. */
  readonly cells: number;
}

export interface Rigour {
  /** A cell expects at least so many draws. */
  readonly least: number;
  /** How many deviations of the normal law the bound stands for. */
  readonly deviations: number;
}

/** For tests with fixed seeds: 1e-6 by the approximation, a few times more where many cells are small. */
const USUAL: Rigour = { least: 20, deviations: 4.753 };
/** For verdicts on fresh randomness: at most 1e-6, also with all cells as small as they may be (a test sums the exact probabilities). */
export const STRICT: Rigour = { least: 50, deviations: 5.2 };

export function boundAt(degrees: number, deviations: number): number {
  const d = Math.max(1, degrees); // of one cell there is nothing to compare but what lies outside it
  return d * (1 - 2 / (9 * d) + deviations * Math.sqrt(2 / (9 * d))) ** 3;
}

/** Cells of one value each, from `around` outward; what is outside them is a cell of its own, if it is large enough. */
export function fitOf(draws: Iterable<number>, pmf: (x: number) => number, around = 0, { least, deviations } = USUAL): Fit {
  const counts = new Map<number, number>();
  let n = 0;
  for (const x of draws) {
    counts.set(x, (counts.get(x) ?? 0) + 1);
    n++;
  }
  let [chi2, cells, expectedInside, countedInside] = [0, 0, 0, 0];
  const take = (x: number) => {
    const expected = n * pmf(x);
    if (expected < least) return false;
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
  if (outside >= least / 2) {
    chi2 += (n - countedInside - outside) ** 2 / outside;
    cells++;
  } else if (n - countedInside > outside + 5 * Math.sqrt(outside) + 12) chi2 = Number.POSITIVE_INFINITY; // where next to nothing belongs
  return { chi2, bound: boundAt(cells - 1, deviations), cells };
}
