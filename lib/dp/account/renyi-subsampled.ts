/**
 * The Renyi divergence of one Gaussian answer on a Poisson sample (add-remove). With z ~ N(0, sigma^2) and
 * u = q (e^L - 1), L = (2z - 1) / (2 sigma^2):   D(alpha) = log E[(1 + u)^alpha] / (alpha - 1).
 *
 * As E[u] = 0, the expectation is 1 + E[(1 + u)^alpha - 1 - alpha u], and what is under that E is never negative: nothing cancels, and
 * for a small q, where the moment is 1 + 1e-12, all digits are still there.
 *
 * Trap: the series for fractional orders (generalised binomials) has terms of both signs. A library that adds their absolute values is 3 %
 * off at order 1.5 and calls it the divergence; one that adds them with signs may not converge. So: quadrature, in logarithms.
 *
 * Source: Mironov, Talwar, Zhang (2019), theorem 4 (this direction is the larger one), section 3.3 for whole orders.
 */
import { logBinomial, logSumExp } from "../../math/index.ts";

/**
 * @param rate the chance of each row to be in the sample, in (0, 1]
 * @param noise sigma / sensitivity, above 0
 * @param order 1 (the Kullback-Leibler divergence) or above, finite
 * @throws RangeError where they are not
 */
export function sampledGaussianRenyi(rate: number, noise: number, order: number): number {
  if (!(rate > 0 && rate <= 1)) throw new RangeError(`The sampling rate is ${rate}; it is above 0 and at most 1.`);
  if (!(noise > 0 && Number.isFinite(noise))) throw new RangeError(`The noise is ${noise}; it is above 0 and finite.`);
  if (!(order >= 1 && Number.isFinite(order))) throw new RangeError(`The order is ${order}; it is at least 1 and finite.`);
  if (rate === 1) return order / (2 * noise * noise);
  // It rises with the order, and this near to 1 the quadrature has no digits left.
  if (order > 1 && order < NEAREST) return sampledGaussianRenyi(rate, noise, NEAREST);
  if (order === 1) return Math.exp(quadrature(rate, noise, logKullbackLeibler));
  if (noise < LITTLE && !Number.isInteger(order)) return chord(rate, noise, order);
  const excess =
    Number.isInteger(order) && order <= WHOLE ? binomialSum(rate, noise, order) : quadrature(rate, noise, powerExcess(order), order);
  return log1pExp(excess) / (order - 1);
}

export const NEAREST = 1 + 1e-6;

/** Up to here the binomial sum is the faster one. */
const WHOLE = 4096;

/** With less noise than this the quadrature would need millions of points, for an epsilon in the hundreds. */
const LITTLE = 0.05;

/** (order - 1) D(order) is convex: the chord between two whole orders is above it. */
function chord(rate: number, noise: number, order: number): number {
  const below = Math.floor(order);
  const momentAt = (whole: number) => (whole === 1 ? 0 : (whole - 1) * sampledGaussianRenyi(rate, noise, whole));
  return ((below + 1 - order) * momentAt(below) + (order - below) * momentAt(below + 1)) / (order - 1);
}

/** log(1 + e^x). */
const log1pExp = (x: number): number => (x > 40 ? x : Math.log1p(Math.exp(x)));
/** log(e^x - 1) for x > 0. */
const logExpm1 = (x: number): number => (x > 40 ? x : Math.log(Math.expm1(x)));

/** log of the sum over k >= 2 of C(order, k) (1 - q)^(order - k) q^k (e^((k^2 - k) / (2 sigma^2)) - 1). */
function binomialSum(rate: number, noise: number, order: number): number {
  const [present, absent] = [Math.log(rate), Math.log1p(-rate)];
  const terms = Array.from({ length: order - 1 }, (_, i) => {
    const k = i + 2;
    return logBinomial(order, k) + (order - k) * absent + k * present + logExpm1((k * k - k) / (2 * noise * noise));
  });
  return logSumExp(terms);
}

/** log of (1 + u)^order - 1 - order u, given u and log(1 + u). */
export const powerExcess = (order: number) => (u: number, log1pU: number) => {
  if (Math.abs(order * u) < 0.01) return Math.log(binomialTail(order, u));
  const exponent = order * log1pU;
  if (exponent < 1) return Math.log(Math.expm1(exponent) - order * u);
  // Both may be beyond a double: log(u) = log(1 + u) to all digits there.
  const linear = u < 1e15 ? Math.log1p(order * u) : Math.log(order) + log1pU;
  return exponent + Math.log(-Math.expm1(linear - exponent));
};

/** The binomial series from the second term on: fifteen terms are enough for |order u| < 0.01. */
function binomialTail(order: number, u: number): number {
  let [sum, term] = [0, order * u];
  for (let k = 2; k <= 15; k++) {
    term *= ((order - k + 1) / k) * u;
    sum += term;
  }
  return sum;
}

/** log of (1 + u) log(1 + u) - u. */
export function logKullbackLeibler(u: number, log1pU: number): number {
  if (Math.abs(u) < 0.01) {
    let [sum, power] = [0, u];
    for (let k = 2; k <= 10; k++) {
      power *= -u;
      sum -= power / (k * (k - 1));
    }
    return Math.log(sum);
  }
  return u < 1e15 ? Math.log((1 + u) * log1pU - u) : log1pU + Math.log(log1pU - 1);
}

/**
 * log E[f] by the trapezoid rule, whose error for this integrand is e^(-2 pi^2 sigma^2 / step): its nearest singularity, where 1 + u = 0, is
 * pi sigma^2 off the axis. Its humps are at 0 and, as e^(order L) shifts the law, at `order`.
 */
function quadrature(rate: number, noise: number, logF: (u: number, log1pU: number) => number, order = 1): number {
  const variance = noise * noise;
  const step = Math.min(noise / 2, variance / 2);
  const far = 12 * noise;
  const logRate = Math.log(rate);
  const terms: number[] = [];
  for (let i = Math.floor(-far / step), end = Math.ceil((order + far) / step); i <= end; i++) {
    const z = i * step;
    const loss = (2 * z - 1) / (2 * variance);
    const u = rate * Math.expm1(loss);
    terms.push(logF(u, loss > 500 ? logRate + loss : Math.log1p(u)) - (z * z) / (2 * variance));
  }
  return logSumExp(terms) + Math.log(step / noise) - 0.5 * Math.log(2 * Math.PI);
}
