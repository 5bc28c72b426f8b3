/**
 * Base OT on u-coordinates alone, for the ladder of lib/curve25519: what Chou and Orlandi do needs the sum of two points, and u alone
 * has none. This is Masny and Rindal's OT over a key agreement whose messages are uniform strings.
 *
 *   sender: a                                       receiver: for each transfer i a scalar b, a side, a choice c
 *     A = a·G, A' = a·G'  ------------------------->
 *             <-------------------------------------  r_0, r_1:   r_(1-c) random,   r_c = u(b·G or b·G') - H_c(i, r_(1-c))
 *     u_j = r_j + H_j(i, r_(1-j)),  k_j = KDF(i, j, A, A', r_0, r_1, a·u_j)         k_c = KDF(..., b·A or b·A')
 *
 * Uniform strings without Elligator (Moeller 2004): each number below p is the u of a point of the curve or of its twist, half of them of
 * either. So the receiver throws a coin for the side, and takes a random multiple of a point that generates the *whole* group there, torsion
 * included: G has u = 6 and order 8 * l, G' has u = 3 and order 4 * l'. Both orders are within 2^129 of 2^255, so with b uniform below
 * 2^255 u is uniform up to 2^-125; the sum or difference with a hash then is, too. The pair (r_0, r_1) is uniform whatever c is.
 *
 * Knows: the sender a pair that hides c, by statistics and not by assumption. The receiver A and A', and the discrete logarithm of u_c alone:
 * u_(1-c) is fixed by a hash of its own choice, so it is a random point, and a·u_(1-c) is a Diffie-Hellman value of two random points. The
 * assumption: computational Diffie-Hellman on the curve and on the twist, with one a for both, and H and KDF random oracles. a is a
 * multiple of 8 (clamped), so torsion in what the receiver sends tells nothing about it. Endemic: whoever cheats may choose its own keys,
 * and an extension lives with that (Masny, Rindal, section 5).
 *
 * Trap: a point of the prime-order subgroup is no uniform string: one u in eight belongs to one, and the sender can see which.
 * Trap: one H for both keys, or a KDF without i, j and all that was sent.
 *
 * Sources: Masny, Rindal, CCS 2019 (ePrint 2019/706); Moeller, ESORICS 2004; McQuoid, Rosulek, Roy, ASIACRYPT 2021 (ePrint 2021/682) for
 * one A in a batch.
 */
import { bytesToNumberLE, numberToBytesLE } from "@noble/curves/utils.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { expectLength, type Layout, receiveList, sendList, uint32 } from "../channel/index.ts";
import { badPoint, clamp, type Ladder } from "../curve25519/index.ts";
import type { Rng } from "../random/index.ts";
import { type BaseOt, KEY_BYTES } from "./base-ot.ts";
import { bitAt } from "./bits.ts";

const P = 2n ** 255n - 19n;
/** u of points that generate the group of the curve and that of the twist. */
export const GENERATORS = [6, 3] as const;

const encoded = (x: bigint): Uint8Array => numberToBytesLE(x, 32);

/** Uniform below p up to 2^-256. */
function randomElement(rng: Rng): bigint {
  const wide = rng.bytes(64);
  const element = bytesToNumberLE(wide) % P;
  wide.fill(0);
  return element;
}

export const hashed = (i: number, j: 0 | 1, other: bigint): bigint =>
  bytesToNumberLE(sha512(concatBytes(utf8ToBytes(`PETRI-V01-OT-XONLY-H${j}`), uint32.encode(i), encoded(other)))) % P;

function keyOf(i: number, j: 0 | 1, keys: Uint8Array, pair: Uint8Array, shared: Uint8Array): Uint8Array {
  const full = sha512(concatBytes(utf8ToBytes(`PETRI-V01-OT-XONLY-K${j}`), uint32.encode(i), keys, pair, shared));
  const key = full.slice(0, KEY_BYTES);
  full.fill(0);
  return key;
}

