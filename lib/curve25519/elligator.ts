/**
 * From messages to points: encode_to_curve of RFC 9380, suite curve25519_XMD:SHA-512_ELL2_NU_, without clearing the cofactor. The readable twin
 * of the kernel's. A clamped scalar is a multiple of 8, and clears it.
 *
 * Why not hash to u directly: half of the results would be on the twist, the ladder keeps each on its side, and so a masked item would
 * still say which half its item is from: one bit of each, to anybody. Elligator 2 gives points of the curve only.
 *
 * One map of one hash reaches about half of the points, not uniformly. That is enough where outputs are masked by a secret scalar and the
 * hash is a random oracle; it is no hash_to_curve (which adds two) and is not called one.
 */
import { expand_message_xmd } from "@noble/curves/abstract/hash-to-curve.js";
import { bytesToNumberBE } from "@noble/curves/utils.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { euler, invert, mod } from "./field.ts";

export const A = 486662n;
/** So much of a digest that its remainder modulo p is uniform up to 2^-128 (RFC 9380 section 5). */
const DIGEST_BYTES = 48;

export function hashToField(message: Uint8Array, dst: string): bigint {
  return mod(bytesToNumberBE(expand_message_xmd(message, utf8ToBytes(dst), DIGEST_BYTES, sha512)));
}

/** u of map_to_curve_elligator2_curve25519. 1 + 2 r^2 is never 0: -1/2 is no square. */
export function elligator2(r: bigint): bigint {
  const u = mod(-A * invert(1n + 2n * r * r));
  const g = mod(u * (u * (u + A) + 1n));
  return euler(g) === 1n ? u : mod(-u - A);
}

export const encode = (message: Uint8Array, dst: string): bigint => elligator2(hashToField(message, dst));
