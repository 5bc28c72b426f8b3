/**
 * Base OT over ristretto255: the readable one, and the oracle of the fast one.
 *
 *   sender: a                                       receiver: for each transfer i a scalar b, a choice c
 *     A = aG  ------------------------------------->
 *             <-------------------------------------  B = bG  (c = 0)   or   A + bG  (c = 1)
 *     k0 = KDF(i, A, B, aB)                           k_c = KDF(i, A, B, bA)
 *     k1 = KDF(i, A, B, a(B - A))
 *
 * Knows: the sender B, which is uniform whatever c is; the receiver A, and of the two keys the one it can compute: both would give it
 * a·A, the square of a Diffie-Hellman key. Private if CDH is hard and KDF is a random oracle. The universally composable security that was
 * first claimed for it has gaps, and it is not claimed here: the intersection it starts is for parties that follow the protocol.
 *
 * Trap: on the raw curve the sender adds a point of order 8 to A, and 8-torsion in the answer tells c. ristretto255 has no such
 * encodings, and a decoder that is strict refuses what looks like one. The identity is refused as well: A = 0 makes both keys equal.
 * Trap: a KDF without i, A and B gives one key to two transfers when the receiver sends one B twice.
 *
 * Source: Chou, Orlandi, LATINCRYPT 2015 (ePrint 2015/267, with the correction in section 1.1); RFC 9496 (the group).
 */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { bytesToNumberLE } from "@noble/curves/utils.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { type Channel, expectLength, type Layout, receiveList, sendList, uint32 } from "../channel/index.ts";
import type { Rng } from "../random/index.ts";
import { type BaseOt, KEY_BYTES } from "./base-ot.ts";
import { bitAt } from "./bits.ts";

const { Point } = ristretto255;
type Point = InstanceType<typeof Point>;
interface Element {
  readonly point: Point;
  readonly bytes: Uint8Array;
}

const elementOf = (point: Point): Element => ({ point, bytes: point.toBytes() });

const element: Layout<Element> = {
  size: 32,
  encode: ({ bytes }) => bytes,
  decode(bytes) {
    expectLength(bytes, 32);
    let point: Point;
    try {
      point = Point.fromBytes(bytes);
    } catch (cause) {
      throw new Error("an encoding is not a point of the group", { cause });
    }
    if (point.is0()) throw new Error("the identity stands where a point was due");
    return { point, bytes: bytes.slice() };
  },
};

/** The course's own key derivation (the vectors beside this file name it). */
export function deriveKey(transfer: number, a: Uint8Array, b: Uint8Array, shared: Point): Uint8Array {
  const full = sha512(concatBytes(utf8ToBytes("PET-OT-CO"), uint32.encode(transfer), a, b, shared.toBytes()));
  const key = full.slice(0, KEY_BYTES);
  full.fill(0);
  return key;
}

/** Uniform on 1 .. order-1, from 64 bytes. A BigInt cannot be zeroed: it stays in memory until it is collected. */
function secretScalar(rng: Rng): bigint {
  for (;;) {
    const wide = rng.bytes(64);
    const scalar = Point.Fn.create(bytesToNumberLE(wide));
    wide.fill(0);
    if (scalar !== 0n) return scalar;
  }
}

export const chouOrlandi: BaseOt = {
  id: 1,

  async send(peer: Channel, count: number, rng: Rng) {
    const a = secretScalar(rng);
    const A = elementOf(Point.BASE.multiply(a));
    await peer.send("base-ot/key", A.bytes);
    const aA = A.point.multiply(a);
    const keys = { zero: new Uint8Array(count * KEY_BYTES), one: new Uint8Array(count * KEY_BYTES) };
    let i = 0;
    for await (const chunk of receiveList(peer, "base-ot/choice", element, count, count)) {
      for (const B of chunk) {
        const aB = B.point.multiply(a);
        keys.zero.set(deriveKey(i, A.bytes, B.bytes, aB), i * KEY_BYTES);
        keys.one.set(deriveKey(i, A.bytes, B.bytes, aB.subtract(aA)), i * KEY_BYTES);
        i++;
      }
    }
    return keys;
  },

  async receive(peer, count, choices, rng) {
    const A = await peer.receive("base-ot/key", element.decode);
    const keys = new Uint8Array(count * KEY_BYTES);
    const answers = Array.from({ length: count }, (_, i) => {
      const b = secretScalar(rng);
      const [bG, masked] = [Point.BASE.multiply(b), Point.BASE.multiply(b).add(A.point)];
      const B = elementOf(bitAt(choices, i) === 1 ? masked : bG);
      keys.set(deriveKey(i, A.bytes, B.bytes, A.point.multiply(b)), i * KEY_BYTES);
      return B;
    });
    await sendList(peer, "base-ot/choice", element, count, [answers]);
    return keys;
  },
};
