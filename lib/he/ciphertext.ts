/**
 * What crosses the wire: public keys and encryptions as big-endian integers of a fixed length, each with exactly one encoding.
 *
 * Trap: a number that shares a factor with n is no encryption, and "decrypts" to something. Zero makes every product zero.
 */
import { bytesToNumberBE, numberToBytesBE } from "@noble/curves/utils.js";
import { expectLength, type Layout } from "../channel/index.ts";
import { gcd } from "../math/index.ts";
import { type Ciphertext, type PublicKey, publicKey } from "./keys.ts";

/** The public key of exactly so many bits. Whether n is a product of two primes nobody can see. */
export const publicKeyLayout = (bits: number): Layout<PublicKey> => ({
  size: bits / 8,
  encode: ({ n }) => numberToBytesBE(n, bits / 8),
  decode(bytes) {
    expectLength(bytes, bits / 8);
    const key = publicKey(bytesToNumberBE(bytes));
    if (key.bits !== bits || key.n % 2n === 0n) throw new Error(`it is no odd number of exactly ${bits} bits`);
    return key;
  },
});

export const ciphertextLayout = ({ bits, n, nn }: PublicKey): Layout<Ciphertext> => ({
  size: bits / 4,
  encode: ({ c }) => numberToBytesBE(c, bits / 4),
  decode(bytes) {
    expectLength(bytes, bits / 4);
    const c = bytesToNumberBE(bytes);
    if (c >= nn) throw new Error("an encryption is not below n²");
    if (gcd(n, c % n) !== 1n) throw new Error("an encryption shares a factor with n");
    return { c };
  },
});
