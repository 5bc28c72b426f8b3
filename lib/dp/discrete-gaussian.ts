/**
 * Discrete Gaussian noise: P(x) proportional to e^(-x^2 / (2 sigma2)) on the whole numbers. Drawn by table, exactly; beyond the
 * table by rejection.
 *
 * Trap: what takes a double (pmf, tail, moments) is for curves and error bars. What draws takes a fraction: no double decides a sample.
 * Trap: sigma2 is the parameter of the law, not its variance. The variance is a little smaller, and much smaller below sigma 1.
 * Trap: this is not a rounded Gaussian, and the formulas of the continuous one give neither its tail nor its delta (delta.ts).
 *
 * Source: Canonne, Kamath, Steinke, The Discrete Gaussian for Differential Privacy (2020).
 */
import type { Rng } from "../random/index.ts";
import { coarser, type Enclosure, expMinus, fromExact, productOf, quotientOf, sumOf } from "./enclosure.ts";
import { bernoulliExpMinus, discreteGaussian, geometric, rootBelow } from "./oracle.ts";
import { over, type Rational, rational, times } from "./rational.ts";
import { type Draw, drawFrom, type Law, samplersOf } from "./table.ts";
import { type Words, wordsOf } from "./words.ts";

/**
 * The sum of e^(-x^2 / (2 sigma2)) over all whole x. Above sigma 1 its Fourier form (Poisson summation) converges after three terms
 * where the plain one needs many.
 */
export function normaliser(sigma2: number): number {
  if (sigma2 < 1) return 1 + 2 * sumWhile((x) => Math.exp((-x * x) / (2 * sigma2)), 1);
  return Math.sqrt(2 * Math.PI * sigma2) * (1 + 2 * sumWhile((k) => Math.exp(-2 * Math.PI ** 2 * sigma2 * k * k), 1));
}

/** term(from) + term(from + 1) + ... of falling positive terms, until they no longer count. Smallest first: nothing is lost. */
export function sumWhile(term: (x: number) => number, from: number): number {
  const terms: number[] = [];
  for (let x = from, first = term(from), t = first; t > first * 1e-19; t = term(++x)) terms.push(t);
  return terms.reduceRight((sum, t) => sum + t, 0);
}

/** P(x). */
export const pmf = (sigma2: number, x: number): number => Math.exp((-x * x) / (2 * sigma2)) / normaliser(sigma2);

/** P(X >= x). */
export const upperTail = (sigma2: number, x: number): number =>
  x < 1 ? 1 - upperTail(sigma2, 1 - x) : sumWhile((y) => Math.exp((-y * y) / (2 * sigma2)), x) / normaliser(sigma2);

export const variance = (sigma2: number): number => moment(sigma2, (x) => x * x);

/** The mean of |X|. */
export const meanSize = (sigma2: number): number => moment(sigma2, (x) => x);

function moment(sigma2: number, of: (x: number) => number): number {
  const far = Math.ceil(Math.sqrt(100 * sigma2)) + 2; // e^-50 and less beyond
  let sum = 0;
  for (let x = far; x > 0; x--) sum += of(x) * Math.exp((-x * x) / (2 * sigma2));
  return (2 * sum) / normaliser(sigma2);
}

/** Half the table is six sigmas and at most so many entries; a wider law is drawn by the oracle. */
const SIGMAS = 6n;
const WIDEST = 1n << 14n;

export interface Shape {
  /** How far the table reaches. */
  readonly reach?: number;
  /** See table.ts. */
  readonly head?: number;
}

/** Independent draws. The stream is the sampler's own from here on (see words.ts). */
export const sampler = (sigma2: Rational, rng: Rng, shape: Shape = {}): (() => number) => samplerOn(sigma2, wordsOf(rng), shape);

/** The same, on words of one's own. */
export function samplerOn(sigma2: Rational, words: Words, shape: Shape = {}): () => number {
  const draw = drawOf(sigma2, shape);
  return () => draw(words);
}

/** The same, on any number of streams. */
export const samplers = (sigma2: Rational): ((rng: Rng) => () => number) => samplersOf(() => drawOf(sigma2));

