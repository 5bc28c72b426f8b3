/**
 * Rows hidden as DPCA-PSI hides them: P-256, points in 33 bytes, and one hash for every column.
 *
 * Trap: all columns leave under key 0, and the hash does not know its column. So a string that stands twice in a table, in whatever columns,
 * is one point twice, and the other party sees that it is. And each party can count the other's cells of later columns that stand in its own
 * first one, with no dummy among them (matching.ts). `cipher-u.ts` hashes each column apart.
 * Trap: noble's points are BigInts. They do not take the same time for every key, and cannot be zeroed.
 */
import { bytesToNumberBE } from "@noble/curves/utils.js";
import { inverse } from "../../math/index.ts";
import type { Rng } from "../../random/index.ts";
import { hashToP256, P256, type P256Point } from "./hash-p256.ts";
import { lastBytes, type RowCipher } from "./row-cipher.ts";

const SIZE = 33;
const ORDER = P256.Fn.ORDER;

/** Of exactly 256 bits, and below the order, as upstream draws them. */
export function drawP256Key(rng: Rng): bigint {
  for (;;) {
    const bytes = rng.bytes(32);
    const key = bytesToNumberBE(bytes);
    bytes.fill(0);
    if (key >> 255n === 1n && key < ORDER) return key;
  }
}

export function p256Cipher(keys: readonly bigint[]): RowCipher {
  const first = keys[0] as bigint;
  const key = (column: number) => keys[column] as bigint;
  const each = (points: Uint8Array, factor: bigint) => {
    const out = new Uint8Array(points.length);
    for (let at = 0; at < points.length; at += SIZE) {
      out.set(
        P256.fromBytes(points.subarray(at, at + SIZE))
          .multiply(factor)
          .toBytes(true),
        at,
      );
    }
    return out;
  };
  return {
    size: SIZE,
    async mask(_, cells) {
      const out = new Uint8Array(SIZE * cells.length);
      cells.forEach((cell, i) => {
        out.set(hashToP256(cell).point.multiply(first).toBytes(true), SIZE * i);
      });
      return out;
    },
    raise: async (column, points) => each(points, key(column)),
    turn: async (column, points) => each(points, P256.Fn.create(key(column) * inverse(first, ORDER))),
    tags: (points) => lastBytes(points, SIZE),
    check(points) {
      for (let at = 0; at < points.length; at += SIZE) pointAt(points.subarray(at, at + SIZE));
    },
    wipe() {},
  };
}

function pointAt(bytes: Uint8Array): P256Point {
  try {
    return P256.fromBytes(bytes);
  } catch (cause) {
    throw new Error("an encoding is not a point of P-256", { cause });
  }
}
