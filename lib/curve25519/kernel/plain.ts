/**
 * GF(2^255 - 19), two elements at a time, in plain SIMD: doubles that are multiplied and added, each rounding for itself.
 *
 * An element is twelve limbs, one element in either lane. Limb i is a double, a whole multiple of 2^c(i) with c(i) = ceil(21.25 i): its
 * weight is in its exponent, so products and sums need no shifts. A product that belongs above 2^255 is multiplied by 19 * 2^-255 and
 * comes back to its column. Nothing is ever rounded: column k is a sum of multiples of 2^c(k) below 2^(c(k) + 53).
 *
 * Bounds. A reduced limb is at most 2^(c(i+1) - 1) (1 + 2^-9) in size. mul and sqr take sums and differences of two reduced elements;
 * then column 0, the largest, is below 2^51 of its units (lib/curve25519/bounds.test.ts adds it up).
 *
 * Carries. x + S - S with S = 1.5 * 2^(52 + c) rounds x to a multiple of 2^c: that part moves to the next limb. Three chains run side by
 * side, since each step waits for the one before.
 *
 * Source: Bernstein, Curve25519: new Diffie-Hellman speed records (PKC 2006), section 4.
 */
import { slot, WORDS } from "./scratch";
import { join } from "./words";

/** Bytes of an element. */
export const SIZE: usize = 192;

/** 19 * 2^-255. */
const FOLD: f64 = 3.281744050935889e-76;

/** c(i). */
const PLACES: usize = memory.data<u8>([0, 22, 43, 64, 85, 107, 128, 149, 170, 192, 213, 234, 255]);
/** For the carry out of limb i: 1.5 * 2^(52 + c(i + 1)), in both lanes. */
const ROUND: usize = memory.data(12 * 16, 16);
for (let i: usize = 0; i < 12; i++) {
  const exponent = <i64>load<u8>(PLACES + i + 1) + 52 + 1023;
  v128.store(ROUND + 16 * i, i64x2.splat((exponent << 52) | (1 << 51)));
}

// @ts-ignore: decorator
@inline
function plus(a: v128, b: v128): v128 {
  return f64x2.add(a, b);
}
// @ts-ignore: decorator
@inline
function times(a: v128, b: v128): v128 {
  return f64x2.mul(a, b);
}
/** The part of x that moves out of limb i. */
// @ts-ignore: decorator
@inline
function above(x: v128, i: usize): v128 {
  const round = v128.load(ROUND + 16 * i);
  return f64x2.sub(f64x2.add(x, round), round);
}