/** The same, with the words of each draw: one table for many streams. */
export function drawOf(sigma2: Rational, shape: Shape = {}): Draw {
  if (sigma2.num <= 0n) throw new RangeError("A Gaussian law's sigma2 is above 0.");
  const half = SIGMAS * (rootBelow(sigma2) + 1n);
  if (half > WIDEST) return (words) => Number(discreteGaussian(sigma2, words));
  const reach = shape.reach ?? Number(half);
  const draw = drawFrom(centralLaw(sigma2, reach), shape.head);
  const last = 2 * reach + 2;
  return (words) => {
    const k = draw(words);
    if (k === 0) return -beyond(sigma2, reach, words);
    return k === last ? beyond(sigma2, reach, words) : k - reach - 1;
  };
}

/**
 * X given X > reach: reach + 1 + g with g drawn geometrically along the slope at reach + 1, kept with probability e^(-g^2 / (2 sigma2)).
 * Exact, since (r+g)^2 = r^2 + 2rg + g^2.
 */
function beyond(sigma2: Rational, reach: number, words: Words): number {
  const first = BigInt(reach) + 1n;
  for (;;) {
    const g = geometric(over(rational(first), sigma2), words);
    if (bernoulliExpMinus(over(rational(g * g), times(rational(2n), sigma2)), words)) return Number(first + g);
  }
}

/** Index 0: X < -reach. Index k: X = k - reach - 1. Index 2 reach + 2, "beyond": X > reach. */
export const centralLaw = (sigma2: Rational, reach: number): Law => ({
  size: 2 * reach + 2,
  cumulative(bits) {
    const one = 1n << BigInt(bits);
    const tails = upperTails(sigma2, reach + 1, bits); // P(X >= m), m = 1 .. reach + 1
    return [...[...tails].reverse(), ...tails.map((tail) => fromExact(one, tail))]; // P(X <= -m), then P(X <= m - 1)
  },
});

/** P(X >= m) for m = 1 .. count. */
function upperTails(sigma2: Rational, count: number, bits: number): Enclosure[] {
  const extra = 64; // the walk below loses at most some (terms)^3 units, far fewer than 2^64
  const p = BigInt(bits + extra);
  const weights = gaussianWeights(sigma2, bits + extra, count);
  const sums: Enclosure[] = new Array(weights.list.length);
  let sum: Enclosure = { lo: 0n, hi: weights.rest };
  for (let x = weights.list.length - 1; x > 0; x--) {
    sum = sumOf(sum, weights.list[x] as Enclosure);
    sums[x] = sum;
  }
  const all = sumOf(weights.list[0] as Enclosure, sumOf(sum, sum));
  return sums.slice(1, count + 1).map((part) => coarser(quotientOf(part, all, p), extra));
}

/**
 * e^(-x^2 / (2 sigma2)) for x = 0, 1, ..., as far as they are above 0 at this many bits and at least to `least`; `rest` is more than
 * the sum of all that follow. Each weight comes from the last: w(x+1) = w(x) r(x), r(x+1) = r(x) q^2, with q = e^(-1 / (2 sigma2)).
 */
export function gaussianWeights(sigma2: Rational, bits: number, least: number): { readonly list: Enclosure[]; readonly rest: bigint } {
  const p = BigInt(bits);
  const rate = over(rational(1n), times(rational(2n), sigma2));
  const square = expMinus(times(rational(2n), rate), bits);
  const list: Enclosure[] = [];
  let weight: Enclosure = { lo: 1n << p, hi: 1n << p };
  let ratio = expMinus(rate, bits);
  // A product's ceiling never falls below 1 unit: a weight that says no more than "at most 2 units" ends the list.
  while (weight.hi > 2n || list.length <= least) {
    list.push(weight);
    weight = productOf(weight, ratio, p);
    ratio = productOf(ratio, square, p);
  }
  // What follows falls at least as fast as a geometric series with ratio e^-y, y = (2 length + 1) rate, and 1/(1 - e^-y) <= 1 + 1/y.
  const y = times(rational(BigInt(2 * list.length + 1)), rate);
  return { list, rest: weight.hi * (2n + y.den / y.num) };
}
