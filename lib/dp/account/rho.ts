/**
 * Zero-concentrated privacy, in numbers: rho to (epsilon, delta) and back. A mechanism has rho if its Renyi divergence of every order alpha
 * is at most rho alpha; rhos add up.
 *
 * The tight conversion is the best over alpha of
 *   delta = e^((alpha-1)(alpha rho - epsilon)) (1 - 1/alpha)^(alpha-1) / alpha.
 * Where that is smallest, epsilon = (2 alpha - 1) rho + ln(1 - 1/alpha) and delta = e^(-(alpha-1)^2 rho) / alpha. So both are functions of
 * alpha alone that rise and fall, and one search finds either from the other. Any alpha gives a true bound, and the
 * search ends on its safe side.
 *
 * Trap: the simple conversion, rho + 2 sqrt(rho ln(1/delta)), is a bound too, and gives away a tenth of the budget.
 *
 * Source: Canonne, Kamath, Steinke (2020), corollary 13 and proposition 12, for the tight conversion; Bun and Steinke (2016), proposition
 * 1.3, for the simple one. The parametrisation by alpha is the first one's stationary point, worked out.
 */

import { bisect } from "../../math/index.ts";
import { between, positive, within } from "../admissible.ts";

const admissibleRho = (rho: number): number => within("Rho", rho, 0, Number.MAX_VALUE);
const admissibleDelta = (delta: number): number => between("Delta", delta, 0, 1);

/** epsilon and log(1/delta) of the order 1 + a. */
const epsilonOf = (rho: number, a: number): number => (2 * a + 1) * rho - Math.log1p(1 / a);
const logDeltaOf = (rho: number, a: number): number => -a * a * rho - Math.log1p(a);

/**
 * The smallest epsilon at a delta, by the tight conversion. 0 where delta is that generous.
 *
 * @param rho at least 0 and finite
 * @param delta above 0 and below 1
 */
export function rhoToEpsilon(rho: number, delta: number): number {
  admissibleDelta(delta);
  if (admissibleRho(rho) === 0) return 0;
  const wanted = Math.log(delta);
  // Each of the two terms alone would reach the wanted one here.
  const far = Math.min(Math.sqrt(-wanted / rho), Math.expm1(Math.min(-wanted, 709)));
  if (far === 0) return simpleRhoToEpsilon(rho, delta); // a rho beyond the square of every double
  const a = bisect((at) => logDeltaOf(rho, at) - wanted, 0, far * (1 + 1e-9)).high;
  return Math.max(0, epsilonOf(rho, a));
}

/** rho + 2 sqrt(rho ln(1/delta)). */
export function simpleRhoToEpsilon(rho: number, delta: number): number {
  admissibleDelta(delta);
  return admissibleRho(rho) + 2 * Math.sqrt(rho * -Math.log(delta));
}

/** The smallest delta at an epsilon, by the tight conversion. @param epsilon at least 0 and finite */
export function rhoToDelta(rho: number, epsilon: number): number {
  within("Epsilon", epsilon, 0, Number.MAX_VALUE);
  if (admissibleRho(rho) === 0) return 0;
  // epsilonOf rises from -Infinity. At this a its first term alone is epsilon + 1/a or more.
  const far = epsilon / (2 * rho) + 1 + 1 / Math.sqrt(rho);
  const a = bisect((at) => epsilonOf(rho, at) - epsilon, 0, far).low;
  return Math.exp(logDeltaOf(rho, a));
}

/** The largest rho whose tight epsilon at delta is at most `epsilon`: how much noise a promise needs. */
export function largestRho(epsilon: number, delta: number): number {
  positive("Epsilon", epsilon);
  admissibleDelta(delta);
  let high = 1;
  while (rhoToEpsilon(high, delta) <= epsilon) high *= 2;
  return bisect((rho) => (rhoToEpsilon(rho, delta) <= epsilon ? -1 : 1), 0, high).low;
}
