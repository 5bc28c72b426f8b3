/**
 * How many of n independent draws fall on the first of two options: a binomial number, drawn exactly, at some two random bits a draw. What a
 * crowd of people answers together has this law, and to repeat a survey a hundred times nobody has to be asked a hundred times.
 *
 * How: each draw is a uniform number, bit by bit, and falls on the first option if the number is below its chance. That is decided at the first
 * bit in which the two differ. So all n are compared with the chance's first bit at once, about half of them are left, those with the second
 * bit, and so on. The chance's bits come from an enclosure between whole numbers, and are refined where they are not certain.
 *
 * Trap: counts alone. Who of the n it was is drawn by nobody; whoever needs that asks each one (weighted-draw.ts).
 *
 * Source: bitwise comparison with lazy refinement is folklore (Knuth and Yao 1976 for the principle); the weights are those of weighted-draw.ts.
 */
import { whole } from "./admissible.ts";
import { type Enclosure, expMinus } from "./enclosure.ts";
import { rational } from "./rational.ts";
import type { Weight } from "./weighted-draw.ts";
import type { Words } from "./words.ts";

/**
 * A sampler of counts: how many of n draws fall on `first`, whose chance is first / (first + second).
 *
 * @throws RangeError where a weight is inadmissible or both are 0
 */
export function weightedCount(first: Weight, second: Weight): (draws: number, words: Words) => number {
  for (const { count, cost } of [first, second]) {
    if (count < 0n || cost.num < 0n) throw new RangeError("A weight is count e^-cost with neither of them below 0.");
  }
  if (first.count === 0n && second.count === 0n) throw new RangeError("There is no option to draw: both counts are 0.");
  const sure = first.count === 0n ? 0 : second.count === 0n ? 1 : undefined;
  const digits = sure === undefined ? digitsOf(first, second) : undefined;
  return (draws, words) => {
    whole("The number of draws", draws, 0);
    if (!digits) return sure === 1 ? draws : 0;
    let [undecided, below] = [draws, 0];
    for (let at = 0; undecided > 0; at++) {
      const ones = onesAmong(undecided, words);
      if (digits(at)) {
        below += undecided - ones;
        undecided = ones;
      } else undecided -= ones;
    }
    return below;
  };
}

/** The binary digits of the chance behind the point, from 0; each as soon as it is certain. */
function digitsOf(first: Weight, second: Weight): (at: number) => boolean {
  let known: boolean[] = [];
  let bits = 64;
  const refine = () => {
    bits *= 2;
    const { lo, hi } = chanceOf(first, second, bits);
    // A leading 1 stands for the whole bits, so that leading zeros are written.
    const [low, high] = [lo, hi].map((x) => ((1n << BigInt(bits)) + x).toString(2).slice(1)) as [string, string];
    let certain = 0;
    while (certain < bits && low[certain] === high[certain]) certain++;
    known = Array.from(low.slice(0, certain), (digit) => digit === "1");
  };
  return (at) => {
    while (at >= known.length) refine();
    return known[at] as boolean;
  };
}

/** floor(2^bits chance), from below and from above. */
function chanceOf(first: Weight, second: Weight, bits: number): Enclosure {
  const [a, b] = weighed(first, second, bits + 16);
  const shift = BigInt(bits);
  return { lo: (a.lo << shift) / (a.lo + b.hi), hi: (a.hi << shift) / (a.hi + b.lo) };
}

/** Both weights, measured against the lesser cost: neither vanishes at this precision. Exact where the costs are equal. */
function weighed(first: Weight, second: Weight, bits: number): readonly [Enclosure, Enclosure] {
  const gap = first.cost.num * second.cost.den - second.cost.num * first.cost.den;
  const den = first.cost.den * second.cost.den;
  const one = 1n << BigInt(bits);
  const times = (count: bigint, { lo, hi }: Enclosure): Enclosure => ({ lo: count * lo, hi: count * hi });
  const whole = { lo: one, hi: one };
  const lesser = gap === 0n ? whole : expMinus(rational(gap < 0n ? -gap : gap, den), bits);
  return gap > 0n ? [times(first.count, lesser), times(second.count, whole)] : [times(first.count, whole), times(second.count, lesser)];
}

/** How many of so many fair coins come up. */
function onesAmong(coins: number, words: Words): number {
  let ones = 0;
  let left = coins;
  for (; left >= 32; left -= 32) ones += bitsSet(words.next());
  return left === 0 ? ones : ones + bitsSet(words.next() >>> (32 - left));
}

/** Of a 32-bit word: in pairs, in fours, in bytes, and the bytes added by one multiplication. */
function bitsSet(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  const bytes = (fours + (fours >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bytes, 0x01010101) >>> 24;
}
