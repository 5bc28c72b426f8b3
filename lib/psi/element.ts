/**
 * What crosses the wire in every protocol here: elements of ristretto255, a group of prime order in which an element has
 * exactly one encoding of 32 bytes (RFC 9496).
 *
 * Trap: on the raw curve a peer can send a point of order 8, and the reply tells your key modulo 8. Here decoding refuses
 * everything that is not a canonical encoding, and this layout refuses the identity as well: k times it is the same for
 * every key and every item.
 * Trap: hashing to a scalar h and taking h times the generator would look right. Whoever knows one pair could then compute
 * everybody's: hash to the group (RFC 9380), so that nobody knows a discrete logarithm.
 */
import { ristretto255, ristretto255_hasher } from "@noble/curves/ed25519.js";
import { bytesToNumberLE } from "@noble/curves/utils.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { expectLength, type Layout } from "../channel/index.ts";
import type { Rng } from "../random/index.ts";

export type Point = InstanceType<typeof ristretto255.Point>;
export const ELEMENT_BYTES = 32;

/** A point and its encoding: encoding costs as much as decoding, so neither is done twice. */
export interface Element {
  readonly point: Point;
  readonly bytes: Uint8Array;
}

export const elementOf = (point: Point): Element => ({ point, bytes: point.toBytes() });

export const element: Layout<Element> = {
  size: ELEMENT_BYTES,
  encode: ({ bytes }) => bytes,
  decode(bytes) {
    expectLength(bytes, ELEMENT_BYTES);
    let point: Point;
    try {
      point = ristretto255.Point.fromBytes(bytes);
    } catch (cause) {
      throw new Error("an encoding is not a point of the group", { cause });
    }
    if (point.is0()) throw new Error("the identity is not a masked item");
    return { point, bytes: bytes.slice() };
  },
};

/** A key for sets and maps: one character a byte. Two are equal exactly when the bytes are. */
export const idOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/**
 * The same layout for one list whose values are all different, as an honest list's are: a peer that repeats one would count
 * a match twice, or learn by the answers that it did. Make a new one for each list: it remembers what it has seen.
 */
export function distinct<T>(layout: Layout<T>): Layout<T> {
  const seen = new Set<string>();
  return {
    ...layout,
    decode(bytes) {
      const value = layout.decode(bytes);
      const id = idOf(bytes);
      if (seen.has(id)) throw new Error("an element stands in the list twice");
      seen.add(id);
      return value;
    },
  };
}

/** RFC 9380 Appendix B (hash_to_ristretto255). `dst` names the use: hashes for different uses have nothing to do with each other. */
export const hashToGroup = (item: string, dst: string): Point => ristretto255_hasher.hashToCurve(utf8ToBytes(item), { DST: dst });

/**
 * A secret scalar, uniform on 1 .. order-1. 64 bytes modulo a 253-bit order: the bias is below 2^-258. The bytes are zeroed;
 * the scalar is a BigInt, which JavaScript cannot zero, so it stays in memory until it is collected.
 */
export function secretScalar(rng: Rng): bigint {
  for (;;) {
    const wide = rng.bytes(64);
    const scalar = ristretto255.Point.Fn.create(bytesToNumberLE(wide));
    wide.fill(0);
    if (scalar !== 0n) return scalar;
  }
}
