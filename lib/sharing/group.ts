/**
 * The group in which dealers commit themselves: ristretto255 (RFC 9496), of prime order, each element with exactly one
 * encoding of 32 bytes. The exponents are a prime field, so polynomials and Shamir shares work in it as in any other.
 *
 * Trap: points that are taken as they come. On the raw curve a commitment can carry a point of order 8, and whether a share
 * fits it then depends on the party's place. Here decoding refuses every encoding but the one, and the identity, which commits
 * to zero for all to see.
 * Trap: a scalar that is reduced when it is read has many encodings, and a share could be changed on its way unnoticed.
 */
import { ristretto255, ristretto255_hasher } from "@noble/curves/ed25519.js";
import { bytesToNumberLE, numberToBytesLE } from "@noble/curves/utils.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { expectLength, type Layout } from "../channel/index.ts";
import { primeField } from "./prime-field.ts";

export type Element = InstanceType<typeof ristretto255.Point>;

const { Point } = ristretto255;
export const G: Element = Point.BASE;
export const identity: Element = Point.ZERO;
export const scalars = primeField(Point.Fn.ORDER, "the scalars of ristretto255");

/** For secrets: takes the same steps for each, but for zero, which noble refuses and nobody draws. */
export const times = (point: Element, secret: bigint): Element => (secret === 0n ? identity : point.multiply(secret));
/** For what everybody knows: quicker, and its time tells the factor. */
export const timesPublic = (point: Element, factor: bigint): Element => point.multiplyUnsafe(factor);

/** RFC 9380, appendix B: nobody knows a logarithm of the result. `use` separates it from all other hashes. */
export const hashToGroup = (text: string, use: string): Element => ristretto255_hasher.hashToCurve(utf8ToBytes(text), { DST: use });

export const scalar: Layout<bigint> = {
  size: 32,
  encode: (n) => numberToBytesLE(scalars.of(n), 32),
  decode(bytes) {
    expectLength(bytes, 32);
    const n = bytesToNumberLE(bytes);
    if (n >= scalars.order) throw new Error("a scalar is not below the order of the group");
    return n;
  },
};

export const element: Layout<Element> = {
  size: 32,
  encode: (point) => point.toBytes(),
  decode(bytes) {
    expectLength(bytes, 32);
    let point: Element;
    try {
      point = Point.fromBytes(bytes);
    } catch (cause) {
      throw new Error("an encoding is not a point of the group", { cause });
    }
    if (point.is0()) throw new Error("the identity is no commitment");
    return point;
  },
};
