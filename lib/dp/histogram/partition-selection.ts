/**
 * Which keys may be published, where the list of keys depends on the data: each with a probability that depends on how many people have it.
 * The probabilities are the largest there can be under (epsilon, delta):
 *
 *   keep(0) = 0,  keep(n) = min( e^epsilon keep(n-1) + delta,  1 - e^-epsilon (1 - keep(n-1) - delta),  1 )
 *
 * A person more changes n to n+1, and these are the two inequalities of the definition, for "kept" and for "not kept". No mechanism that only
 * looks at n keeps a key of n people more often.
 *
 * Trap: it is people that are counted, not rows: whoever has a key twice counts once.
 * Trap: a person may be in several keys. With up to l0 of them each key gets epsilon / l0 and delta / l0.
 *
 * Source: Desfontaines, Voss, Gipson, Mandayam, Differentially Private Partition Selection (2022), theorem 1 and section 4.
 */
import type { Rng } from "../../random/index.ts";
import { between, positive, whole } from "../admissible.ts";
import { type AttoDelta, deltaAsNumber, deltaAsRational, epsilonAsNumber, epsilonAsRational, type NanoEpsilon } from "../budget.ts";
import { type Enclosure, expMinus } from "../enclosure.ts";
import type { Event } from "../event.ts";
import { bernoulli } from "../oracle.ts";
import { ceiling, floor, type Rational, rational, times, toNumber } from "../rational.ts";
import type { Release } from "../release.ts";
import { drawFrom } from "../table.ts";
import { type Words, wordsOf } from "../words.ts";

export interface KeepLaw {
  readonly keep: number;
  /** 1 - keep, to its own last digits. */
  readonly drop: number;
}

/**
 * P(a key of `users` people is kept), where a person is in one key, in closed form.
 *
 * @param epsilon above 0
 * @param delta above 0, below 1
 */
export function keepLaw(epsilon: number, delta: number, users: number): KeepLaw {
  positive("Epsilon", epsilon);
  between("Delta", delta, 0, 1);
  whole("The number of users", users, 0);
  // The first bound is the smaller one while keep(n-1) <= (1-delta) / (1+e^epsilon). At the crossing both are equal, so that a rounded
  // logarithm which is off by one step there is off by nothing.
  const crossing = 1 + Math.floor(Math.log1p(((1 - delta) / delta) * Math.tanh(epsilon / 2)) / epsilon);
  const rising = (n: number) => (n === 0 ? 0 : (delta * Math.exp((n - 1) * epsilon) * Math.expm1(-n * epsilon)) / Math.expm1(-epsilon));
  if (users <= crossing) return { keep: rising(users), drop: 1 - rising(users) };
  // 1 - keep falls to e^-epsilon (1 - keep - delta) with each person more; summed up over so many:
  const exponent = (crossing - users) * epsilon;
  const drop = Math.max(0, Math.exp(exponent) * (1 - rising(crossing)) + (delta * Math.expm1(exponent)) / Math.expm1(epsilon));
  return { keep: 1 - drop, drop };
}

export interface PartitionSelectionRequest {
  readonly epsilon: NanoEpsilon;
  /** Above 0 and below 1. */
  readonly delta: AttoDelta;
  /** In how many keys one person is at most. Default: 1. */
  readonly maxPartitions?: number;
}

export interface PartitionSelection {
  readonly event: Event;
  /** P(a key of so many people is kept). */
  keepProbability(users: number): number;
  /** The keys that are kept, in alphabetical order. `users`: how many people have each. */
  select(users: ReadonlyMap<string, number>, rng: Rng): Release<readonly string[]>;
}

