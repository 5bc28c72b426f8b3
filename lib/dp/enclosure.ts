/**
 * e^-x in whole numbers, between a floor and a ceiling. Where a random word is compared with a probability, the probability has
 * to be known on one side or the other without doubt, and a double cannot say on which side of the truth it lies.
 *
 * An enclosure [lo, hi] at p bits says: lo <= 2^p v <= hi. All rounding goes outward, so the statement stays true through every
 * step; more bits make it narrower, never different.
 *
 * Trap: the bounds here are arguments about errors, each written beside its line. A "few guard bits" without the argument is
 * how such code goes wrong once in a billion draws, where no test sees it.
 */
import { bitLength, type Rational } from "./rational.ts";

export interface Enclosure {
  readonly lo: bigint;
  readonly hi: bigint;
}

/** e^-x for x >= 0, narrower than 4 units of the last of `bits` bits. */
export function expMinus({ num, den }: Rational, bits: number): Enclosure {
  if (num < 0n) throw new RangeError("expMinus is for x >= 0.");
  // y = x / 2^halvings is at most 1/2; e^-x = (e^-y)^(2^halvings).
  const halvings = bitLength(num / den) + 1;
  const guard = halvings + 24;
  const p = BigInt(bits + guard);
  const one = 1n << p;
  const y = (num << p) / (den << BigInt(halvings)); // at most 1 unit below the truth, which moves e^-y by at most 1 unit

  // Alternating series. A term is computed from the one before: its error e_k <= e_(k-1)/(2k) + 1/k + 1 <= 2 units.
  let sum = 0n;
  let terms = 0n;
  for (let term = one; term > 0n; terms++) {
    sum += terms % 2n === 0n ? term : -term;
    term = ((term * y) >> p) / (terms + 1n);
  }
  // The terms left out are each below 2 units and fall by half: below 4 units in all.
  const slack = 2n * terms + 5n;
  let lo = sum - slack;
  let hi = sum + slack;
  if (lo < 0n) lo = 0n;
  for (let i = 0; i < halvings; i++) {
    lo = (lo * lo) >> p;
    hi = ((hi * hi) >> p) + 1n;
  }
  // Each squaring of a number below 1 at most doubles the width and adds 1: below 2^halvings (2 slack + 1) units of p bits. Slack stays
  // below 2^20 for any p in use, so 24 guard bits leave less than one unit, and outward rounding adds two.
  const cut = BigInt(guard);
  const top = 1n << BigInt(bits);
  const high = (hi >> cut) + 1n;
  return { lo: lo >> cut, hi: high > top ? top : high };
}

export const productOf = (a: Enclosure, b: Enclosure, bits: bigint): Enclosure => ({
  lo: (a.lo * b.lo) >> bits,
  hi: ((a.hi * b.hi) >> bits) + 1n,
});

/** a / b for b > 0. */
export const quotientOf = (a: Enclosure, b: Enclosure, bits: bigint): Enclosure => ({
  lo: (a.lo << bits) / b.hi,
  hi: (a.hi << bits) / b.lo + 1n,
});

export const sumOf = (a: Enclosure, b: Enclosure): Enclosure => ({ lo: a.lo + b.lo, hi: a.hi + b.hi });

/** c - a, for a constant c that is known exactly. */
export const fromExact = (c: bigint, a: Enclosure): Enclosure => ({ lo: c - a.hi, hi: c - a.lo });

/** The same value at fewer bits. */
export const coarser = ({ lo, hi }: Enclosure, by: number): Enclosure => ({ lo: lo >> BigInt(by), hi: -(-hi >> BigInt(by)) });
