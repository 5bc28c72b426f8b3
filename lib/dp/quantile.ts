/**
 * A quantile without noise on it: the exponential mechanism over places, a place scoring by how far its rank is from the rank that was asked
 * for. All places between two neighbouring data points have the same rank, so a draw is of an interval first, and of a place in it then.
 *
 * The places are the points of a grid, lower, lower + step, ... up to upper, which has to be declared before the data are looked at. The
 * score of a place, -|points at or below it - quantile n|, moves by at most 1 when a person comes, goes or changes.
 *
 * Trap: the exact quantile, plus noise scaled to the range, is useless; plus noise scaled to what the data look like, it is not private.
 * Trap: with few data, or much range, the ends win: the weight of an interval is its width, and the ends' are wide.
 * Trap: where many data are the same number, no place may lie between them and the next grid point hides it: take a step that is finer than
 * the data.
 *
 * Source: Smith, Privacy-preserving Statistical Estimation with Optimal Convergence Rates (2011), algorithm 2; McSherry and Talwar (2007).
 */
import type { Rng } from "../random/index.ts";
import { finite, positive, within } from "./admissible.ts";
import { epsilonAsNumber, epsilonAsRational, type NanoEpsilon } from "./budget.ts";
import type { Event } from "./event.ts";
import { uniformBelow } from "./oracle.ts";
import { ceiling, compare, floor, fromDecimal, minus, over, type Rational, rational, times, toNumber } from "./rational.ts";
import type { Release } from "./release.ts";
import { type Weight, weightedDraw } from "./weighted-draw.ts";
import { wordsOf } from "./words.ts";

/**
 * Of the continuous mechanism: the probability of each interval between lower, the data in order, and upper. Data outside are moved to the
 * nearer end.
 *
 * @param quantile from 0 to 1
 * @param epsilon above 0
 */
export function intervalProbabilities(data: readonly number[], quantile: number, lower: number, upper: number, epsilon: number): number[] {
  checked(data, quantile, lower, upper);
  positive("Epsilon", epsilon);
  const ends = [lower, ...data.map((x) => Math.min(upper, Math.max(lower, x))).sort((a, b) => a - b), upper];
  const intervals = ends
    .slice(1)
    .map((to, i) => ({ width: to - (ends[i] as number), cost: (epsilon / 2) * Math.abs(i - quantile * data.length) }));
  const least = intervals.reduce((most, { width, cost }) => (width > 0 ? Math.min(most, cost) : most), Number.POSITIVE_INFINITY);
  const weights = intervals.map(({ width, cost }) => (width > 0 ? width * Math.exp(least - cost) : 0));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}

export interface QuantileRequest {
  readonly epsilon: NanoEpsilon;
  /** Which quantile, from 0 to 1; 0.5 is the median. */
  readonly quantile: number;
  readonly lower: number;
  /** Above lower. */
  readonly upper: number;
  /** Of the grid of answers, in units of the data: above 0, at most upper - lower. */
  readonly step: number;
}

export interface PrivateQuantile {
  readonly event: Event;
  /** P(answer) for all points of the grid in order, in doubles: for pages and tests. */
  probabilities(data: readonly number[]): number[];
  /** Independent answers, exact. Time of making it: some 10 microseconds for each of the data, one where data, lower and step 1 are whole. The stream is the sampler's own from here on. */
  sampler(data: readonly number[], rng: Rng): () => number;
  release(data: readonly number[], rng: Rng): Release<number>;
}

export function privateQuantile({ epsilon, quantile, lower, upper, step }: QuantileRequest): PrivateQuantile {
  checked([], quantile, lower, upper);
  if (!(step > 0 && step <= upper - lower)) throw new RangeError(`The step is ${step}; it must be above 0 and at most ${upper - lower}.`);
  const [start, end, width] = [fromDecimal(lower), fromDecimal(upper), fromDecimal(step)];
  const points = floor(over(minus(end, start), width)) + 1n;
  const half = over(epsilonAsRational(epsilon), rational(2n));
  const event: Event = { kind: "bounded-range", epsilon: epsilonAsNumber(epsilon) };

  /** Interval i holds the grid points with exactly i data at or below them. */
  const weigh = (data: readonly number[]): { readonly first: bigint; readonly weight: Weight }[] => {
    checked(data, quantile, lower, upper);
    const starts = [0n, ...placesOf(data).sort(ascending), points];
    const rank = times(fromDecimal(quantile), rational(BigInt(data.length)));
    const intervals: { readonly first: bigint; readonly weight: Weight }[] = [];
    for (let i = 0; i <= data.length; i++) {
      const first = starts[i] as bigint;
      const count = (starts[i + 1] as bigint) - first;
      if (count === 0n) continue; // equal data have nothing between them
      const off = minus(rational(BigInt(i)), rank);
      intervals.push({ first, weight: { count, cost: times(half, off.num < 0n ? minus(rational(0n), off) : off) } });
    }
    return intervals;
  };
  /** On a grid of whole numbers a whole number is its own place, and a million of them need no fractions. */
  const isWhole = step === 1 && Number.isSafeInteger(lower);
  const placesOf = (data: readonly number[]): bigint[] =>
    data.map((x) => (isWhole && Number.isSafeInteger(x) ? onGrid(BigInt(x) - BigInt(lower)) : firstAtOrAbove(fromDecimal(x))));
  const onGrid = (place: bigint): bigint => (place < 0n ? 0n : place < points ? place : points);
  const firstAtOrAbove = (x: Rational): bigint => {
    if (compare(x, start) <= 0) return 0n;
    return onGrid(ceiling(over(minus(x, start), width)));
  };
  const valueAt = (place: bigint): number => toNumber(minus(start, times(width, rational(-place))));
  const sampler = (data: readonly number[], rng: Rng) => {
    const intervals = weigh(data);
    const draw = weightedDraw(intervals.map(({ weight }) => weight));
    const words = wordsOf(rng);
    return () => {
      const { first, weight } = intervals[draw(words)] as (typeof intervals)[number];
      return valueAt(first + uniformBelow(weight.count, words));
    };
  };
  return {
    event,
    probabilities(data) {
      if (points > 1_000_000n) throw new RangeError(`The grid has ${points} points; that is too many to list.`);
      const each = weigh(data).flatMap(({ weight: { count, cost } }) => new Array<number>(Number(count)).fill(toNumber(cost)));
      const least = each.reduce((a, b) => Math.min(a, b));
      const weights = each.map((cost) => Math.exp(least - cost));
      const whole = weights.reduce((a, b) => a + b, 0);
      return weights.map((weight) => weight / whole);
    },
    sampler,
    release: (data, rng) => ({ value: sampler(data, rng)(), event }),
  };
}

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function checked(data: readonly number[], quantile: number, lower: number, upper: number): void {
  within("The quantile", quantile, 0, 1);
  if (!(finite("The lower bound", lower) < finite("The upper bound", upper))) {
    throw new RangeError(`The bounds are ${lower} and ${upper}; the upper one must be above the lower one.`);
  }
  for (const [at, x] of data.entries()) finite(`Number ${at} of the data`, x);
}
