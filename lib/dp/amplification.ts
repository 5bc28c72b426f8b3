/**
 * Privacy that comes from not knowing whose row was used: a Poisson sample, or a shuffler between people and the server.
 *
 * Trap: a sample hides a row only as long as nobody learns who is in it.
 * Trap: the Poisson formula is for add-remove. Under replace-one the same sample needs another one.
 * Trap: the shuffle bound is for replace-one, and for n people who all follow the protocol. Those who do not are not in n.
 * Trap: two closed forms go by one name. Theorem 3.1 as printed has (e^local - 1)/(e^local + 1) before the crowd's term: 0.2140 at n = 10,000,
 * local 1, delta 1e-6. The authors' program has (1 - e^-local)/(1 + e^(-local - e')), e' = ln(1 + crowd), which is larger: 0.2333. Both are
 * proven; the larger one is here, so that it agrees with the program. Both are loose: shuffle.ts sums what they bound, and finds 0.0530.
 *
 * Source: Balle, Barthe, Gaboardi (2018), theorem 8, for Poisson samples; Feldman, McMillan, Talwar, Hiding Among the Clones (FOCS 2021),
 * theorem 3.1, for the shuffle, as coded in apple/ml-shuffling-amplification (closedformanalysis).
 */
import { positive, whole, within } from "./admissible.ts";

/** epsilon at least 0, delta from 0 to 1. */
export interface Guarantee {
  readonly epsilon: number;
  readonly delta: number;
}

/**
 * What an (epsilon, delta) mechanism keeps on a Poisson sample, add-remove: (ln(1 + q (e^epsilon - 1)), q delta).
 *
 * @param rate q, the chance of each row to be in the sample: from 0 to 1
 */
export function poissonAmplified({ epsilon, delta }: Guarantee, rate: number): Guarantee {
  within("Epsilon", epsilon, 0, Number.POSITIVE_INFINITY);
  within("Delta", delta, 0, 1);
  within("The sampling rate", rate, 0, 1);
  if (rate === 0 || rate === 1) return rate === 0 ? { epsilon: 0, delta: 0 } : { epsilon, delta };
  // Beyond, e^epsilon is soon no double; below, the second form would have no digits for small rates.
  const amplified = epsilon < 700 ? Math.log1p(rate * Math.expm1(epsilon)) : epsilon + Math.log(rate + (1 - rate) * Math.exp(-epsilon));
  return { epsilon: amplified, delta: rate * delta };
}

/** The largest local epsilon for which the shuffle bound is proven: ln(n / (16 ln(4 / delta))). Below 0: for none. */
export const largestShuffledEpsilon = (people: number, delta: number): number => Math.log(people / (16 * Math.log(4 / delta)));

/**
 * The epsilon, at `delta`, of the shuffled reports of n people, each with pure local epsilon. Replace-one.
 *
 * @param delta above 0 and at most 1
 * @throws RangeError outside of the range in which the theorem holds: there, the reports keep their local epsilon and no more is known
 */
export function shuffleAmplified(people: number, epsilonLocal: number, delta: number): number {
  whole("The number of people", people, 1);
  positive("The local epsilon", epsilonLocal);
  if (!(delta > 0 && delta <= 1)) throw new RangeError(`Delta is ${delta}; it must be above 0 and at most 1.`);
  const largest = largestShuffledEpsilon(people, delta);
  if (epsilonLocal > largest) {
    const known = largest > 0 ? `a local epsilon up to ${largest.toPrecision(4)}` : "no local epsilon at all";
    throw new RangeError(`With ${people} people and delta ${delta} the theorem holds for ${known}, not for ${epsilonLocal}.`);
  }
  const growth = Math.exp(epsilonLocal);
  const crowd = 8 * Math.sqrt((growth * Math.log(4 / delta)) / people) + (8 * growth) / people;
  const share = -Math.expm1(-epsilonLocal) / (1 + 1 / (growth * (1 + crowd)));
  return Math.min(epsilonLocal, Math.log1p(share * crowd));
}
