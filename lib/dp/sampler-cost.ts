/**
 * What exact noise costs in random bits: the expectation of the samplers of the paper (oracle.ts), and the least that any sampler of the law
 * can do with.
 *
 * Each loop of theirs repeats one independent try until it succeeds. By Wald's identity it costs what a try costs on average, over the
 * chance that a try succeeds; so the expectation is a sum over the code's own structure, and a draw that was counted can be set beside it.
 *
 * Trap: the entropy bounds the average from below, and single draws may cost less: a likely number can be found with few bits.
 * Trap: doubles, for analysis alone. No draw reads them.
 *
 * Source: Canonne, Kamath, Steinke (2020), algorithms 1 to 3; Knuth and Yao, The complexity of nonuniform random number generation (1976), for
 * the bound.
 */

import * as gaussian from "./discrete-gaussian.ts";
import * as laplace from "./discrete-laplace.ts";
import { rootBelow } from "./oracle.ts";
import { floor, type Rational, rational, toNumber } from "./rational.ts";
import { triesOf } from "./watch.ts";

/** Below this a term no longer counts. */
const TINY = 1e-17;
/** The geometric law's remainder is averaged over all of its values. */
const MOST = 100_000n;

/** Bits to a uniform number below `bound`: so many to a try, and a try succeeds with chance bound / 2^bits. */
const uniform = (bound: bigint): number => {
  const { bits } = triesOf(bound);
  return (bits * 2 ** bits) / Number(bound);
};

/** Coins of chances x, x/2, x/3, ... up to the first that fails: the k-th is tossed with chance x^(k-1) / (k-1)!. */
function run({ num, den }: Rational): number {
  const x = Number(num) / Number(den);
  let bits = 0;
  for (let [k, reached] = [1, 1]; reached > TINY; k++) {
    bits += reached * uniform(den * BigInt(k));
    reached *= x / k;
  }
  return bits;
}

const RUN_OF_ONE = run({ num: 1n, den: 1n });

/** A coin of chance e^-x: runs for 1 as long as they succeed, then one for the rest. */
export function bitsOfCoin(x: Rational): number {
  const whole = Number(floor(x));
  const all = Math.exp(-whole);
  // Of `whole` tosses the j-th is made with chance e^-(j-1).
  return RUN_OF_ONE * ((1 - all) / (1 - Math.exp(-1))) + all * run({ num: x.num % x.den, den: x.den });
}

function bitsOfGeometric({ den }: Rational): number {
  if (den > MOST) throw new RangeError(`The cost is averaged over ${den} remainders; at most ${MOST} are feasible.`);
  let [cost, success] = [0, 0];
  for (let rest = 0n; rest < den; rest++) {
    cost += bitsOfCoin({ num: rest, den });
    success += Math.exp(-Number(rest) / Number(den));
  }
  const chance = success / Number(den);
  return (uniform(den) + cost / Number(den)) / chance + RUN_OF_ONE / (1 - Math.exp(-1));
}

/**
 * Discrete Laplace noise of this rate: a sign, a size, and once more where both came out as minus zero.
 * @throws RangeError where the rate's denominator is above 100,000
 */
export function bitsOfLaplace(rate: Rational): number {
  const zero = -Math.expm1(-toNumber(rate));
  return (1 + bitsOfGeometric(rate)) / (1 - zero / 2);
}

/** Discrete Gaussian noise: a proposal from discrete Laplace noise of scale t, kept with chance e^-((|y| - sigma2/t)^2 / (2 sigma2)). */
export function bitsOfGaussian(sigma2: Rational): number {
  const t = rootBelow(sigma2) + 1n;
  const { num, den } = sigma2;
  const rate = 1 / Number(t);
  let [cost, chance] = [0, 0];
  for (let y = 0n; ; y++) {
    const p = laplace.pmf(rate, Number(y)) * (y === 0n ? 1 : 2);
    if (p < TINY) break;
    const gap = y * t * den - num;
    const x = { num: gap * gap, den: 2n * num * den * t * t };
    cost += p * bitsOfCoin(x);
    chance += p * Math.exp(-toNumber(x));
  }
  return (bitsOfLaplace(rational(1n, t)) + cost) / chance;
}

/** Entropy in bits of a law on the whole numbers that is the same on both sides of 0 and falls away from it. */
function entropyOf(pmf: (x: number) => number): number {
  let bits = 0;
  for (let x = 0; ; x++) {
    const p = pmf(x);
    if (p < TINY) return bits;
    bits -= (x === 0 ? 1 : 2) * p * Math.log2(p);
  }
}

/** Of a coin that comes up with chance p, strictly between 0 and 1. */
export const entropyOfCoin = (p: number): number => -p * Math.log2(p) - ((1 - p) * Math.log1p(-p)) / Math.LN2;
export const entropyOfLaplace = (rate: number): number => entropyOf((x) => laplace.pmf(rate, x));
export const entropyOfGaussian = (sigma2: number): number => entropyOf((x) => gaussian.pmf(sigma2, x));
