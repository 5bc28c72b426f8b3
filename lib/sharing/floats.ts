/**
 * Additive sharing over floats, which is a mistake, measured. Two things go wrong, and no range of masks avoids both:
 *
 *   Accuracy. A double has 53 bits. Beside a mask of 10^18 there is room for steps of 128, and the secret is rounded away.
 *   Privacy. An interval has ends, a group has none: a share near the end of what mask and secret can add up to tells on which
 *   side the secret lies. And in between, the floats that a mask can be are a grid of their own: most secrets would need a
 *   mask that lies on no point of it, so the last bits of a share rule them out.
 *
 * The observer holds all shares but the first, which is a mask, and knows how masks are drawn. For each secret it counts the
 * draws of the missing mask that would have led to exactly these shares; all draws are alike, so the counts are its belief.
 * It is the best that anybody can do with these shares.
 *
 * Adding, multiplying and rounding floats is the same on every engine, so all but the logarithm repeats exactly.
 *
 * Source: the grid is what breaks Laplace noise made of floats too: I. Mironov, "On significance of the least significant bits
 * for differential privacy", CCS 2012, doi:10.1145/2382196.2382264.
 */
import type { Rng } from "../random/index.ts";

/** rng.real() is one of so many, all alike. */
const DRAWS = 2 ** 53;
const maskOf = (draw: number, range: number) => (draw / DRAWS) * range;

export function shareOverFloats(secret: number, parties: number, range: number, rng: Rng): readonly number[] {
  const masks = Array.from({ length: parties - 1 }, () => maskOf(rng.real() * DRAWS, range));
  return [...masks, lastShare(secret, masks)];
}

const lastShare = (secret: number, masks: readonly number[]) => masks.reduce((rest, mask) => rest - mask, secret);

export const openOverFloats = (shares: readonly number[]): number => Math.round(shares.reduce((sum, share) => sum + share, 0)) + 0;

/**
 * By secret, 0 .. secrets - 1: how many draws of the first mask give these shares. Rounding moves the mask that fits by a few
 * draws only, so looking this far on both sides finds all.
 */
const REACH = 16;

export function drawsBySecret(shares: readonly number[], range: number, secrets: number, reach = REACH): readonly number[] {
  const [, ...held] = shares;
  const last = held.at(-1);
  const others = held.slice(0, -1);
  const sum = held.reduce((all, share) => all + share, 0);
  return Array.from({ length: secrets }, (_, secret) => {
    const middle = Math.round(((secret - sum) / range) * DRAWS);
    let fitting = 0;
    for (let draw = Math.max(0, middle - reach); draw <= Math.min(DRAWS - 1, middle + reach); draw++) {
      let rest = secret - maskOf(draw, range);
      for (const mask of others) rest -= mask;
      if (rest === last) fitting++;
    }
    return fitting;
  });
}

/** What was learned, in bits, where all secrets were alike before. */
export function bitsLearned(counts: readonly number[]): number {
  const all = counts.reduce((sum, n) => sum + n, 0);
  const unsure = counts.reduce((sum, n) => (n === 0 ? sum : sum - (n / all) * Math.log2(n / all)), 0);
  return Math.log2(counts.length) - unsure;
}

export interface Accuracy {
  readonly runs: number;
  /** In how many the opened number was not the secret, and by how much at worst. */
  readonly wrong: number;
  readonly worstError: number;
}

export interface Leak {
  readonly runs: number;
  /** The mean over the runs, and the most. */
  readonly bits: number;
  readonly worstBits: number;
  /** How many secrets were left, on average and at least. */
  readonly meanLeft: number;
  readonly leastLeft: number;
}

export function measureAccuracy(range: number, parties: number, secrets: number, runs: number, rng: Rng): Accuracy {
  let wrong = 0;
  let worstError = 0;
  for (let run = 0; run < runs; run++) {
    const secret = rng.below(secrets);
    const error = Math.abs(openOverFloats(shareOverFloats(secret, parties, range, rng)) - secret);
    if (error > 0) wrong++;
    worstError = Math.max(worstError, error);
  }
  return { runs, wrong, worstError };
}

export function measureLeak(range: number, parties: number, secrets: number, runs: number, rng: Rng): Leak {
  let [bits, worstBits, allLeft, leastLeft] = [0, 0, 0, secrets];
  for (let run = 0; run < runs; run++) {
    const counts = drawsBySecret(shareOverFloats(rng.below(secrets), parties, range, rng), range, secrets);
    const said = bitsLearned(counts);
    bits += said;
    worstBits = Math.max(worstBits, said);
    const left = counts.filter((n) => n > 0).length;
    allLeft += left;
    leastLeft = Math.min(leastLeft, left);
  }
  return { runs, bits: bits / runs, worstBits, meanLeft: allLeft / runs, leastLeft };
}
