/**
 * From a string to a point of P-256, as DPCA-PSI does it: hash, try, and hash again until there is a point.
 *
 *   x = H(1, m) H(2, m), 512 bits as one big-endian number, modulo p; a point with this x: the one with the even y; none: m = the bytes of x
 *
 * Half of all x belong to a point, so two tries are what it takes on average.
 *
 * Trap: this is not RFC 9380 (whose map gives other points), and how long it takes says how many tries an identifier took. It is here
 * because published runs are repeated with it; the fast variant hashes by Elligator 2, in one try.
 * Trap: the bytes of x are its shortest spelling, without zeros in front: a padded one gives another point after the first failed try.
 *
 * Source: github.com/tiktok-privacy-innovation/PrivacyGo, dpca-psi, read at release 0.5.0 (the same routine as PETAce-Solo's).
 */
import { p256 } from "@noble/curves/nist.js";
import { bytesToNumberBE, numberToVarBytesBE } from "@noble/curves/utils.js";
import { sha3_256 } from "@noble/hashes/sha3.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

export const P256 = p256.Point;
export type P256Point = InstanceType<typeof P256>;

const { Fp } = P256;
const { b } = P256.CURVE();

export interface Hashed {
  readonly point: P256Point;
  readonly tries: number;
}

export function hashToP256(message: string | Uint8Array, hash: (text: Uint8Array) => Uint8Array = sha3_256): Hashed {
  let text = typeof message === "string" ? utf8ToBytes(message) : message;
  for (let tries = 1; ; tries++) {
    const wide = concatBytes(hash(concatBytes(Uint8Array.of(1), text)), hash(concatBytes(Uint8Array.of(2), text)));
    const x = bytesToNumberBE(wide) % Fp.ORDER;
    const y = rootOf(Fp.create(x * x * x - 3n * x + b));
    if (y !== undefined) return { point: P256.fromAffine({ x, y: y % 2n === 0n ? y : Fp.neg(y) }), tries };
    text = x === 0n ? new Uint8Array() : numberToVarBytesBE(x);
  }
}

function rootOf(square: bigint): bigint | undefined {
  try {
    return Fp.sqrt(square);
  } catch {
    return undefined; // noble throws where there is no root
  }
}
