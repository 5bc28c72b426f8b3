/**
 * A histogram over keys that nobody knew beforehand (words, URLs): only keys that occur get a noisy count, and it is published only from a
 * threshold on. That a key is in the output at all says that somebody has it; so a key that one person alone brings may pass with
 * probability delta at most.
 *
 *   published     noisy count >= threshold, discrete Laplace noise of rate epsilon / (l0 l-infinity)
 *   threshold     the smallest whole number that such keys, l0 of them together, pass with probability at most delta
 *
 * Trap: counts without a threshold, over the keys that occur, are not private at any epsilon: the list of keys is exact.
 * Trap: the relation is add-remove. Where a person is replaced by another, twice as many keys change.
 *
 * Source: Korolova, Kenthapadi, Mishra, Ntoulas, Releasing Search Queries and Clicks Privately (2009); Bun, Nissim, Stemmer (2016), for the
 * stability argument; Google's differential privacy library, Delta for Thresholding (2020), for the continuous formula.
 */
import type { Rng } from "../../random/index.ts";
import { between, positive, whole } from "../admissible.ts";
import { type AttoDelta, deltaAsNumber, deltaAsRational, epsilonAsNumber, epsilonAsRational, type NanoEpsilon } from "../budget.ts";
import { samplers as laplaceSamplers } from "../discrete-laplace.ts";
import { expMinus } from "../enclosure.ts";
import type { Event } from "../event.ts";
import { over, type Rational, rational, times, toNumber } from "../rational.ts";
import type { Release } from "../release.ts";
import type { ContributionBounds } from "./contributions.ts";

/**
 * The threshold under continuous Laplace noise of scale l0 l-infinity / epsilon: l-infinity + scale ln(1 / (2 d)), where d is what one key may
 * spend, 1 - (1-delta)^(1/l0). For d above 1/2, on the other side of the centre, l-infinity + scale ln(2 (1-d)).
 *
 * @param epsilon above 0
 * @param delta above 0, below 1
 */
export function laplaceThreshold(epsilon: number, delta: number, { maxPartitions, maxPerPartition }: ContributionBounds): number {
  positive("Epsilon", epsilon);
  between("Delta", delta, 0, 1);
  checked({ maxPartitions, maxPerPartition });
  const each = -Math.expm1(Math.log1p(-delta) / maxPartitions);
  const scale = (maxPartitions * maxPerPartition) / epsilon;
  return maxPerPartition + scale * (each <= 0.5 ? -Math.log(2 * each) : Math.log(2 * (1 - each)));
}

export interface StabilityHistogramRequest extends ContributionBounds {
  readonly epsilon: NanoEpsilon;
  /** Above 0 and below 1. */
  readonly delta: AttoDelta;
}

export interface StabilityHistogram {
  readonly event: Event;
  /** Of the noise on each count. */
  readonly rate: Rational;
  readonly threshold: number;
  /**
   * Counts of keys that occur, as `boundedCounts` of contributions.ts gives them. Keys come out in alphabetical order: the order in which
   * they came in belongs to the data.
   */
  release(counts: ReadonlyMap<string, number>, rng: Rng): Release<ReadonlyMap<string, number>>;
}

/** @throws RangeError where delta is 0: no threshold is high enough for that */
export function stabilityHistogram({ epsilon, delta, ...bounds }: StabilityHistogramRequest): StabilityHistogram {
  checked(bounds);
  if (delta <= 0n) throw new RangeError("Delta is 0; a list of keys that depends on the data needs a delta above 0.");
  const { maxPartitions, maxPerPartition } = bounds;
  const rate = over(epsilonAsRational(epsilon), rational(BigInt(maxPartitions) * BigInt(maxPerPartition)));
  // l0 keys spend delta together if each spends at most delta / l0.
  const each = times(deltaAsRational(delta), rational(1n, BigInt(maxPartitions)));
  const threshold = maxPerPartition + firstRare(rate, each);
  const event: Event = { kind: "promise", epsilon: epsilonAsNumber(epsilon), delta: deltaAsNumber(delta) };
  const sampler = laplaceSamplers(rate);
  return {
    event,
    rate,
    threshold,
    release(counts, rng) {
      const noise = sampler(rng);
      const value = new Map<string, number>();
      for (const [key, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
        whole(`The count of "${key}"`, count, 0);
        if (count === 0) continue; // a key that nobody has is as good as absent
        const noisy = count + noise();
        if (noisy >= threshold) value.set(key, noisy);
      }
      return { value, event };
    },
  };
}

/**
 * The smallest x >= 0 for which P(noise >= x) is at most `bound` for certain: decided by whole numbers, so alike on every engine. (Never below 0:
 * a threshold under l-infinity would save nobody anything.)
 */
function firstRare(rate: Rational, bound: Rational): number {
  // P(noise >= x) = q^x / (1 + q) for x >= 1, and 1 / (1 + q) at 0.
  const BITS = 192;
  const one = 1n << BigInt(BITS);
  const q = expMinus(rate, BITS);
  const isRare = (x: number) => expMinus(times(rate, rational(BigInt(x))), BITS).hi * bound.den <= bound.num * (one + q.lo);
  let high = Math.max(1, Math.ceil(-Math.log(toNumber(bound)) / toNumber(rate)) + 1);
  while (!isRare(high)) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isRare(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function checked({ maxPartitions, maxPerPartition }: ContributionBounds): void {
  whole("maxPartitions", maxPartitions, 1, 2 ** 30);
  whole("maxPerPartition", maxPerPartition, 1, 2 ** 30);
}
