/**
 * GF(2^255 - 19) as whole numbers: the readable twin of the kernel's two fields. BigInts take different times for different values, so no
 * secret belongs here outside of tests and of the slowest fallback.
 */
export const P = 2n ** 255n - 19n;
export const BYTES = 32;

export const mod = (x: bigint): bigint => ((x % P) + P) % P;

export function power(x: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = mod(x), left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

/** 1/x; 0 for 0. */
export const invert = (x: bigint): bigint => power(x, P - 2n);

/** 1 for squares, p - 1 for the others, 0 for 0. */
export const euler = (x: bigint): bigint => power(x, (P - 1n) / 2n);

/** Little-endian; the highest bit is ignored, and the number may be p or more (RFC 7748 section 5). */
export function fromBytes(bytes: Uint8Array): bigint {
  let x = 0n;
  for (let i = BYTES - 1; i >= 0; i--) x = (x << 8n) | BigInt(bytes[i] as number);
  return mod(x & (2n ** 255n - 1n));
}

export function toBytes(x: bigint): Uint8Array {
  const out = new Uint8Array(BYTES);
  for (let i = 0, left = mod(x); i < BYTES; i++, left >>= 8n) out[i] = Number(left & 0xffn);
  return out;
}
