/**
 * The module's exports. Everything works on addresses that TypeScript lays out, from `heap()` on, and on even numbers of elements;
 * lib/curve25519/kernel.ts is the one caller.
 */
import * as elligator from "./elligator";
import { add, mul, pack, select, small, sqr, sub, unpack } from "./field";
import * as ladder from "./ladder";
import { euler, invert } from "./powers";
import { slot, wipeScratch } from "./scratch";
import { absorb, finish, HASHER_BYTES, start } from "./sha512";

export { multiply } from "./ladder";
export { encode } from "./elligator";

/** Where constants and the kernel's own scratch end. */
export function heap(): usize {
  return __heap_base;
}

/** Zeroes the kernel's own scratch. */
export function wipe(): void {
  wipeScratch();
}

/** Bytes of scratch for `count` points. */
export function multiplyScratch(count: usize): usize {
  return (count >> 1) * ladder.PAIR;
}

export function encodeScratch(count: usize): usize {
  return elligator.ONCE + (count >> 1) * elligator.PAIR;
}

/** SHA-512 of `length` bytes; `scratch`: HASHER_BYTES. For the tests, which hold each layer to its twin. */
export function sha512(out: usize, message: usize, length: usize, scratch: usize): void {
  start(scratch);
  absorb(scratch, message, length);
  finish(scratch, out);
}

export function hasherBytes(): usize {
  return HASHER_BYTES;
}

/** One operation of the field on `count` encodings each. For the tests as well. */
export function field(operation: i32, out: usize, xs: usize, ys: usize, count: usize): void {
  const x = slot(30);
  const y = slot(31);
  const t = slot(32);
  for (let i: usize = 0; i < 32 * count; i += 64) {
    unpack(x, xs + i, xs + i + 32);
    unpack(y, ys + i, ys + i + 32);
    switch (operation) {
      case 0: mul(t, x, y); break;
      case 1: sqr(t, x); break;
      case 2: add(t, x, y); break;
      case 3: sub(t, x, y); break;
      case 4: small(t, x, 121665); break;
      case 5: invert(t, x); break;
      case 6: euler(t, x); break;
      // The largest that the ladder ever multiplies: a sum by a difference.
      case 7: add(t, x, y); sub(x, x, y); mul(t, t, x); break;
      case 8: add(t, x, y); sqr(t, t); break;
      default: select(t, x, y, i64x2.splat(-1));
    }
    pack(out + i, out + i + 32, t);
  }
}