export function mul(out: usize, x: usize, y: usize): void {
  const a0 = v128.load(x); const a1 = v128.load(x, 16);
  const a2 = v128.load(x, 32); const a3 = v128.load(x, 48);
  const a4 = v128.load(x, 64); const a5 = v128.load(x, 80);
  const a6 = v128.load(x, 96); const a7 = v128.load(x, 112);
  const a8 = v128.load(x, 128); const a9 = v128.load(x, 144);
  const a10 = v128.load(x, 160); const a11 = v128.load(x, 176);
  const b0 = v128.load(y); const b1 = v128.load(y, 16);
  const b2 = v128.load(y, 32); const b3 = v128.load(y, 48);
  const b4 = v128.load(y, 64); const b5 = v128.load(y, 80);
  const b6 = v128.load(y, 96); const b7 = v128.load(y, 112);
  const b8 = v128.load(y, 128); const b9 = v128.load(y, 144);
  const b10 = v128.load(y, 160); const b11 = v128.load(y, 176);
  const fold = f64x2.splat(FOLD);
  const w1 = times(b1, fold); const w2 = times(b2, fold); const w3 = times(b3, fold);
  const w4 = times(b4, fold); const w5 = times(b5, fold); const w6 = times(b6, fold);
  const w7 = times(b7, fold); const w8 = times(b8, fold); const w9 = times(b9, fold);
  const w10 = times(b10, fold);
  const w11 = times(b11, fold);
  let r0 = plus(times(a0, b0), times(a1, w11));
  r0 = plus(plus(plus(plus(r0, times(a2, w10)), times(a3, w9)), times(a4, w8)), times(a5, w7));
  r0 = plus(plus(plus(plus(r0, times(a6, w6)), times(a7, w5)), times(a8, w4)), times(a9, w3));
  r0 = plus(plus(r0, times(a10, w2)), times(a11, w1));
  let r1 = plus(times(a0, b1), times(a1, b0));
  r1 = plus(plus(plus(plus(r1, times(a2, w11)), times(a3, w10)), times(a4, w9)), times(a5, w8));
  r1 = plus(plus(plus(plus(r1, times(a6, w7)), times(a7, w6)), times(a8, w5)), times(a9, w4));
  r1 = plus(plus(r1, times(a10, w3)), times(a11, w2));
  let r2 = plus(times(a0, b2), times(a1, b1));
  r2 = plus(plus(plus(plus(r2, times(a2, b0)), times(a3, w11)), times(a4, w10)), times(a5, w9));
  r2 = plus(plus(plus(plus(r2, times(a6, w8)), times(a7, w7)), times(a8, w6)), times(a9, w5));
  r2 = plus(plus(r2, times(a10, w4)), times(a11, w3));
  let r3 = plus(times(a0, b3), times(a1, b2));
  r3 = plus(plus(plus(plus(r3, times(a2, b1)), times(a3, b0)), times(a4, w11)), times(a5, w10));
  r3 = plus(plus(plus(plus(r3, times(a6, w9)), times(a7, w8)), times(a8, w7)), times(a9, w6));
  r3 = plus(plus(r3, times(a10, w5)), times(a11, w4));
  let r4 = plus(times(a0, b4), times(a1, b3));
  r4 = plus(plus(plus(plus(r4, times(a2, b2)), times(a3, b1)), times(a4, b0)), times(a5, w11));
  r4 = plus(plus(plus(plus(r4, times(a6, w10)), times(a7, w9)), times(a8, w8)), times(a9, w7));
  r4 = plus(plus(r4, times(a10, w6)), times(a11, w5));
  let r5 = plus(times(a0, b5), times(a1, b4));
  r5 = plus(plus(plus(plus(r5, times(a2, b3)), times(a3, b2)), times(a4, b1)), times(a5, b0));
  r5 = plus(plus(plus(plus(r5, times(a6, w11)), times(a7, w10)), times(a8, w9)), times(a9, w8));
  r5 = plus(plus(r5, times(a10, w7)), times(a11, w6));
  let r6 = plus(times(a0, b6), times(a1, b5));
  r6 = plus(plus(plus(plus(r6, times(a2, b4)), times(a3, b3)), times(a4, b2)), times(a5, b1));
  r6 = plus(plus(plus(plus(r6, times(a6, b0)), times(a7, w11)), times(a8, w10)), times(a9, w9));
  r6 = plus(plus(r6, times(a10, w8)), times(a11, w7));
  let r7 = plus(times(a0, b7), times(a1, b6));
  r7 = plus(plus(plus(plus(r7, times(a2, b5)), times(a3, b4)), times(a4, b3)), times(a5, b2));
  r7 = plus(plus(plus(plus(r7, times(a6, b1)), times(a7, b0)), times(a8, w11)), times(a9, w10));
  r7 = plus(plus(r7, times(a10, w9)), times(a11, w8));
  let r8 = plus(times(a0, b8), times(a1, b7));
  r8 = plus(plus(plus(plus(r8, times(a2, b6)), times(a3, b5)), times(a4, b4)), times(a5, b3));
  r8 = plus(plus(plus(plus(r8, times(a6, b2)), times(a7, b1)), times(a8, b0)), times(a9, w11));
  r8 = plus(plus(r8, times(a10, w10)), times(a11, w9));
  let r9 = plus(times(a0, b9), times(a1, b8));
  r9 = plus(plus(plus(plus(r9, times(a2, b7)), times(a3, b6)), times(a4, b5)), times(a5, b4));
  r9 = plus(plus(plus(plus(r9, times(a6, b3)), times(a7, b2)), times(a8, b1)), times(a9, b0));
  r9 = plus(plus(r9, times(a10, w11)), times(a11, w10));
  let r10 = plus(times(a0, b10), times(a1, b9));
  r10 = plus(plus(plus(plus(r10, times(a2, b8)), times(a3, b7)), times(a4, b6)), times(a5, b5));
  r10 = plus(plus(plus(plus(r10, times(a6, b4)), times(a7, b3)), times(a8, b2)), times(a9, b1));
  r10 = plus(plus(r10, times(a10, b0)), times(a11, w11));
  let r11 = plus(times(a0, b11), times(a1, b10));
  r11 = plus(plus(plus(plus(r11, times(a2, b9)), times(a3, b8)), times(a4, b7)), times(a5, b6));
  r11 = plus(plus(plus(plus(r11, times(a6, b5)), times(a7, b4)), times(a8, b3)), times(a9, b2));
  r11 = plus(plus(r11, times(a10, b1)), times(a11, b0));
  carried(out, r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11);
}

