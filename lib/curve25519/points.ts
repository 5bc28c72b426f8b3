/**
 * What a peer may send as a point: 32 bytes that are the one encoding of a u below p, and not of small order.
 *
 * Trap: u and u + p, or u with its highest bit set, are one point in several encodings: a peer could say one thing twice.
 * Trap: a scalar times a point of small order is 0 for every clamped scalar; masked by anybody, it is the same for everybody.
 * Points of the twist are accepted; ladder.ts says why.
 */
import { BYTES, P, toBytes } from "./field.ts";

/**
 * Every u of small order, of the curve and of its twist: 0 (order 2), 1 (order 4), -1 (order 4, twist), and two of order 8.
 * Others are these plus p, which is no encoding.
 */
export const SMALL_ORDER: readonly bigint[] = [
  0n,
  1n,
  P - 1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
];

const words = (x: bigint) => Array.from(new Uint32Array(toBytes(x).buffer));
const SMALL_WORDS = SMALL_ORDER.map(words);

/** Completes "Round 2, message "x" from y: ...". Undefined where all are good. */
export function badPoint(us: Uint8Array): string | undefined {
  const view = new DataView(us.buffer, us.byteOffset, us.byteLength);
  for (let at = 0; at < us.length; at += BYTES) {
    if (!isCanonical(view, at)) return "an encoding is not a number below 2^255 - 19";
    const first = view.getUint32(at, true);
    if (SMALL_WORDS.some((small) => small[0] === first && small.every((word, i) => word === view.getUint32(at + 4 * i, true)))) {
      return "a point has small order";
    }
  }
  return undefined;
}

/** p is 0xed, thirty bytes of 0xff, 0x7f. */
function isCanonical(view: DataView, at: number): boolean {
  const top = view.getUint32(at + 28, true);
  if (top !== 0x7fff_ffff) return top < 0x7fff_ffff;
  for (let i = 24; i > 0; i -= 4) if (view.getUint32(at + i, true) !== 0xffff_ffff) return true;
  return view.getUint32(at, true) < 0xffff_ffed;
}

/** RFC 7748 section 5: a multiple of 8, with bit 254 set and bit 255 clear. In place. */
export function clamp(scalar: Uint8Array): Uint8Array {
  scalar[0] = (scalar[0] as number) & 248;
  scalar[BYTES - 1] = ((scalar[BYTES - 1] as number) & 127) | 64;
  return scalar;
}
