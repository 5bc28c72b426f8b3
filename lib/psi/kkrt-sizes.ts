/**
 * How long a tag must be, and how likely a run of KKRT is to be wrong.
 *
 * A run is wrong where two values that should differ agree in the bytes that are sent: an item of the receiver and one of the sender's m
 * tags in the part where it stands (n m pairs: a false match); two tags of one part (3 m^2 / 2: the receiver refuses an honest list); two
 * values of the receiver's own (n^2 / 2: a match is put down to the wrong item). Each pair agrees with probability 2^-bits. So tags are long
 * enough to keep all of it below 2^-40; at a million on either side that takes 11 bytes. Digests of 128 bits add (n + m)^2 / 2^129.
 *
 * Trap: bits for 2^-40 a *pair*. A million by a million is 2^40 pairs.
 */

const LEAST = 8;
const SECURITY_BITS = 40;

const pairs = (n: number, m: number): number => n * m + 1.5 * m * m + 0.5 * n * n;

/** Bytes of a tag for n items of the receiver and m of the sender. */
export const tagBytes = (n: number, m: number): number =>
  Math.max(LEAST, Math.ceil((SECURITY_BITS + Math.log2(Math.max(1, pairs(n, m)))) / 8));

/** The probability that the answer is wrong, or an honest run refused, is at most this. */
export const wrongAtMost = (n: number, m: number): number => pairs(n, m) * 2 ** (-8 * tagBytes(n, m)) + (n + m) ** 2 * 2 ** -129;
