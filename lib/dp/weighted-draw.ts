/**
 * One of several options, with probability proportional to count e^-cost: the exponential mechanism, randomised response and the private
 * quantile are all this draw. Exact: the weights are enclosed between whole numbers, a uniform number is drawn word by word, and both are
 * refined until it lies between two cumulative weights for certain.
 *
 * Why it ends: a uniform number whose first b bits are U lies in [U, U+1) / 2^b. It stays undecided only while that interval meets the
 * enclosure of one of the n boundaries, which has probability of about n 2^(6-b) and halves with each bit. A boundary at exactly 1/2 (two
 * equal scores) does no harm.
 *
 * Trap: cumulative sums of doubles are not this law. An option whose weight is rounded away can never be drawn; with its neighbour's scores
 * it can, and that one output gives the neighbour away.
 *
 * Source: inversion with lazy refinement is folklore (Knuth and Yao 1976 for the principle); the intervals are those of enclosure.ts.
 */
import { expMinus } from "./enclosure.ts";
import type { Rational } from "./rational.ts";
import type { Words } from "./words.ts";

export interface Weight {
  /** How many outputs the option stands for; 0: never drawn. */
  readonly count: bigint;
  /** At least 0. */
  readonly cost: Rational;
}

/** Of one precision: prefix[k] <= 2^bits (w_0 + ... + w_k), and so from above. */
interface Prefixes {
  readonly lo: readonly bigint[];
  readonly hi: readonly bigint[];
}

const FIRST_BITS = 96;

/**
 * A sampler of indices. Making it computes each weight once, so make it once for many draws.
 *
 * @throws RangeError where there is nothing to draw from, or a weight is inadmissible
 */
export function weightedDraw(weights: readonly Weight[]): (words: Words) => number {
  for (const { count, cost } of weights) {
    if (count < 0n || cost.num < 0n) throw new RangeError("A weight is count e^-cost with neither of them below 0.");
  }
  if (!weights.some(({ count }) => count > 0n)) throw new RangeError("There is no option to draw: all counts are 0.");
  const levels = new Map<number, Prefixes>();
  const prefixesAt = (bits: number): Prefixes => {
    const made = levels.get(bits) ?? prefixesOf(weights, bits);
    levels.set(bits, made);
    return made;
  };
  prefixesAt(FIRST_BITS);
  return (words) => {
    let [drawn, bits] = [0n, 0];
    for (let wanted = FIRST_BITS; ; wanted *= 2) {
      for (; bits < wanted; bits += 32) drawn = (drawn << 32n) | BigInt(words.next());
      const found = certainIndex(prefixesAt(wanted), drawn, BigInt(bits));
      if (found !== undefined) return found;
    }
  };
}

function prefixesOf(weights: readonly Weight[], bits: number): Prefixes {
  // The weights must not all vanish at this precision: they are measured against the largest of them, whose cost is taken off.
  const least = leastCost(weights);
  const known = new Map<string, { readonly lo: bigint; readonly hi: bigint }>();
  const [lo, hi]: [bigint[], bigint[]] = [[], []];
  let [low, high] = [0n, 0n];
  for (const { count, cost } of weights) {
    const num = cost.num * least.den - least.num * cost.den;
    const den = cost.den * least.den;
    const key = `${num}/${den}`;
    // At cost 0 a weight is its count, with no error at all.
    const each = num <= 0n ? { lo: 1n << BigInt(bits), hi: 1n << BigInt(bits) } : (known.get(key) ?? expMinus({ num, den }, bits));
    known.set(key, each);
    low += count * each.lo;
    high += count * each.hi;
    lo.push(low);
    hi.push(high);
  }
  return { lo, hi };
}

/** Of the options that can be drawn at all. */
function leastCost(weights: readonly Weight[]): Rational {
  let least: Rational | undefined;
  for (const { count, cost } of weights) {
    if (count > 0n && (least === undefined || cost.num * least.den < least.num * cost.den)) least = cost;
  }
  return least as Rational;
}

/** The k for which [drawn, drawn + 1) / 2^bits of the whole lies between prefix k-1 and prefix k, whatever the true weights are. */
function certainIndex({ lo, hi }: Prefixes, drawn: bigint, bits: bigint): number | undefined {
  const last = lo.length - 1;
  const [wholeLow, wholeHigh] = [lo[last] as bigint, hi[last] as bigint];
  const [from, to] = [drawn * wholeLow, (drawn + 1n) * wholeHigh];
  let [below, at] = [-1, last];
  while (at - below > 1) {
    const middle = (below + at) >> 1;
    if ((hi[middle] as bigint) << bits <= from) below = middle;
    else at = middle;
  }
  // `at` is the first prefix that is not surely passed. It is the answer if it surely is not reached; the last one is never reached.
  return at === last || to <= (lo[at] as bigint) << bits ? at : undefined;
}
