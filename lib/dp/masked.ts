/**
 * The samplers of Canonne, Kamath and Steinke on plain numbers: as exact as on big integers (oracle.ts) and ten times as fast, at any
 * rate, with no table to build first. For a parameter that changes with every draw.
 *
 * How denominators are kept small: the k-th coin of e^-x has the chance x/k. Tossed as two coins, x and 1/k, both of which must succeed,
 * it never needs more than a whole number below the denominator of x. And 1/k is one word against floor(2^32 / k); only a word that is
 * equal to it (once in billions) asks for more.
 *
 * Trap: a number is a whole number only below 2^53. Each place that could pass that bound asks first and goes to the oracle for this one
 * toss; none rounds.
 * Trap: `%` on numbers above 2^31 is slow on some engines; masks and rejection need none.
 *
 * Source: Canonne, Kamath, Steinke, The Discrete Gaussian for Differential Privacy (2020), algorithms 1 to 3; the two coins: own.
 */
import { discreteGaussian, discreteLaplace, bernoulliExpMinus as onBigIntegers, rootBelow } from "./oracle.ts";
import { type Rational, rational } from "./rational.ts";
import type { Words } from "./words.ts";

const WORD = 2 ** 32;

/** Uniform on 0 .. bound - 1, for a whole bound from 1 to 2^53. */
function below(bound: number, words: Words): number {
  const last = bound - 1;
  if (last === 0) return 0;
  if (last < WORD) {
    const mask = 0xffffffff >>> Math.clz32(last);
    for (;;) {
      const draw = (words.next() & mask) >>> 0;
      if (draw < bound) return draw;
    }
  }
  const mask = 0xffffffff >>> Math.clz32(Math.floor(last / WORD));
  for (;;) {
    const draw = ((words.next() & mask) >>> 0) * WORD + words.next();
    if (draw < bound) return draw;
  }
}

/** True with probability 1/k, k from 1 to 2^32. */
function oneIn(k: number, words: Words): boolean {
  if (k === 1) return true;
  const share = Math.floor(WORD / k);
  const word = words.next();
  // 1/k = share / 2^32 + (rest / k) / 2^32
  return word === share ? below(k, words) < WORD - share * k : word < share;
}

/** True with probability e^-(num/den), for whole 0 <= num <= den <= 2^53: the run of successful coins is even before the one that fails. */
function expBelowOne(num: number, den: number, words: Words): boolean {
  let k = 1;
  while ((num === den || below(den, words) < num) && oneIn(k, words)) k++;
  return k % 2 === 1;
}

/** e^-1. */
const expOne = (words: Words): boolean => expBelowOne(1, 1, words);

/** True with probability e^-(num/den), for whole num >= 0 and den >= 1 up to 2^53. */
function expMinus(num: number, den: number, words: Words): boolean {
  for (let rest = num; ; rest -= den) {
    if (rest <= den) return expBelowOne(rest, den, words);
    if (!expOne(words)) return false;
  }
}

/**
 * A coin of chance e^-x: independent tosses, exact.
 *
 * @param x at least 0; a fraction of numbers above 2^40 is tossed by the oracle
 */
export function coinSampler(x: Rational, words: Words): () => boolean {
  if (!(fits(x.num) && fits(x.den))) return () => onBigIntegers(x, words);
  const [num, den] = [Number(x.num), Number(x.den)];
  return () => expMinus(num, den, words);
}

/** P(g) = (1 - q) q^g for g = 0, 1, 2, ..., q = e^-(num/den); den at most 2^40, so that a thousand successes still fit. */
function geometric(num: number, den: number, words: Words): number {
  let part: number;
  do part = below(den, words);
  while (!expBelowOne(part, den, words));
  let whole = 0;
  while (expOne(words)) whole++;
  const sum = whole * den + part;
  // floor(a / n) of doubles is the whole quotient as long as a < 2^53: the next whole number is further away than the rounding
  return sum < 2 ** 53 ? Math.floor(sum / num) : Number((BigInt(whole) * BigInt(den) + BigInt(part)) / BigInt(num));
}

const fits = (n: bigint): boolean => n <= 1n << 40n;

/**
 * Discrete Laplace noise, P(x) = (1-q)/(1+q) q^|x| with q = e^-rate: independent draws, exact.
 *
 * @param rate above 0; a fraction of numbers above 2^40 is drawn by the oracle
 * @throws RangeError where the rate is not above 0
 */
export function laplaceSampler(rate: Rational, words: Words): () => number {
  if (rate.num <= 0n) throw new RangeError("The rate of discrete Laplace noise is above 0.");
  if (!(fits(rate.num) && fits(rate.den))) return () => Number(discreteLaplace(rate, words));
  const [num, den] = [Number(rate.num), Number(rate.den)];
  return () => laplace(num, den, words);
}

function laplace(num: number, den: number, words: Words): number {
  for (;;) {
    const size = geometric(num, den, words);
    if (words.coin()) return size;
    if (size !== 0) return -size; // and minus zero is thrown away
  }
}

/**
 * Discrete Gaussian noise, P(x) proportional to e^(-x^2 / (2 sigma2)): independent draws, exact.
 *
 * @param sigma2 above 0
 * @throws RangeError where sigma2 is not above 0
 */
export function gaussianSampler(sigma2: Rational, words: Words): () => number {
  if (sigma2.num <= 0n) throw new RangeError("A Gaussian law's sigma2 is above 0.");
  const t = rootBelow(sigma2) + 1n;
  // accept y with e^-((|y| t den - num)^2 / (2 num den t^2))
  const whole = 2n * sigma2.num * sigma2.den * t * t;
  if (!(fits(t) && whole < 1n << 53n)) return () => Number(discreteGaussian(sigma2, words));
  const [step, offset, scale, width] = [Number(t * sigma2.den), Number(sigma2.num), Number(whole), Number(t)];
  return () => {
    for (;;) {
      const y = laplace(1, width, words);
      const gap = Math.abs(y) * step - offset;
      const square = gap * gap;
      const accepted = square < 2 ** 53 ? expMinus(square, scale, words) : onBigIntegers(rational(BigInt(gap) * BigInt(gap), whole), words); // |gap| itself is far below 2^53
      if (accepted) return y;
    }
  };
}
