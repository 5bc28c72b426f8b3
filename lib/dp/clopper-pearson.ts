/**
 * Clopper and Pearson's exact bounds on a probability, from how often an event happened in n independent tries: the smallest (largest)
 * probability under which so many (so few) hits still have chance `alpha`. Each bound is one-sided and wrong with probability at most
 * alpha, whatever the probability is and however small n.
 *
 * Trap: the bounds hold for an event that was chosen before its tries were looked at.
 * Source: Clopper and Pearson, Biometrika 26 (1934); the incomplete beta function by Lentz's continued fraction (Press et al., section 6.4).
 */
import { logBinomial } from "../math/index.ts";

/**
 * The probability is at least this, but for a chance of alpha. 0 where nothing was hit.
 * @param hits whole, from 0 to `tries`
 * @param tries whole, from 0
 * @param alpha in (0, 1): the chance to be wrong of this bound alone; an interval with both ends takes half at each
 * @throws RangeError where one of them is not
 */
export function lowerBound(hits: number, tries: number, alpha: number): number {
  refuseNonsense(hits, tries, alpha);
  if (hits <= 0) return 0;
  // P(at least `hits`) rises with p. The low end of the bracket has less than alpha: no bound that is returned is too large.
  return bracket((p) => atLeast(hits, tries, p) < alpha)[0];
}

/** The probability is at most this, but for a chance of alpha. Parameters and errors as of `lowerBound`. */
export function upperBound(hits: number, tries: number, alpha: number): number {
  refuseNonsense(hits, tries, alpha);
  if (hits >= tries) return 1;
  // P(at most `hits`) = 1 - P(at least hits + 1) falls with p; said for the complement it rises.
  return 1 - bracket((p) => atLeast(tries - hits, tries, p) < alpha)[0];
}

function refuseNonsense(hits: number, tries: number, alpha: number): void {
  if (!(Number.isSafeInteger(tries) && Number.isSafeInteger(hits) && hits >= 0 && hits <= tries)) {
    throw new RangeError(`${hits} hits in ${tries} tries: both are whole numbers, and the hits are among the tries.`);
  }
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`Alpha is ${alpha}; the chance to be wrong is above 0 and below 1.`);
}

function bracket(below: (p: number) => boolean): readonly [number, number] {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return [low, high];
}

/** P(X >= hits) for X binomial: the regularised incomplete beta function I_p(hits, tries - hits + 1). */
const atLeast = (hits: number, tries: number, p: number): number => (p <= 0 ? 0 : p >= 1 ? 1 : incompleteBeta(hits, tries - hits + 1, p));

/** For whole a and b: 1 / (a B(a, b)) is the binomial coefficient, whose logarithm loses no digits at large counts. */
function incompleteBeta(a: number, b: number, x: number): number {
  const front = Math.exp(Math.log(a) + logBinomial(a + b - 1, a) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a : 1 - (front * fraction(b, a, 1 - x)) / b;
}

const TINY = 1e-300;

function fraction(a: number, b: number, x: number): number {
  const solid = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / solid(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / solid(1 + even * d);
    c = solid(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / solid(1 + odd * d);
    c = solid(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}
