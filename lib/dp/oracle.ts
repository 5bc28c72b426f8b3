/**
 * The samplers of Canonne, Kamath and Steinke as they stand in the paper, on big integers: fractions in, whole numbers out, and
 * no logarithm or exponential anywhere. The table (table.ts) is some twenty times as fast; this is what it is tested against,
 * and where it goes beyond its ends.
 *
 * How e^-x is tossed without being computed: in 1 - x + x^2/2! - ..., the k-th term is the chance that k coins in a row, with
 * chances x/1, x/2, ..., x/k, all succeed. Toss until one fails; the number tossed is odd with probability e^-x.
 *
 * Trap: rejection takes longer for some answers than for others, so the time of a draw tells something about the draw. Nobody
 * can time a tab from outside, but do not put this behind a server.
 *
 * Source: Canonne, Kamath, Steinke, The Discrete Gaussian for Differential Privacy (2020), algorithms 1, 2 and 3.
 */
import { bitLength, type Rational, rational } from "./rational.ts";
import { part, triesOf } from "./watch.ts";
import type { Words } from "./words.ts";

/** Uniform on 0 .. bound-1, by masking and rejecting: exact for any bound. */
export const uniformBelow = part("uniform", (bound: bigint, words: Words): bigint => {
  if (bound < 1n) throw new RangeError(`There is nothing below ${bound} to draw.`);
  const { bits, words: count } = triesOf(bound);
  const spare = BigInt(32 * count - bits);
  for (;;) {
    let draw = 0n;
    for (let i = 0; i < count; i++) draw = (draw << 32n) | BigInt(words.next());
    draw >>= spare;
    if (draw < bound) return draw;
  }
});

/** True with probability num/den, which lies in [0, 1]. */
export const bernoulli = part("coin", ({ num, den }: Rational, words: Words): boolean => uniformBelow(den, words) < num);

/** True with probability e^-x, x >= 0. Algorithm 1. */
export const bernoulliExpMinus = part("exp", ({ num, den }: Rational, words: Words): boolean => {
  // e^-x = e^-1 ... e^-1 e^-rest
  for (let whole = num / den; whole > 0n; whole--) {
    if (!oddRun(ONE, words)) return false;
  }
  return oddRun({ num: num % den, den }, words);
});

const ONE: Rational = { num: 1n, den: 1n };

/** For x in [0, 1]: the number of coins tossed up to the first failure is odd. */
const oddRun = part("run", ({ num, den }: Rational, words: Words): boolean => {
  let k = 1n;
  while (bernoulli({ num, den: den * k }, words)) k++;
  return k % 2n === 1n;
});

/** P(g) = (1-q) q^g for g = 0, 1, 2, ..., q = e^-rate. The inner part of algorithm 2. */
export const geometric = part("geometric", ({ num, den }: Rational, words: Words): bigint => {
  let rest: bigint;
  do rest = uniformBelow(den, words);
  while (!bernoulliExpMinus({ num: rest, den }, words));
  let whole = 0n;
  while (oddRun(ONE, words)) whole++;
  return (whole * den + rest) / num;
});

/** P(x) = (1-q)/(1+q) q^|x|, q = e^-rate. Algorithm 2. */
export const discreteLaplace = part("laplace", (rate: Rational, words: Words): bigint => {
  for (;;) {
    const negative = words.coin();
    const magnitude = geometric(rate, words);
    if (magnitude !== 0n) return negative ? -magnitude : magnitude;
    if (!negative) return 0n; // and minus zero is thrown away: it would give 0 twice its share
  }
});

/** P(x) proportional to e^(-x^2 / (2 sigma2)). Algorithm 3. */
export const discreteGaussian = part("gaussian", (sigma2: Rational, words: Words): bigint => {
  const t = rootBelow(sigma2) + 1n;
  const { num, den } = sigma2;
  for (;;) {
    const y = discreteLaplace(rational(1n, t), words);
    // (|y| - sigma2/t)^2 / (2 sigma2), over a common denominator
    const gap = (y < 0n ? -y : y) * t * den - num;
    if (bernoulliExpMinus({ num: gap * gap, den: 2n * num * den * t * t }, words)) return y;
  }
});

/** The largest whole number whose square is at most x. */
export function rootBelow({ num, den }: Rational): bigint {
  let [low, high] = [0n, 1n << BigInt(bitLength(num / den) + 1)];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle * middle * den <= num) low = middle;
    else high = middle;
  }
  return low;
}
