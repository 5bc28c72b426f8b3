/**
 * Whose numbers were added up? Somebody has a number for each of a few rows and is told how many rows were added and what they come to;
 * or gets back a product of its own encryptions.
 *
 * Handed: the rows as their owner knows them, and what it was sent. Not which rows were chosen.
 *
 * Both questions are about subsets, and both are asked half by half: every subset of the first half of the rows is written down, and
 * every subset of the second half looks for its complement. 24 rows have 2^24 subsets and 2 * 2^12 halves.
 *
 * Trap: "brute force is hopeless, there are too many subsets". Halving takes the square root of it, and lists of people are cut into
 * small ones by whoever runs the protocol again with fewer.
 *
 * Source: Horowitz and Sahni 1974, doi:10.1145/321812.321823 (the halves).
 */

/** The most rows that are tried. */
export const MOST_ROWS = 24;

const refuseMore = (rows: number) => {
  if (rows > MOST_ROWS) throw new RangeError(`${rows} rows: at most ${MOST_ROWS} are tried.`);
};

/** Combines some of the rows, for every subset of them: `at(mask)` is the subset of the rows whose bits are set. */
function subsets<T>(rows: readonly T[], none: T, join: (a: T, b: T) => T): T[] {
  const out = [none];
  for (const row of rows) for (let i = 0, half = out.length; i < half; i++) out.push(join(out[i] as T, row));
  return out;
}

const bitsIn = (mask: number): number => {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
};

const placesIn = (mask: number, from: number): number[] => {
  const places: number[] = [];
  for (let bit = 0; mask >> bit > 0; bit++) if ((mask >> bit) & 1) places.push(from + bit);
  return places;
};

const halves = <T>(rows: readonly T[]): [T[], T[]] => {
  const middle = rows.length >> 1;
  return [rows.slice(0, middle), rows.slice(middle)];
};

export interface Fitting {
  /** How many sets of `size` rows come to the sum. */
  readonly count: number;
  /** The places of the rows, where there is one such set. */
  readonly only: readonly number[] | null;
}

/** What a size and a sum say about whose numbers they are. Amounts are whole numbers from 0 to 2^40. */
export function fitting(amounts: readonly number[], size: number, sum: number): Fitting {
  refuseMore(amounts.length);
  const [low, high] = halves(amounts);
  const add = (a: number, b: number) => a + b;
  const key = (rows: number, total: number) => total * 32 + rows; // below 2^50
  const known = new Map<number, { count: number; mask: number }>();
  subsets(low, 0, add).forEach((total, mask) => {
    const at = key(bitsIn(mask), total);
    const seen = known.get(at);
    if (seen) seen.count++;
    else known.set(at, { count: 1, mask });
  });
  let count = 0;
  let only: number[] = [];
  subsets(high, 0, add).forEach((total, mask) => {
    const rows = size - bitsIn(mask);
    const seen = rows < 0 || total > sum ? undefined : known.get(key(rows, sum - total));
    if (!seen) return;
    count += seen.count;
    only = [...placesIn(seen.mask, 0), ...placesIn(mask, low.length)];
  });
  return { count, only: count === 1 ? only : null };
}

/** Which `size` of the residues multiply to `product` modulo n: their places, or null. Residues have no factor of n. */
export function multiplied(residues: readonly bigint[], product: bigint, size: number, n: bigint): number[] | null {
  refuseMore(residues.length);
  const [low, high] = halves(residues);
  const multiply = (a: bigint, b: bigint) => (a * b) % n;
  // No division: a b = product exactly when a (all of the second half) = product (what b leaves of it).
  const right = subsets(high, 1n, multiply);
  const all = right.length - 1;
  const left = subsets(low, right[all] as bigint, multiply);
  const known = new Map<bigint, number[]>(); // by the last 64 bits: what only ends alike is compared in full
  left.forEach((value, mask) => {
    const end = BigInt.asUintN(64, value);
    known.set(end, [...(known.get(end) ?? []), mask]);
  });
  for (let mask = 0; mask <= all; mask++) {
    const wanted = multiply(product % n, right[all ^ mask] as bigint);
    const match = known.get(BigInt.asUintN(64, wanted))?.find((m) => left[m] === wanted && bitsIn(m) + bitsIn(mask) === size);
    if (match !== undefined) return [...placesIn(match, 0), ...placesIn(mask, low.length)];
  }
  return null;
}