export function sqr(out: usize, x: usize): void {
  const a0 = v128.load(x); const a1 = v128.load(x, 16);
  const a2 = v128.load(x, 32); const a3 = v128.load(x, 48);
  const a4 = v128.load(x, 64); const a5 = v128.load(x, 80);
  const a6 = v128.load(x, 96); const a7 = v128.load(x, 112);
  const a8 = v128.load(x, 128); const a9 = v128.load(x, 144);
  const a10 = v128.load(x, 160); const a11 = v128.load(x, 176);
  const fold = f64x2.splat(FOLD);
  const w6 = times(a6, fold); const w7 = times(a7, fold); const w8 = times(a8, fold);
  const w9 = times(a9, fold); const w10 = times(a10, fold); const w11 = times(a11, fold);
  const d0 = plus(a0, a0); const d1 = plus(a1, a1); const d2 = plus(a2, a2);
  const d3 = plus(a3, a3); const d4 = plus(a4, a4); const d5 = plus(a5, a5);
  const d6 = plus(a6, a6); const d7 = plus(a7, a7); const d8 = plus(a8, a8);
  const d9 = plus(a9, a9);
  const d10 = plus(a10, a10);
  let r0 = plus(times(a0, a0), times(d1, w11));
  r0 = plus(plus(plus(plus(r0, times(d2, w10)), times(d3, w9)), times(d4, w8)), times(d5, w7));
  r0 = plus(r0, times(a6, w6));
  let r1 = plus(times(d0, a1), times(d2, w11));
  r1 = plus(plus(plus(plus(r1, times(d3, w10)), times(d4, w9)), times(d5, w8)), times(d6, w7));
  let r2 = plus(times(d0, a2), times(a1, a1));
  r2 = plus(plus(plus(plus(r2, times(d3, w11)), times(d4, w10)), times(d5, w9)), times(d6, w8));
  r2 = plus(r2, times(a7, w7));
  let r3 = plus(times(d0, a3), times(d1, a2));
  r3 = plus(plus(plus(plus(r3, times(d4, w11)), times(d5, w10)), times(d6, w9)), times(d7, w8));
  let r4 = plus(times(d0, a4), times(d1, a3));
  r4 = plus(plus(plus(plus(r4, times(a2, a2)), times(d5, w11)), times(d6, w10)), times(d7, w9));
  r4 = plus(r4, times(a8, w8));
  let r5 = plus(times(d0, a5), times(d1, a4));
  r5 = plus(plus(plus(plus(r5, times(d2, a3)), times(d6, w11)), times(d7, w10)), times(d8, w9));
  let r6 = plus(times(d0, a6), times(d1, a5));
  r6 = plus(plus(plus(plus(r6, times(d2, a4)), times(a3, a3)), times(d7, w11)), times(d8, w10));
  r6 = plus(r6, times(a9, w9));
  let r7 = plus(times(d0, a7), times(d1, a6));
  r7 = plus(plus(plus(plus(r7, times(d2, a5)), times(d3, a4)), times(d8, w11)), times(d9, w10));
  let r8 = plus(times(d0, a8), times(d1, a7));
  r8 = plus(plus(plus(plus(r8, times(d2, a6)), times(d3, a5)), times(a4, a4)), times(d9, w11));
  r8 = plus(r8, times(a10, w10));
  let r9 = plus(times(d0, a9), times(d1, a8));
  r9 = plus(plus(plus(plus(r9, times(d2, a7)), times(d3, a6)), times(d4, a5)), times(d10, w11));
  let r10 = plus(times(d0, a10), times(d1, a9));
  r10 = plus(plus(plus(plus(r10, times(d2, a8)), times(d3, a7)), times(d4, a6)), times(a5, a5));
  r10 = plus(r10, times(a11, w11));
  let r11 = plus(times(d0, a11), times(d1, a10));
  r11 = plus(plus(plus(plus(r11, times(d2, a9)), times(d3, a8)), times(d4, a7)), times(d5, a6));
  carried(out, r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11);
}

