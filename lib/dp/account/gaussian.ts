/**
 * One answer with Gaussian or Laplace noise, exactly: delta at an epsilon, epsilon at a delta, the smallest sigma that keeps a pair. These
 * are closed forms, so they are the yardstick that the numerical accountants (rdp.ts, pld.ts) are tested with.
 *
 *   delta(epsilon) = Phi(mu/2 - epsilon/mu) - e^epsilon Phi(-mu/2 - epsilon/mu),  mu = sensitivity / sigma.
 *
 * Many Gaussian answers are one: k of them with mu_i have mu = sqrt(sum mu_i^2).
 *
 * Trap: that difference has no digits left once mu or delta is small. Both terms share the density phi(mu/2 - epsilon/mu); what remains is the
 * integral of e^(-t^2/2 - x t) (1 - e^(-mu t)) over t > 0, which is positive throughout. So delta is good to 12 digits at 1e-5 and at 1e-500.
 * Trap: sigma = sqrt(2 ln(1.25/delta)) / epsilon is proven for epsilon at most 1 only, and is 30 % too much noise there.
 * Trap: this is the continuous law. Noise on whole numbers is in ../delta.ts.
 *
 * Source: Balle and Wang (2018), theorems 8 and 9; Dwork and Roth (2014), appendix A, for the classical sigma; Zhu, Dong, Wang (2022),
 * theorem 11, for Poisson samples.
 */
import { bisect, cdf, logCdf } from "../../math/index.ts";

const HALF_LOG_2PI = 0.9189385332046727;

/** log of delta. -Infinity where delta is 0. @throws RangeError as `gaussianDelta`. */
export function logGaussianDelta(mu: number, epsilon: number): number {
  positive("mu (sensitivity / sigma)", mu);
  if (Number.isNaN(epsilon) || epsilon < 0) throw new RangeError(`Epsilon is ${epsilon}; it is at least 0.`);
  return logHockeyStick(mu, epsilon);
}

/** For epsilon of either sign: what a Poisson sample needs. */
function logHockeyStick(mu: number, epsilon: number): number {
  if (epsilon === Number.POSITIVE_INFINITY) return Number.NEGATIVE_INFINITY;
  const x = epsilon / mu - mu / 2;
  // Far to the left the integrand has a hump of its own; but there delta is above 0.2 and the plain difference is good.
  if (x < -0.5) return Math.log(cdf(-x) - Math.exp(epsilon + logCdf(-x - mu)));
  return -(x * x) / 2 - HALF_LOG_2PI + logRest(x, mu);
}

/** log of the integral in the header. In s = log t the integrand is smooth and dies out at both ends: the trapezoid rule is exact to 1e-16. */
function logRest(x: number, mu: number): number {
  const step = 0.125;
  const scale = Math.max(1, x);
  const from = -20 - Math.log(Math.max(1, mu / scale));
  let sum = 0;
  for (let s = from; s < 4; s += step) {
    const t = Math.exp(s) / scale;
    sum += t * Math.exp(-t * (t / 2 + x)) * -Math.expm1(-mu * t);
  }
  return Math.log(sum * step);
}

/**
 * The smallest delta of Gaussian noise at an epsilon.
 *
 * @param mu sensitivity / sigma, above 0 and finite
 * @param epsilon at least 0
 * @throws RangeError where they are not
 */
export const gaussianDelta = (mu: number, epsilon: number): number => Math.exp(logGaussianDelta(mu, epsilon));

/**
 * The smallest epsilon at a delta: 0 where the delta is that generous. The upper neighbour of the root: never too small by the search.
 *
 * @param delta above 0 and below 1
 */
export function gaussianEpsilon(mu: number, delta: number): number {
  positive("mu (sensitivity / sigma)", mu);
  const wanted = logOf(delta);
  if (logGaussianDelta(mu, 0) <= wanted) return 0;
  const above = (mu * mu) / 2 + mu * Math.sqrt(-2 * wanted) + 1e-9; // the tail bound: no epsilon is above it
  return bisect((epsilon) => logGaussianDelta(mu, epsilon) - wanted, 0, above).high;
}

/**
 * The smallest sigma that keeps (epsilon, delta).
 *
 * @param sensitivity in the l2 norm, above 0
 */
export function gaussianSigma(epsilon: number, delta: number, sensitivity = 1): number {
  positive("The sensitivity", sensitivity);
  if (!(epsilon >= 0 && Number.isFinite(epsilon))) throw new RangeError(`Epsilon is ${epsilon}; it is at least 0 and finite.`);
  const wanted = logOf(delta);
  let mu = 1;
  while (logGaussianDelta(mu, epsilon) < wanted) mu *= 2;
  while (logGaussianDelta(mu, epsilon) > wanted) mu /= 2;
  return sensitivity / bisect((at) => logGaussianDelta(at, epsilon) - wanted, mu, 2 * mu).low;
}

/** The textbook's sigma. @throws RangeError above epsilon 1, where nothing is proven. */
export function classicalSigma(epsilon: number, delta: number, sensitivity = 1): number {
  positive("The sensitivity", sensitivity);
  if (!(epsilon > 0 && epsilon <= 1))
    throw new RangeError(`The classical sigma is proven for epsilon above 0 and up to 1, not for ${epsilon}.`);
  logOf(delta);
  return (sensitivity * Math.sqrt(2 * Math.log(1.25 / delta))) / epsilon;
}

/** The smallest delta of Laplace noise. @param scale b / l1 sensitivity, above 0 */
export function laplaceDelta(scale: number, epsilon: number): number {
  positive("The scale", scale);
  if (!(epsilon >= 0)) throw new RangeError(`Epsilon is ${epsilon}; it is at least 0.`);
  return Math.max(0, -Math.expm1((epsilon - 1 / scale) / 2));
}

/**
 * The smallest delta of one Gaussian answer on a Poisson sample, add-remove relation: the larger of the two directions.
 *
 * @param rate the chance of each row to be in the sample, above 0 and at most 1
 */
export function sampledGaussianDelta(rate: number, mu: number, epsilon: number): number {
  if (!(rate > 0 && rate <= 1)) throw new RangeError(`The sampling rate is ${rate}; it is above 0 and at most 1.`);
  if (rate === 1) return gaussianDelta(mu, epsilon);
  positive("mu (sensitivity / sigma)", mu);
  if (!(epsilon >= 0)) throw new RangeError(`Epsilon is ${epsilon}; it is at least 0.`);
  // Removing a row: the mixture against the plain one. (e^epsilon - 1 + q) / q, without overflow.
  const inner = epsilon > 500 ? epsilon - Math.log(rate) : Math.log1p(Math.expm1(epsilon) / rate);
  const remove = rate * Math.exp(logHockeyStick(mu, inner));
  // Adding one: no output is likelier without the row than 1 / (1 - q) times.
  const weight = 1 - Math.exp(epsilon) * (1 - rate);
  const add = weight > 0 ? weight * Math.exp(logHockeyStick(mu, epsilon + Math.log(rate / weight))) : 0;
  return Math.max(remove, add);
}

function positive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${name} is ${value}; it is above 0 and finite.`);
}

function logOf(delta: number): number {
  if (!(delta > 0 && delta < 1)) throw new RangeError(`Delta is ${delta}; for Gaussian noise it is above 0 and below 1.`);
  return Math.log(delta);
}
