/**
 * Rows hidden on Curve25519, by u-coordinates alone: as fast as the machine's engines are (lib/curve25519).
 *
 * Each column has a hash of its own, so equal strings in two columns are two points that have nothing to do with each other. What
 * DPCA-PSI shows of a table here (cipher-p256.ts) is not there to see.
 *
 * The switch on u alone. H reaches the curve, and key 0 is a multiple of 8 (clamped), so key_0 H has prime order l, and so has whatever the
 * other party makes of it. There, factors count modulo l only, and f = 8 ((key_i / (8 key_0)) mod l) turns u of key_0 P into u of +-key_i P.
 * u tells P up to its sign: it is the same for both.
 *
 * Trap: (key_i / key_0) mod l itself does the same to honest points, and is no multiple of 8. A peer that sends a point with a part of order
 * 8 would see that factor modulo 8 in the answer. f is 0 modulo 8 and so, as with clamped keys, small parts vanish; on the twist (cofactor 4)
 * as well, whose points stand for another group of large order.
 * Trap: f can have 256 bits, one time in 2^127, and the ladder reads 255. Keys are drawn again then.
 *
 * Source: RFC 7748 (ladder, clamping), RFC 9380 (Elligator 2).
 */
import { bytesToNumberLE, numberToBytesLE } from "@noble/curves/utils.js";
import { badPoint, clamp, type Ladder } from "../../curve25519/index.ts";
import { inverse } from "../../math/index.ts";
import type { Rng } from "../../random/index.ts";
import { lastBytes, type RowCipher } from "./row-cipher.ts";

const SIZE = 32;
/** Of the subgroup (RFC 7748, section 4.1). */
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

/** RFC 9380, section 3.1: one tag for each column. The cofactor is cleared by the keys. */
const dstOf = (column: number) => `PETRI-V01-DPCA-COLUMN-${column}-with-curve25519_XMD:SHA-512_ELL2_NU_`;

export interface ColumnKeys {
  /** Clamped, one for each column. */
  readonly keys: readonly Uint8Array[];
  /** From key 0 to key i. */
  readonly turns: readonly Uint8Array[];
}

export function drawColumnKeys(columns: number, rng: Rng): ColumnKeys {
  const draw = () => clamp(rng.bytes(SIZE));
  const first = draw();
  const [keys, turns]: [Uint8Array[], Uint8Array[]] = [[], []];
  while (keys.length < columns) {
    const key = keys.length === 0 ? first : draw();
    const factor = turnOf(first, key);
    if (factor >> 255n !== 0n) continue;
    keys.push(key);
    turns.push(numberToBytesLE(factor, SIZE));
  }
  return { keys, turns };
}

/** The multiple of 8 that does to points of prime order what `to` / `from` does. */
export function turnOf(from: Uint8Array, to: Uint8Array): bigint {
  const [a, b] = [bytesToNumberLE(from), bytesToNumberLE(to)];
  return 8n * ((b * inverse(8n * a, ORDER)) % ORDER);
}

export function uCipher(ladder: Ladder, { keys, turns }: ColumnKeys): RowCipher {
  const key = (column: number) => keys[column] as Uint8Array;
  return {
    size: SIZE,
    mask: async (column, cells) => ladder.multiply(await ladder.encode(cells, dstOf(column)), key(0)),
    raise: (column, points) => ladder.multiply(points, key(column)),
    async turn(column, points) {
      const factors = new Uint8Array(points.length);
      for (let at = 0; at < points.length; at += SIZE) factors.set(turns[column] as Uint8Array, at);
      const turned = await ladder.multiplyAsIs(points, factors);
      factors.fill(0);
      return turned;
    },
    tags: (points) => lastBytes(points, SIZE),
    check(points) {
      const bad = badPoint(points);
      if (bad) throw new Error(bad);
    },
    wipe() {
      for (const secret of [...keys, ...turns]) secret.fill(0);
    },
  };
}
