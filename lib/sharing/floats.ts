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
 * By secret, 0 .. secrets - 1: how many draws of the first mask give these shares. The larger the mask the smaller the last
 * share, and rounding keeps that order, so the draws that fit stand side by side: their ends are found, not each of them.
 */
export function drawsBySecret(shares: readonly number[], range: number, secrets: number): readonly number[] {
  const [, ...held] = shares;
  const last = held.at(-1) as number;
  const others = held.slice(0, -1);
  const sum = held.reduce((all, share) => all + share, 0);
  return Array.from({ length: secrets }, (_, secret) => {
    const lastFor = (draw: number) => {
      let rest = secret - maskOf(draw, range);
      for (const mask of others) rest -= mask;
      return rest;
    };
    const near = ((secret - sum) / range) * DRAWS;
    return firstDraw(near, (draw) => lastFor(draw) < last) - firstDraw(near, (draw) => lastFor(draw) <= last);
  });
}

/** The first draw from which on it holds, or DRAWS where it never does: in growing steps from where it should be, then halving. */
function firstDraw(near: number, holds: (draw: number) => boolean): number {
  const middle = Math.min(DRAWS, Math.max(0, Math.round(near)));
  let [low, high] = [middle - 1, middle]; // it does not hold at low, or low is before the first; it holds at high, or high is past the last
  for (let step = 1; low >= 0 && holds(low); step *= 2) [low, high] = [Math.max(-1, low - step), low];
  for (let step = 1; high < DRAWS && !holds(high); step *= 2) [low, high] = [high, Math.min(DRAWS, high + step)];
  while (high - low > 1) {
    const half = low + Math.floor((high - low) / 2);
    if (holds(half)) high = half;
    else low = half;
  }
  return high;
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
