/**
 * Large primes, drawn from an Rng: odd numbers are drawn until one passes.
 *
 * A number passes if it is prime. A composite that was drawn passes 16 rounds with probability below 2^-128 from 512 bits on (Damgård,
 * Landrock, Pomerance 1993, doi:10.1090/S0025-5718-1993-1189518-9, for t <= k/9, doubled for the two fixed bits); whatever number it is,
 * with at most 4^-16 (Rabin 1980, doi:10.1016/0022-314X(80)90084-0). Composites that somebody else chose do not come here.
 *
 * Trap: fixed witnesses. For every fixed set of them somebody can construct a composite that passes; here they are drawn.
 */
import { strongTest } from "../math/index.ts";
import type { Rng } from "../random/index.ts";
import { uniformBelow } from "../sharing/index.ts";

const ROUNDS = 16;
/** Dividing by these first spares most candidates the powers. */
const SMALL = primesBelow(2000);

export function probablyPrime(n: bigint, rng: Rng): boolean {
  if (n < 4n) return n === 2n || n === 3n;
  for (const small of SMALL) if (n % small === 0n) return n === small;
  const passes = strongTest(n);
  const below = uniformBelow(n - 3n);
  for (let round = 0; round < ROUNDS; round++) {
    if (!passes(below(rng) + 2n)) return false;
  }
  return true;
}

/**
 * A prime of exactly `bits` bits whose two highest bits are ones, so that the product of two has exactly twice as many. Every such
 * prime is equally likely, of those that `fits` lets through. `tried` is awaited after each candidate that small primes do not divide.
 */
export async function drawPrime(
  bits: number,
  rng: Rng,
  tried: () => Promise<void>,
  fits: (candidate: bigint) => boolean = () => true,
): Promise<bigint> {
  const draw = uniformBelow(1n << BigInt(bits - 3));
  const top = 3n << BigInt(bits - 2);
  for (;;) {
    const candidate = top + (draw(rng) << 1n) + 1n;
    if (!fits(candidate)) continue;
    if (SMALL.some((small) => candidate % small === 0n && candidate !== small)) continue;
    if (probablyPrime(candidate, rng)) return candidate;
    await tried();
  }
}

function primesBelow(limit: number): bigint[] {
  const composite = new Uint8Array(limit);
  const primes: bigint[] = [];
  for (let n = 2; n < limit; n++) {
    if (composite[n]) continue;
    primes.push(BigInt(n));
    for (let multiple = n * n; multiple < limit; multiple += n) composite[multiple] = 1;
  }
  return primes;
}
