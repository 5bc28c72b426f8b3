/**
 * Discrete Laplace noise (the two-sided geometric law): P(x) = (1-q)/(1+q) q^|x| on the whole numbers, q = e^-rate. With
 * rate = epsilon / sensitivity, moving the centre by the sensitivity changes no probability by more than a factor e^epsilon.
 *
 * Drawn by table, exactly, at any rate. The law behind it is the geometric one, which has two gifts: it has no memory (beyond the
 * table one starts again), and the digits of a geometric number, in any base, are independent of each other (so a scale of 2^40
 * needs a few tables of a thousand entries, and none of 2^40).
 *
 * Trap: what takes a double (pmf, tail, moments) is for curves and error bars. What draws takes a fraction: no double decides a sample.
 * Trap: with the sign drawn apart from the size, zero comes up twice, as +0 and as -0; one of them is thrown away.
 *
 * Source: Ghosh, Roughgarden, Sundararajan (2009) for the mechanism; Canonne, Kamath, Steinke (2020) for the form.
 */
import type { Rng } from "../random/index.ts";
import { coarser, type Enclosure, expMinus, fromExact, productOf, quotientOf } from "./enclosure.ts";
import { bitLength, ceiling, over, type Rational, rational } from "./rational.ts";
import { type Draw, drawFrom, type Law, samplersOf } from "./table.ts";
import { type Words, wordsOf } from "./words.ts";

/** P(x). */
export const pmf = (rate: number, x: number): number => (-Math.expm1(-rate) / (1 + Math.exp(-rate))) * Math.exp(-rate * Math.abs(x));

/** P(X >= x). */
export const upperTail = (rate: number, x: number): number =>
  x < 1 ? 1 - upperTail(rate, 1 - x) : Math.exp(-rate * x) / (1 + Math.exp(-rate));

/** 2q / (1-q)^2. */
export const variance = (rate: number): number => (2 * Math.exp(-rate)) / Math.expm1(-rate) ** 2;

/** The mean of |X|: 2q / (1-q^2). */
export const meanSize = (rate: number): number => (-2 * Math.exp(-rate)) / Math.expm1(-2 * rate);

/**
 * The mean of |X - to|, for a whole number to >= 0: how far off an answer is that noise and a bias of that size push apart.
 * |X - to| = (to - X) + 2 max(0, X - to), and the mean of the last is the sum of P(X >= k) over k > to: q^(to+1) / (1-q^2).
 */
export const meanDistance = (rate: number, to: number): number => to - (2 * Math.exp(-rate * (to + 1))) / Math.expm1(-2 * rate);

/** Independent draws. The stream is the sampler's own from here on (see words.ts). */
export const sampler = (rate: Rational, rng: Rng, head?: number): (() => number) => samplerOn(rate, wordsOf(rng), head);

/** The same, on words of one's own. */
export function samplerOn(rate: Rational, words: Words, head?: number): () => number {
  const draw = drawOf(rate, head);
  return () => draw(words);
}

/** The same, on any number of streams. */
export const samplers = (rate: Rational): ((rng: Rng) => () => number) => samplersOf(() => drawOf(rate));

/** The same, with the words of each draw. */
function drawOf(rate: Rational, head?: number): Draw {
  const magnitude = geometricDraw(rate, head);
  return (words) => {
    for (;;) {
      const size = magnitude(words);
      if (words.coin()) return size;
      if (size !== 0) return -size;
    }
  };
}

/** Base of the digits, and the rate above which one table is enough: e^-8 lies beyond it. */
const BASE = 1024;
const MEAN_LENGTHS = 8;

/** P(g) = (1-q) q^g for g = 0, 1, 2, ... */
export function geometricDraw(rate: Rational, head?: number): Draw {
  if (rate.num <= 0n) throw new RangeError("The rate of a geometric law is above 0.");
  if (rate.den > rate.num << 45n) throw new RangeError("Noise of this scale does not fit in whole numbers of 53 bits.");
  const size = Number(ceiling(over(rational(BigInt(MEAN_LENGTHS)), rate)));
  if (size > BASE * MEAN_LENGTHS) {
    const digit = drawFrom(digitLaw(rate), head);
    const rest = geometricDraw(rational(rate.num * BigInt(BASE), rate.den), head);
    return (words: Words) => digit(words) + BASE * rest(words);
  }
  const draw = drawFrom(geometricLaw(rate, size), head);
  return (words: Words) => {
    let passed = 0;
    for (;;) {
      const k = draw(words);
      if (k < size) return passed + k;
      passed += size; // no memory: what lies beyond the table is the same law, moved
    }
  };
}

/** F(g) = 1 - q^(g+1). */
export const geometricLaw = (rate: Rational, size: number): Law => ({
  size,
  cumulative(bits) {
    const one = 1n << BigInt(bits);
    return powers(rate, size, bits).map((power) => fromExact(one, power));
  },
});

/** The lowest digit in base BASE: P(d) proportional to q^d, so F(d) = (1 - q^(d+1)) / (1 - q^BASE). The last digit lies "beyond". */
export const digitLaw = (rate: Rational): Law => ({
  size: BASE - 1,
  cumulative(bits) {
    // The numerators and the denominator are small where the rate is: so many more bits make up for the division.
    const extra = 64 + bitLength(rate.den);
    const p = BigInt(bits + extra);
    const parts = powers(rate, BASE, bits + extra).map((power) => fromExact(1n << p, power));
    const whole = parts[BASE - 1] as Enclosure;
    return parts.slice(0, -1).map((part) => coarser(quotientOf(part, whole, p), extra));
  },
});

/** q^1 .. q^count. Each is the last times q: an error of one unit more for each, which the extra bits swallow. */
function powers(rate: Rational, count: number, bits: number): Enclosure[] {
  const extra = 32;
  const p = BigInt(bits + extra);
  const q = expMinus(rate, bits + extra);
  const out: Enclosure[] = [];
  for (let power = q, k = 0; k < count; k++) {
    out.push(coarser(power, extra));
    power = productOf(power, q, p);
  }
  return out;
}
