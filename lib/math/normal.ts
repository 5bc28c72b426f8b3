/**
 * The standard normal law: density, distribution, its logarithm far into the tail, and quantiles. The language has no erf.
 *
 * Accuracy: pdf and cdf within 2e-15 of themselves as long as they are ordinary doubles (x > -37); logCdf within 2e-15 of itself for every
 * x; quantile within 1e-15 of itself or 2e-16, whichever is larger, for any p that is an ordinary double.
 *
 * Trap: 1 - cdf(x) for the upper tail has no digits left at x = 9. Ask cdf(-x).
 * Trap: e^(-x^2/2) with x^2 rounded loses log10(x^2) digits. The square is therefore taken in two parts.
 *
 * Source: Abramowitz and Stegun 26.2.11 (series around 0) and 26.2.14 (continued fraction of Mills' ratio, by Laplace). Both have positive
 * terms only, so nothing cancels.
 */
import { bisect } from "./search.ts";

const SQRT_2PI = 2.5066282746310002;
const HALF_LOG_2PI = 0.9189385332046727;
/** Series within, continued fraction beyond. */
const NEAR = 1;

/** e^(-x^2/2) / sqrt(2 pi). */
export function pdf(x: number): number {
  const head = Math.fround(x); // 24 bits, so its square is exact
  if (!Number.isFinite(head)) return Number.isNaN(x) ? x : 0;
  return (Math.exp((-head * head) / 2) * Math.exp((-(x - head) * (x + head)) / 2)) / SQRT_2PI;
}

/** P(X <= x). */
export function cdf(x: number): number {
  if (x > NEAR) return 1 - cdf(-x);
  if (x < -NEAR) return pdf(x) * mills(-x);
  return 0.5 + pdf(x) * aroundZero(x);
}

/** log P(X <= x): where cdf is 0 as a double, this still has all its digits. */
export function logCdf(x: number): number {
  if (x > NEAR) return Math.log1p(-cdf(-x));
  if (x < -NEAR) return -(x * x) / 2 - HALF_LOG_2PI + logMills(-x);
  return Math.log(cdf(x));
}

/** log of P(X > x) / pdf(x), for x > 0: what is left of the tail when its steep part is taken away. */
export const logMills = (x: number): number => (x > NEAR ? Math.log(mills(x)) : Math.log(cdf(-x) / pdf(x)));

/** The x with P(X <= x) = p. quantile(0) is -Infinity, quantile(1) is Infinity. @throws RangeError where p is no probability. */
export function quantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A quantile belongs to a probability, not to ${p}.`);
  if (p > 0.5) return 0 - quantile(1 - p); // 1 - p is exact there
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 0.5) return 0;
  // In the middle the distance from 1/2 has the digits, in the tail the logarithm has.
  if (p > 0.25) return bisect((x) => pdf(x) * aroundZero(x) - (p - 0.5), -NEAR, 0).low;
  const wanted = Math.log(p);
  return bisect((x) => logCdf(x) - wanted, -40, 0).low;
}

/** (cdf(x) - 1/2) / pdf(x): x + x^3/3 + x^5/15 + ... */
function aroundZero(x: number): number {
  let [sum, term] = [0, x];
  for (let k = 3; Math.abs(term) > Math.abs(sum) * 1e-17; k += 2) {
    sum += term;
    term *= (x * x) / k;
  }
  return sum + term;
}

/** P(X > x) / pdf(x) = 1 / (x + 1 / (x + 2 / (x + 3 / ...))), for x > 1. */
function mills(x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  // After n terms the error is about e^(x^2/2 - 2 x sqrt(n)) for x below 8, and far less beyond: so many bring it below 1e-17.
  const terms = 4 + Math.ceil((20 / x + Math.min(x, 8) / 4) ** 2);
  let value = x;
  for (let k = terms; k > 0; k--) value = x + k / value;
  return 1 / value;
}
