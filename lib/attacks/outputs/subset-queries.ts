/**
 * Random subset counts: "how many of these people have it?", for many random sets of people. What all reconstruction attacks ask.
 *
 * A query is a set of people, kept as one bit per person and query, 32 queries to a word, person by person: then products of the design
 * with itself are counts of common bits, thirty-two at a time.
 *
 * Trap: the bits beyond the last query stay 0, or they would be counted.
 * Source: Dinur and Nissim, Revealing Information while Preserving Privacy (2003).
 */
import type { Rng } from "../../random/index.ts";

export interface SubsetQueries {
  readonly people: number;
  readonly queries: number;
  /** Words of one person. */
  readonly words: number;
  /** Bit q % 32 of bits[p * words + (q >> 5)]: person p is in query q. */
  readonly bits: Uint32Array;
}

/** Everybody is in every query with probability one half. @throws RangeError where there are no people or queries */
export function randomQueries(people: number, queries: number, rng: Rng): SubsetQueries {
  refuseNonsense(people, queries);
  const words = Math.ceil(queries / 32);
  const bits = new Uint32Array(rng.bytes(4 * people * words).buffer);
  clearBeyond(bits, people, queries);
  return { people, queries, words, bits };
}

/** These sets, by the places of their members. @throws RangeError where a place is nobody's */
export function queriesOf(people: number, sets: readonly (readonly number[])[]): SubsetQueries {
  refuseNonsense(people, sets.length);
  const words = Math.ceil(sets.length / 32);
  const bits = new Uint32Array(people * words);
  for (const [q, set] of sets.entries()) {
    for (const person of set) {
      if (!(Number.isInteger(person) && person >= 0 && person < people)) throw new RangeError(`There is no person ${person}.`);
      const at = person * words + (q >> 5);
      bits[at] = (bits[at] as number) | (1 << (q & 31));
    }
  }
  return { people, queries: sets.length, words, bits };
}

function refuseNonsense(people: number, queries: number): void {
  if (!(Number.isInteger(people) && people >= 1)) throw new RangeError(`${people} people: it must be a whole number of at least 1.`);
  if (!(Number.isInteger(queries) && queries >= 1)) throw new RangeError(`${queries} queries: it must be a whole number of at least 1.`);
}

/** The first of these queries: what was asked before more was asked. @throws RangeError where there are not as many */
export function firstQueries({ people, queries, words, bits }: SubsetQueries, count: number): SubsetQueries {
  refuseNonsense(people, count);
  if (count > queries) throw new RangeError(`The first ${count} of ${queries} queries: there are not as many.`);
  const fewer = Math.ceil(count / 32);
  const kept = new Uint32Array(people * fewer);
  for (let p = 0; p < people; p++) kept.set(bits.subarray(p * words, p * words + fewer), p * fewer);
  clearBeyond(kept, people, count);
  return { people, queries: count, words: fewer, bits: kept };
}

/** Bits beyond the last query are 0. */
function clearBeyond(bits: Uint32Array, people: number, queries: number): void {
  const words = Math.ceil(queries / 32);
  const last = queries % 32 === 0 ? 0xffff_ffff : 2 ** (queries % 32) - 1;
  for (let p = 1; p <= people; p++) bits[p * words - 1] = (bits[p * words - 1] as number) & last;
}

export const isIn = ({ words, bits }: SubsetQueries, person: number, query: number): boolean =>
  (((bits[person * words + (query >> 5)] as number) >>> (query & 31)) & 1) === 1;

/** A x: for each query, the sum of `values` over its people. Of bits: the exact counts. */
export function sumsOver(design: SubsetQueries, values: ArrayLike<number>): Float64Array {
  const { people, queries, words, bits } = design;
  const sums = new Float64Array(queries);
  for (let p = 0; p < people; p++) {
    const value = values[p] as number;
    if (value === 0) continue;
    for (let w = 0; w < words; w++) {
      for (let word = bits[p * words + w] as number; word !== 0; word &= word - 1) {
        const q = 32 * w + lowestBit(word);
        sums[q] = (sums[q] as number) + value;
      }
    }
  }
  return sums;
}

/** A^T y: for each person, the sum of the answers to the queries that they are in. */
export function sumsOfAnswers(design: SubsetQueries, answers: ArrayLike<number>): Float64Array {
  const { people, words, bits } = design;
  const sums = new Float64Array(people);
  for (let p = 0; p < people; p++) {
    let sum = 0;
    for (let w = 0; w < words; w++) {
      for (let word = bits[p * words + w] as number; word !== 0; word &= word - 1) sum += answers[32 * w + lowestBit(word)] as number;
    }
    sums[p] = sum;
  }
  return sums;
}

/** A^T A, its lower half, row by row in a square: how many queries two people are in together. */
export function commonQueries({ people, words, bits }: SubsetQueries): Float64Array {
  const common = new Float64Array(people * people);
  for (let p = 0; p < people; p++) {
    for (let r = 0; r <= p; r++) {
      let count = 0;
      for (let w = 0; w < words; w++) count += bitsSet((bits[p * words + w] as number) & (bits[r * words + w] as number));
      common[p * people + r] = count;
    }
  }
  return common;
}

const lowestBit = (word: number): number => 31 - Math.clz32(word & -word);

function bitsSet(word: number): number {
  let w = word - ((word >>> 1) & 0x5555_5555);
  w = (w & 0x3333_3333) + ((w >>> 2) & 0x3333_3333);
  return Math.imul((w + (w >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** The share of the people whose bit was found. */
export function shareRecovered(found: ArrayLike<number>, truth: ArrayLike<number>): number {
  if (found.length !== truth.length || truth.length === 0) throw new RangeError("Found and truth have a bit for each person.");
  let right = 0;
  for (let i = 0; i < truth.length; i++) if (found[i] === truth[i]) right++;
  return right / truth.length;
}
