/**
 * Is a number prime? Miller and Rabin's test with the first thirteen primes as witnesses.
 *
 * Trap: it is a proof only below 3.3 * 10^24 (J. Sorenson, J. Webster, "Strong pseudoprimes to twelve prime bases", 2017,
 * doi:10.1090/mcom/3134). Above that it would pass a number made to deceive it; the larger orders used here are constants of standards.
 */
const WITNESSES = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n];

export function isPrime(n: bigint): boolean {
  if (n < 2n) return false;
  for (const small of WITNESSES) if (n % small === 0n) return n === small;
  let odd = n - 1n;
  let twos = 0;
  for (; odd % 2n === 0n; odd /= 2n) twos++;
  return WITNESSES.every((witness) => {
    let x = power(witness, odd, n);
    if (x === 1n || x === n - 1n) return true;
    for (let i = 1; i < twos; i++) {
      x = (x * x) % n;
      if (x === n - 1n) return true;
    }
    return false;
  });
}

export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base % modulus; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