/** @throws RangeError where delta is 0: no key could ever be kept */
export function partitionSelection({ epsilon, delta, maxPartitions = 1 }: PartitionSelectionRequest): PartitionSelection {
  whole("maxPartitions", maxPartitions, 1, 2 ** 30);
  if (delta <= 0n) throw new RangeError("Delta is 0; a list of keys that depends on the data needs a delta above 0.");
  const share = rational(1n, BigInt(maxPartitions));
  const [e, d] = [times(epsilonAsRational(epsilon), share), times(deltaAsRational(delta), share)];
  const event: Event = { kind: "promise", epsilon: epsilonAsNumber(epsilon), delta: deltaAsNumber(delta) };
  const coins = new Map<number, (words: Words) => boolean>();
  const coinOf = (users: number) => {
    const coin = coins.get(users) ?? keepCoin(e, d, users);
    coins.set(users, coin);
    return coin;
  };
  return {
    event,
    keepProbability: (users) => keepLaw(toNumber(e), toNumber(d), users).keep,
    select(users, rng) {
      const words = wordsOf(rng);
      const value: string[] = [];
      for (const [key, count] of [...users].sort(([a], [b]) => (a < b ? -1 : 1))) {
        whole(`The number of people with "${key}"`, count, 0);
        if (coinOf(count)(words)) value.push(key);
      }
      return { value, event };
    },
  };
}

/** True with probability keep(users), exactly. */
function keepCoin(epsilon: Rational, delta: Rational, users: number): (words: Words) => boolean {
  if (users === 0) return () => false;
  if (users === 1) return (words) => bernoulli(delta, words);
  // From two people on, keep is 1 or a polynomial in e^epsilon, hence no fraction (Lindemann): it is told from 1, and drawn, by refining.
  for (let bits = 128; ; bits *= 2) {
    const { lo, hi } = enclosedKeep(epsilon, delta, users, bits);
    if (lo >= 1n << BigInt(bits)) return () => true;
    if (hi < 1n << BigInt(bits)) break;
  }
  const draw = drawFrom({ size: 1, cumulative: (bits) => [enclosedKeep(epsilon, delta, users, bits)] });
  return (words) => draw(words) === 0;
}

const MOST_STEPS = 1_000_000;
/** Above it the first bound plays no part from the second person on: keep(1) = delta >= 10^-18 / 2^30 > 1 / (1 + e^epsilon). */
const STEEP = 64n;

/** The recurrence between whole numbers. It ends at 1, after some 2 ln(1/delta) / epsilon people. */
function enclosedKeep(epsilon: Rational, delta: Rational, users: number, bits: number): Enclosure {
  const steep = epsilon.num >= STEEP * epsilon.den;
  const guard = 256; // e^64 takes 93 bits of them, and each of a million steps adds a few units of the last one
  const p = BigInt(bits + guard);
  const one = 1n << p;
  const less = expMinus(epsilon, bits + guard);
  const [growLow, growHigh] = steep ? [0n, 0n] : [(one << p) / less.hi, (one << p) / less.lo + 1n];
  const [d, dHigh] = [floor(times(delta, rational(one))), ceiling(times(delta, rational(one)))];
  let [lo, hi] = [d, dHigh];
  for (let n = 2; n <= users && lo < one; n++) {
    if (n > MOST_STEPS)
      throw new RangeError(`At this epsilon a key of ${users} people is beyond the ${MOST_STEPS} steps that are computed.`);
    // 1 - e^-epsilon (1 - keep - delta), which is 1 or more where the bracket is at most 0.
    const [restHigh, restLow] = [one - lo - d, one - hi - dHigh];
    let low = restHigh <= 0n ? one : one - ((restHigh * less.hi) >> p) - 1n;
    let high = restLow <= 0n ? one : one - ((restLow * less.lo) >> p);
    if (!steep) {
      low = smaller(low, ((growLow * lo) >> p) + d);
      high = smaller(high, ((growHigh * hi) >> p) + 1n + dHigh);
    }
    [lo, hi] = [low, high];
  }
  return { lo: lo >> BigInt(guard), hi: -(-hi >> BigInt(guard)) };
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
