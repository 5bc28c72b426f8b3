/**
 * The curve an attacker was measured to reach, and how far the truth can be from it.
 *
 * An attacker's score is a number, high where it thinks "there". Two samples of scores, one from each world, give two empirical
 * distributions. By Dvoretzky, Kiefer and Wolfowitz each stays within sqrt(ln(2/alpha) / (2n)) of the true one everywhere at once,
 * with probability 1 - alpha, whatever the law. Half of the allowed error goes to each world: then all points of the curve hold on both
 * axes at once, and what is read off the curve (its area, the best threshold) holds too, although it was chosen after looking.
 *
 * Trap: a confidence interval for one threshold (Clopper and Pearson) does not cover the best of all thresholds.
 * Trap: the band is for a number of samples that was fixed before. Looking again and again until it suits makes it void.
 *
 * Source: Dvoretzky, Kiefer, Wolfowitz (1956), with the constant of Massart (1990).
 */
import type { RocPoint } from "./neyman-pearson.ts";

export interface Measured {
  /** By falling threshold, from (0, 0) to (1, 1); scores that are equal make one slanted step. */
  readonly points: readonly RocPoint[];
  /** The band: the true curve's point at any threshold is within this of the measured one, on both axes, at all thresholds at once. */
  readonly within: RocPoint;
  readonly confidence: number;
  readonly auc: { readonly measured: number; readonly low: number; readonly high: number };
}

/** Half the width of the band around one empirical distribution of n samples that fails with probability alpha. */
export const dkw = (n: number, alpha: number): number => Math.sqrt(Math.log(2 / alpha) / (2 * n));

export function measureRoc(without: ArrayLike<number>, withPerson: ArrayLike<number>, confidence = 0.99): Measured {
  if (without.length === 0 || withPerson.length === 0) throw new RangeError("A curve needs scores from both worlds.");
  const a = Float64Array.from(without).sort().reverse();
  const b = Float64Array.from(withPerson).sort().reverse();
  const points: RocPoint[] = [{ fpr: 0, tpr: 0 }];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const score = Math.max(a[i] ?? Number.NEGATIVE_INFINITY, b[j] ?? Number.NEGATIVE_INFINITY);
    while (i < a.length && a[i] === score) i++;
    while (j < b.length && b[j] === score) j++;
    points.push({ fpr: i / a.length, tpr: j / b.length });
  }
  const alpha = (1 - confidence) / 2;
  const within = { fpr: dkw(a.length, alpha), tpr: dkw(b.length, alpha) };
  // The most that the band leaves room for: fewer false alarms and more hits at every threshold; and the least, the other way.
  const moved = (side: 1 | -1) => areaUnder(points, { fpr: -side * within.fpr, tpr: side * within.tpr });
  return { points, within, confidence, auc: { measured: areaUnder(points), low: moved(-1), high: moved(1) } };
}

const clamp = (x: number) => Math.min(1, Math.max(0, x));

/**
 * Under straight lines from (0, 0) through the points, which rise in both coordinates, and level from the last of them to fpr 1.
 *
 * @param by how far every point is moved first, but not out of the square
 */
export function areaUnder(points: readonly RocPoint[], by: RocPoint = { fpr: 0, tpr: 0 }): number {
  let area = 0;
  let [before, height] = [0, 0];
  for (const point of points) {
    const [fpr, tpr] = [clamp(point.fpr + by.fpr), clamp(point.tpr + by.tpr)];
    // Up to the point's height where it starts, then along the line: the first point of a moved curve need not be the origin.
    area += (fpr - before) * ((tpr + height) / 2);
    before = fpr;
    height = tpr;
  }
  return area + (1 - before) * height;
}

export interface Advantage {
  /** tpr - fpr at the best threshold: how much better than a coin. */
  readonly measured: number;
  /** With the stated confidence it is at least this. */
  readonly low: number;
  readonly high: number;
}

export function advantageOf({ points, within }: Measured): Advantage {
  const measured = Math.max(...points.map(({ fpr, tpr }) => tpr - fpr));
  const room = within.fpr + within.tpr;
  return { measured, low: Math.max(0, measured - room), high: Math.min(1, measured + room) };
}

/** The most that (epsilon, 0) lets any attacker gain over a coin: (e^epsilon - 1) / (e^epsilon + 1). */
export const greatestAdvantage = (epsilon: number): number => Math.tanh(epsilon / 2);

/**
 * The epsilon below which, with the stated confidence, no mechanism gives such scores: by the definition tpr <= e^epsilon fpr + delta,
 * and the same of the two kinds of silence, at every threshold.
 */
export function epsilonAtLeast({ points, within }: Measured, delta = 0): number {
  let most = 0;
  for (const { fpr, tpr } of points) {
    const hits = tpr - within.tpr - delta;
    const rests = 1 - fpr - within.fpr - delta;
    if (hits > 0) most = Math.max(most, Math.log(hits / Math.min(1, fpr + within.fpr)));
    if (rests > 0) most = Math.max(most, Math.log(rests / Math.min(1, 1 - tpr + within.tpr)));
  }
  return most;
}