const publicKeys = (bytes: Uint8Array): Uint8Array => {
  expectLength(bytes, 64);
  const bad = badPoint(bytes);
  if (bad) throw new Error(bad);
  return bytes.slice();
};

interface Pair {
  readonly bytes: Uint8Array;
  /** The points u_0 and u_1 that it stands for. */
  readonly points: Uint8Array;
}

/** The layout of one batch: it counts, since the hash of a pair depends on its place. */
function pairLayout(): Layout<Pair> {
  let i = 0;
  return {
    size: 64,
    encode: ({ bytes }) => bytes,
    decode(bytes) {
      expectLength(bytes, 64);
      const [zero, one] = [bytesToNumberLE(bytes.subarray(0, 32)), bytesToNumberLE(bytes.subarray(32))];
      if (zero >= P || one >= P) throw new Error("an encoding is not a number below 2^255 - 19");
      const points = concatBytes(encoded((zero + hashed(i, 0, one)) % P), encoded((one + hashed(i, 1, zero)) % P));
      i++;
      const bad = badPoint(points);
      if (bad) throw new Error(bad);
      return { bytes: bytes.slice(), points };
    },
  };
}

export const xOnly = (ladder: Ladder): BaseOt => ({
  id: 2,

  async send(peer, count, rng) {
    const a = clamp(rng.bytes(32));
    const keys = await ladder.multiply(concatBytes(...GENERATORS.map((u) => encoded(BigInt(u)))), a);
    await peer.send("base-ot/key", keys);
    const pairs: Pair[] = [];
    for await (const chunk of receiveList(peer, "base-ot/choice", pairLayout(), count, count)) pairs.push(...chunk);
    const shared = await ladder.multiply(concatBytes(...pairs.map(({ points }) => points)), a);
    const out = { zero: new Uint8Array(count * KEY_BYTES), one: new Uint8Array(count * KEY_BYTES) };
    pairs.forEach(({ bytes }, i) => {
      out.zero.set(keyOf(i, 0, keys, bytes, shared.subarray(64 * i, 64 * i + 32)), i * KEY_BYTES);
      out.one.set(keyOf(i, 1, keys, bytes, shared.subarray(64 * i + 32, 64 * i + 64)), i * KEY_BYTES);
    });
    for (const secret of [a, shared]) secret.fill(0);
    return out;
  },

  async receive(peer, count, choices, rng) {
    const keys = await peer.receive("base-ot/key", publicKeys);
    const scalars = new Uint8Array(64 * count);
    const points = new Uint8Array(64 * count);
    const sides = rng.bytes(Math.ceil(count / 8));
    // One scalar for two points: the generator, and the sender's key on the same side.
    for (let i = 0; i < count; i++) {
      const b = rng.bytes(32);
      (b[31] as number) &= 127;
      const side = bitAt(sides, i);
      scalars.set(b, 64 * i);
      scalars.set(b, 64 * i + 32);
      points[64 * i] = GENERATORS[side];
      points.set(keys.subarray(32 * side, 32 * side + 32), 64 * i + 32);
      b.fill(0);
    }
    const products = await ladder.multiplyAsIs(points, scalars);
    const out = new Uint8Array(count * KEY_BYTES);
    const pairs = Array.from({ length: count }, (_, i): Pair => {
      const c = bitAt(choices, i);
      const other = randomElement(rng);
      const chosen = (bytesToNumberLE(products.subarray(64 * i, 64 * i + 32)) + P - hashed(i, c, other)) % P;
      const bytes = c === 0 ? concatBytes(encoded(chosen), encoded(other)) : concatBytes(encoded(other), encoded(chosen));
      out.set(keyOf(i, c, keys, bytes, products.subarray(64 * i + 32, 64 * i + 64)), i * KEY_BYTES);
      return { bytes, points: new Uint8Array() };
    });
    await sendList(peer, "base-ot/choice", pairLayout(), count, [pairs]);
    for (const secret of [scalars, sides, products]) secret.fill(0);
    return out;
  },
});
