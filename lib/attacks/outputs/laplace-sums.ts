/**
 * How far a sum of k independent Laplace variables strays: what an attacker who subtracts or averages noisy answers has to live with.
 *
 * The sum is a difference of two gamma variables of shape k. Its tail is a mixture of gamma tails,
 *   P(S > x) = sum over i < k of C(k+i-1, i) 2^-(k+i) P(Poisson(x) <= k-1-i),   x >= 0, scale 1,
 * in which every term is positive: nothing cancels, at any k.
 *
 * Trap: the normal approximation is not used. Laplace tails are heavier, and the attacker's error is a tail.
 * Source: Kotz, Kozubowski, Podgorski, The Laplace Distribution and Generalizations (2001), section 2.3; the mixture is derived above.
 */

/** Beyond this many terms the curve has long been at its end, and the sum below takes seconds. */
export const MOST_TERMS = 1_000_000;

/**
 * P(S > x) for S the sum of `terms` Laplace variables of scale 1.
 * @param terms whole, 1 to 1,000,000
 * @param x at least 0
 * @throws RangeError where one of them is not
 */
export function laplaceSumTail(terms: number, x: number): number {
  if (!(Number.isInteger(terms) && terms >= 1 && terms <= MOST_TERMS)) {
    throw new RangeError(`${terms} noisy answers: it must be a whole number from 1 to ${MOST_TERMS.toLocaleString("en-GB")}.`);
  }
  if (!(x >= 0)) throw new RangeError(`The tail is asked at ${x}; it must be at least 0.`);
  if (x === Number.POSITIVE_INFINITY) return 0;
  // From i = k-1 down to 0, so that the Poisson sum only grows; the weight at i = k-1 is C(2k-2, k-1) / 2^(2k-1).
  let weight = 0.5;
  for (let j = 1; j < terms; j++) weight *= (2 * j - 1) / (2 * j);
  let [tail, poisson, lnFactorial] = [0, 0, 0];
  const lnX = Math.log(x);
  for (let i = terms - 1, j = 0; i >= 0; i--, j++) {
    if (j > 0) lnFactorial += Math.log(j);
    poisson += Math.exp((j === 0 ? 0 : j * lnX) - x - lnFactorial);
    tail += weight * Math.min(1, poisson);
    weight *= (2 * i) / (terms + i - 1 || 1); // terms 1: there is no other term, and 0 / 0 is none
  }
  return tail;
}
