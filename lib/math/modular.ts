/**
 * Powers, inverses and remainders of large integers, as BigInt; and whether one is composite.
 *
 * No kernel stands beside it. A multiplication modulo 2048 bits takes some 7 microseconds here (V8, Node 20); Montgomery's would take
 * 8,192 products of 32 bits in WebAssembly, which has no product of two 64-bit words: no less. The Chinese remainder theorem saves
 * three quarters (lib/he/keys.ts), and that is enough for the lists of the figure.
 *
 * Trap: BigInt takes different times for different numbers, and cannot be zeroed. Whoever measures the time of a decryption
 * learns about the key; that is why this is no library for production.
 *
 * Source: Menezes, van Oorschot, Vanstone, Handbook of Applied Cryptography, algorithms 14.85 (sliding windows), 2.107 (extended Euclid), 4.24 (Miller, Rabin).
 */
const WINDOW = 5;

/** base^exponent mod modulus, for exponent >= 0 and modulus > 1. */
export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const bits = exponent.toString(2);
  const odd = [base % modulus]; // base, base^3, base^5, ...
  const square = (base * base) % modulus;
  const widest = Math.min(WINDOW, bits.length);
  for (let i = 1; i < 1 << (widest - 1); i++) odd.push(((odd[i - 1] as bigint) * square) % modulus);

  let result = 1n;
  for (let at = 0; at < bits.length; ) {
    if (bits[at] === "0") {
      result = (result * result) % modulus;
      at++;
      continue;
    }
    let end = Math.min(at + WINDOW, bits.length); // the widest window that ends in a one
    while (bits[end - 1] === "0") end--;
    const digit = Number.parseInt(bits.slice(at, end), 2);
    for (; at < end; at++) result = (result * result) % modulus;
    result = (result * (odd[digit >> 1] as bigint)) % modulus;
  }
  return result;
}

/**
 * The test of Miller and Rabin for an odd n above 2: says of a base whether n passes it. A prime passes every base, a composite at most a
 * quarter of them. Which bases prove what is said where they are chosen.
 */
export function strongTest(n: bigint): (base: bigint) => boolean {
  let odd = n - 1n;
  let twos = 0;
  for (; odd % 2n === 0n; odd /= 2n) twos++;
  return (base) => {
    let x = power(base, odd, n);
    if (x === 1n || x === n - 1n) return true;
    for (let i = 1; i < twos; i++) {
      x = (x * x) % n;
      if (x === n - 1n) return true;
    }
    return false;
  };
}

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The number whose product with `a` is 1 modulo `modulus`. Throws where there is none. */
export function inverse(a: bigint, modulus: bigint): bigint {
  let [x, y] = [((a % modulus) + modulus) % modulus, modulus];
  let [u, v] = [1n, 0n]; // x = u a and y = v a, modulo modulus
  while (y !== 0n) {
    const quotient = x / y;
    [x, y] = [y, x - quotient * y];
    [u, v] = [v, u - quotient * v];
  }
  if (x !== 1n) throw new RangeError("A number that shares a factor with the modulus has no inverse.");
  return ((u % modulus) + modulus) % modulus;
}

/** The number below a b that is `x` modulo a and `y` modulo b (Garner). `inverseOfB` is the inverse of b modulo a. */
export function joined(x: bigint, a: bigint, y: bigint, b: bigint, inverseOfB: bigint): bigint {
  const steps = ((x - y) * inverseOfB) % a;
  return y + b * (steps < 0n ? steps + a : steps);
}
