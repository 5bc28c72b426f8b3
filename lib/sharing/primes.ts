/**
 * Is a number prime? Miller and Rabin's test with the first thirteen primes as witnesses.
 *
 * Trap: it is a proof only below 3.3 * 10^24 (J. Sorenson, J. Webster, "Strong pseudoprimes to twelve prime bases", 2017,
 * doi:10.1090/mcom/3134). Above that it would pass a number made to deceive it; the larger orders used here are constants of standards.
 */
import { strongTest } from "../math/index.ts";

const WITNESSES = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n];

export function isPrime(n: bigint): boolean {
  if (n < 2n) return false;
  for (const small of WITNESSES) if (n % small === 0n) return n === small;
  return WITNESSES.every(strongTest(n));
}