// @ts-ignore: decorator
@inline
function carried(
  out: usize, r0: v128, r1: v128, r2: v128, r3: v128, r4: v128, r5: v128, r6: v128, r7: v128, r8: v128, r9: v128, r10: v128, r11: v128,
): void {
  const fold = f64x2.splat(FOLD);
  let t = above(r0, 0); r0 = f64x2.sub(r0, t); r1 = plus(r1, t);
  t = above(r4, 4); r4 = f64x2.sub(r4, t); r5 = plus(r5, t);
  t = above(r8, 8); r8 = f64x2.sub(r8, t); r9 = plus(r9, t);
  t = above(r1, 1); r1 = f64x2.sub(r1, t); r2 = plus(r2, t);
  t = above(r5, 5); r5 = f64x2.sub(r5, t); r6 = plus(r6, t);
  t = above(r9, 9); r9 = f64x2.sub(r9, t); r10 = plus(r10, t);
  t = above(r2, 2); r2 = f64x2.sub(r2, t); r3 = plus(r3, t);
  t = above(r6, 6); r6 = f64x2.sub(r6, t); r7 = plus(r7, t);
  t = above(r10, 10); r10 = f64x2.sub(r10, t); r11 = plus(r11, t);
  t = above(r3, 3); r3 = f64x2.sub(r3, t); r4 = plus(r4, t);
  t = above(r7, 7); r7 = f64x2.sub(r7, t); r8 = plus(r8, t);
  t = above(r11, 11); r11 = f64x2.sub(r11, t); r0 = plus(r0, times(t, fold));
  t = above(r4, 4); r4 = f64x2.sub(r4, t); r5 = plus(r5, t);
  t = above(r8, 8); r8 = f64x2.sub(r8, t); r9 = plus(r9, t);
  t = above(r0, 0); r0 = f64x2.sub(r0, t); r1 = plus(r1, t);
  v128.store(out, r0); v128.store(out, r1, 16); v128.store(out, r2, 32);
  v128.store(out, r3, 48); v128.store(out, r4, 64); v128.store(out, r5, 80);
  v128.store(out, r6, 96); v128.store(out, r7, 112); v128.store(out, r8, 128);
  v128.store(out, r9, 144); v128.store(out, r10, 160); v128.store(out, r11, 176);
}

/** x times a whole number below 2^20. */
export function small(out: usize, x: usize, factor: f64): void {
  const f = f64x2.splat(factor);
  carried(
    out,
    times(v128.load(x, 0), f),
    times(v128.load(x, 16), f),
    times(v128.load(x, 32), f),
    times(v128.load(x, 48), f),
    times(v128.load(x, 64), f),
    times(v128.load(x, 80), f),
    times(v128.load(x, 96), f),
    times(v128.load(x, 112), f),
    times(v128.load(x, 128), f),
    times(v128.load(x, 144), f),
    times(v128.load(x, 160), f),
    times(v128.load(x, 176), f),
  );
}

/** The element whose lanes are the 32 bytes at p and those at q. */
export function unpack(out: usize, p: usize, q: usize): void {
  unpackLane(out, p);
  unpackLane(out + 8, q);
  small(out, out, 1.0);
}

function unpackLane(out: usize, from: usize): void {
  for (let i: usize = 0; i < 12; i++) {
    const place = <u32>load<u8>(PLACES + i);
    const width = <u32>load<u8>(PLACES + i + 1) - place;
    const byte = min<u32>(place >> 3, 28); // no byte behind the 32 is read
    const bits = (load<u32>(from + byte) >> (place - 8 * byte)) & ((1 << width) - 1);
    store<f64>(out + 16 * i, <f64>bits * power(place));
  }
}

/** The one encoding of each lane, below p. */
export function pack(p: usize, q: usize, x: usize): void {
  packLane(p, x);
  packLane(q, x + 8);
}

function packLane(out: usize, x: usize): void {
  const limbs = slot(WORDS);
  memory.fill(limbs, 0, 48);
  for (let i: usize = 0; i < 12; i++) {
    const place = <i64>load<u8>(PLACES + i);
    const limb = <i64>(load<f64>(x + 16 * i) * power(-<i32>place));
    const to = limbs + 8 * <usize>(place / 51);
    const shift = place % 51;
    store<i64>(to, load<i64>(to) + ((limb << shift) & ((1 << 51) - 1)));
    store<i64>(to, load<i64>(to, 8) + (limb >> (51 - shift)), 8);
  }
  store<i64>(limbs, load<i64>(limbs) + 19 * load<i64>(limbs, 40)); // what reached 2^255 comes back
  join(out, limbs);
}

/** 2^n. */
// @ts-ignore: decorator
@inline
function power(n: i32): f64 {
  return reinterpret<f64>((<i64>n + 1023) << 52);
}
