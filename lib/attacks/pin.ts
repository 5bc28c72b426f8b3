/**
 * A secret of few digits behind a commitment: make every guess, and see which of them the commitment fits.
 *
 * Handed: C_0 as it was published, and how a secret is written as a number. Nothing else: no share, and no message between two.
 *
 * Feldman's C_0 is s G. Each guess costs one addition in the group, because the next PIN's point is this one's plus G, and one
 * of them is C_0. Pedersen's C_0 is s G + t H with a uniform t: for every guess there is exactly one t that fits, so the test
 * that finds the secret under Feldman finds nothing, and no other test can find more.
 *
 * Trap: "the logarithm is hard, so the secret is safe". It is hard for a secret that could be any of 2^252 numbers.
 */
import { ristretto255 } from "@noble/curves/ed25519.js";

export interface PinProgress {
  readonly tried: number;
  /** The PIN whose point is C_0. */
  readonly found: string | null;
}

const { Point } = ristretto255;
const CHUNK = 250;

/** A PIN as a number: a one and its digits, so that 0042 keeps its zeros and no PIN is zero. */
export const secretOfPin = (pin: string): bigint => BigInt(`1${pin}`);

/** The PIN that a number is, or null: most numbers are none. */
export function pinOfSecret(secret: bigint, digits: number): string | null {
  const text = String(secret);
  return text.length === digits + 1 && text.startsWith("1") ? text.slice(1) : null;
}

/** Counts up from zero, and ends where it has found one: two PINs have no point in common. */
export function* pinAttack(commitment: Uint8Array, digits: number): Generator<PinProgress, PinProgress> {
  const target = Point.fromBytes(commitment);
  const total = 10 ** digits;
  let point = Point.BASE.multiply(secretOfPin("0".repeat(digits)));
  for (let tried = 0; tried < total; ) {
    for (const until = Math.min(tried + CHUNK, total); tried < until; tried++) {
      if (point.equals(target)) return { tried: tried + 1, found: String(tried).padStart(digits, "0") };
      point = point.add(Point.BASE);
    }
    yield { tried, found: null };
  }
  return { tried: total, found: null };
}
