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
import { concatBytes } from "@noble/hashes/utils.js";
import { expectLength } from "../channel/index.ts";
import { badPoint, clamp, type Ladder } from "../curve25519/index.ts";
import type { Rng } from "../random/index.ts";
import { type BaseOt, KEY_BYTES } from "./base-ot.ts";
import { bitAt } from "./bits.ts";
import type { Symmetric } from "./symmetric.ts";

const P = 2n ** 255n - 19n;
/** u of points that generate the group of the curve and that of the twist. */
export const GENERATORS = [6, 3] as const;

/** Little-endian, whatever the highest bit. Here noble's way over hexadecimal digits would take as long as the ladder. */
function numberAt(bytes: Uint8Array, at = 0): bigint {
  const words = new DataView(bytes.buffer, bytes.byteOffset + at, 32);
  let x = 0n;
  for (let word = 24; word >= 0; word -= 8) x = (x << 64n) | words.getBigUint64(word, true);
  return x;
}
function encoded(x: bigint): Uint8Array {
  const words = new DataView(new ArrayBuffer(32));
  for (let word = 0, left = x; word < 32; word += 8, left >>= 64n) words.setBigUint64(word, left & 0xffff_ffff_ffff_ffffn, true);
  return new Uint8Array(words.buffer);
}

/** Uniform below p up to 2^-256: 64 bytes, little-endian. */
const reduced = (wide: Uint8Array, at = 0): bigint => (numberAt(wide, at) + (numberAt(wide, at + 32) << 256n)) % P;

function randomElement(rng: Rng): bigint {
  const wide = rng.bytes(64);
  const element = reduced(wide);
  wide.fill(0);
  return element;
}

/** A half of a pair: which transfer's, and which of the two. */
interface Half {
  readonly i: number;
  readonly j: 0 | 1;
}

/** Side and number of the transfer, then the rest; all of one length. */
function texts<H extends Half>(halves: readonly H[], rest: (half: H) => readonly Uint8Array[]): Uint8Array {
  return concatBytes(...halves.flatMap((half) => [Uint8Array.of(half.j, half.i >>> 8, half.i & 255), ...rest(half)]));
}

/** H_j(i, other) for each, below p. */
export function hashed(symmetric: Symmetric, halves: readonly (Half & { readonly other: Uint8Array })[]): bigint[] {
  const wide = symmetric.hash(
    "x-only/H",
    texts(halves, ({ other }) => [other]),
    3 + 32,
    64,
  );
  return halves.map((_, at) => reduced(wide, 64 * at));
}

/** The key of each. */
function keysOf(
  symmetric: Symmetric,
  publicKeys: Uint8Array,
  halves: readonly (Half & { readonly pair: Uint8Array; readonly shared: Uint8Array })[],
): Uint8Array {
  const all = texts(halves, ({ pair, shared }) => [publicKeys, pair, shared]);
  const keys = symmetric.hash("x-only/K", all, 3 + 64 + 64 + 32, KEY_BYTES);
  all.fill(0);
  return keys;
}

const twoPoints = (bytes: Uint8Array): Uint8Array => {
  expectLength(bytes, 64);
  const bad = badPoint(bytes);
  if (bad) throw new Error(bad);
  return bytes.slice();
};

const pairAt = (pairs: Uint8Array, i: number) => pairs.subarray(64 * i, 64 * i + 64);
const halfAt = (bytes: Uint8Array, half: number) => bytes.subarray(32 * half, 32 * half + 32);
/** Both halves of each of `count` pairs. */
const halvesOf = (count: number): Half[] => Array.from({ length: 2 * count }, (_, at) => ({ i: at >> 1, j: (at & 1) as 0 | 1 }));

/** The points u_0 and u_1 that each pair stands for. */
function pointsOf(symmetric: Symmetric, pairs: Uint8Array, count: number): Uint8Array {
  expectLength(pairs, 64 * count);
  const halves = halvesOf(count).map((half, at) => ({ ...half, own: numberAt(pairs, 32 * at), other: halfAt(pairs, at ^ 1) }));
  if (halves.some(({ own }) => own >= P)) throw new Error("an encoding is not a number below 2^255 - 19");
  const points = concatBytes(...hashed(symmetric, halves).map((hash, at) => encoded(((halves[at]?.own ?? 0n) + hash) % P)));
  const bad = badPoint(points);
  if (bad) throw new Error(bad);
  return points;
}

/** At most 65,536 transfers: a text has two bytes for the number of its own. */
export const xOnly = (ladder: Ladder, symmetric: Symmetric): BaseOt => ({
  id: 2,

  async send(peer, count, rng) {
    const a = clamp(rng.bytes(32));
    const keys = await ladder.multiply(concatBytes(...GENERATORS.map((u) => encoded(BigInt(u)))), a);
    await peer.send("base-ot/key", keys);
    const { pairs, points } = await peer.receive("base-ot/choice", (bytes) => ({
      points: pointsOf(symmetric, bytes, count),
      pairs: bytes.slice(),
    }));
    const shared = await ladder.multiply(points, a);
    const all = keysOf(
      symmetric,
      keys,
      halvesOf(count).map((half, at) => ({ ...half, pair: pairAt(pairs, half.i), shared: halfAt(shared, at) })),
    );
    const out = { zero: new Uint8Array(count * KEY_BYTES), one: new Uint8Array(count * KEY_BYTES) };
    for (let i = 0; i < count; i++) {
      out.zero.set(all.subarray(2 * i * KEY_BYTES, (2 * i + 1) * KEY_BYTES), i * KEY_BYTES);
      out.one.set(all.subarray((2 * i + 1) * KEY_BYTES, (2 * i + 2) * KEY_BYTES), i * KEY_BYTES);
    }
    for (const secret of [a, shared, all]) secret.fill(0);
    return out;
  },

  async receive(peer, count, choices, rng) {
    const keys = await peer.receive("base-ot/key", twoPoints);
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
      points.set(halfAt(keys, side), 64 * i + 32);
      b.fill(0);
    }
    const products = await ladder.multiplyAsIs(points, scalars);
    const chosen = Array.from({ length: count }, (_, i) => ({ i, j: bitAt(choices, i), other: encoded(randomElement(rng)) }));
    const pairs = new Uint8Array(64 * count);
    hashed(symmetric, chosen).forEach((hash, i) => {
      const { j, other } = chosen[i] as (typeof chosen)[number];
      halfAt(pairs, 2 * i + j).set(encoded((numberAt(products, 64 * i) + P - hash) % P));
      halfAt(pairs, 2 * i + 1 - j).set(other);
    });
    await peer.send("base-ot/choice", pairs);
    const out = keysOf(
      symmetric,
      keys,
      chosen.map(({ i, j }) => ({ i, j, pair: pairAt(pairs, i), shared: halfAt(products, 2 * i + 1) })),
    );
    for (const secret of [scalars, sides, products]) secret.fill(0);
    return out;
  },
});
