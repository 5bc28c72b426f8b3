/**
 * GF(2^255 - 19), two elements at a time, with fused multiply-add (relaxed SIMD).
 *
 * An element is five limbs of radix 2^51, each a whole number in a double, one element in either lane. A product of two limbs has up to
 * 103 bits and comes out exactly, in two parts, by two fused multiply-adds:
 *
 *   hi = fma(a, b, C)        C = 1.5 * 2^104. Doubles there are 2^52 apart, so the bits of hi less those of C are round(a b / 2^52)
 *   lo = fma(a, b, C - hi)   the rest exactly, at most 2^51 in size; plus 1.5 * 2^52 its bits, less those of that constant, are the rest
 *
 * So a b = 2^52 H + L with whole H and L, and bit patterns are summed as 64-bit integers; what the constants add is subtracted once for
 * each column (`bias`). In radix 2^51 a column k gets L of its own products and 2 H of those of column k - 1; columns 5 to 9 come back
 * to 0 to 4 times 19.
 *
 * Bounds. A reduced limb is at most 2^50 + 2^14 in size. mul and sqr take sums and differences of two reduced elements: at most
 * 2^51 + 2^15, products below 2^103, so hi never leaves the range in which doubles are 2^52 apart. A column, folded, is below 2^60
 * (lib/curve25519/bounds.test.ts adds it up).
 *
 * Trap: an engine may round twice here, the product and the sum; then every result is wrong. Nothing tells it but a test of results.
 */
import { slot, WORDS } from "./scratch";
import { join, split } from "./words";

/** Bytes of an element. */
export const SIZE: usize = 80;

const C: i64 = 0x4678000000000000; // 1.5 * 2^104 as a double
const M: i64 = 0x4338000000000000; // 1.5 * 2^52
const W: i64 = 0x4330000000000000; // 2^52: a whole number below it, put into its low bits, is added to it

/**
 * For column k: what the constants in its sums come to, taken off, and 2^62 + 2^50. The 2^62 makes it positive for the shift and leaves it as
 * 2^11; the 2^50 makes the remainder lie around zero. Column k sums k + 1 products where k < 5, else 9 - k, and column k + 5 returns to it.
 */
// @ts-ignore: decorator
@inline
function bias(own: i64, before: i64, folded: i64, foldedBefore: i64): i64 {
  return (1 << 62) + (1 << 50) - own * M - 2 * before * C - 19 * (folded * M + 2 * foldedBefore * C);
}

/** The constants as vectors, in memory: an engine loads one in one instruction and builds one in several. */
const CONSTANTS: usize = memory.data(12 * 16, 16);
// @ts-ignore: decorator
@inline
function constant(i: usize): v128 {
  return v128.load(CONSTANTS + 16 * i);
}
function put(i: usize, bits: i64): void {
  v128.store(CONSTANTS + 16 * i, i64x2.splat(bits));
}
put(0, C);
put(1, M);
put(2, bias(1, 0, 4, 5));
put(3, bias(2, 1, 3, 4));
put(4, bias(3, 2, 2, 3));
put(5, bias(4, 3, 1, 2));
put(6, bias(5, 4, 0, 1));
put(7, (1 << 51) - 1);
put(8, W);
put(9, W + (1 << 50) + 19 * (1 << 11)); // what `carried` takes off the lowest limb
put(10, W + (1 << 50) + (1 << 11)); // and off the others

// @ts-ignore: decorator
@inline
function high(a: v128, b: v128, c: v128): v128 {
  return f64x2.relaxed_madd(a, b, c);
}
// @ts-ignore: decorator
@inline
function low(a: v128, b: v128, h: v128, c: v128, m: v128): v128 {
  return f64x2.add(f64x2.relaxed_madd(a, b, f64x2.sub(c, h)), m);
}
// @ts-ignore: decorator
@inline
function plus(a: v128, b: v128): v128 {
  return i64x2.add(a, b);
}
// @ts-ignore: decorator
@inline
function twice(a: v128): v128 {
  return i64x2.shl(a, 1);
}
// @ts-ignore: decorator
@inline
function times19(a: v128): v128 {
  return plus(plus(i64x2.shl(a, 4), twice(a)), a);
}

/** One pass of carries, all at once; then the limbs are doubles again. */
// @ts-ignore: decorator
@inline
function carried(out: usize, r0: v128, r1: v128, r2: v128, r3: v128, r4: v128): void {
  const mask = constant(7);
  const whole = constant(8);
  const off = constant(10);
  v128.store(out, f64x2.sub(v128.or(plus(v128.and(r0, mask), times19(i64x2.shr_u(r4, 51))), whole), constant(9)));
  v128.store(out, f64x2.sub(v128.or(plus(v128.and(r1, mask), i64x2.shr_u(r0, 51)), whole), off), 16);
  v128.store(out, f64x2.sub(v128.or(plus(v128.and(r2, mask), i64x2.shr_u(r1, 51)), whole), off), 32);
  v128.store(out, f64x2.sub(v128.or(plus(v128.and(r3, mask), i64x2.shr_u(r2, 51)), whole), off), 48);
  v128.store(out, f64x2.sub(v128.or(plus(v128.and(r4, mask), i64x2.shr_u(r3, 51)), whole), off), 64);
}

/** The columns from 0 to 8, their products one line each. */
export function mul(out: usize, x: usize, y: usize): void {
  const c = constant(0);
  const m = constant(1);
  const a0 = v128.load(x);
  const a1 = v128.load(x, 16);
  const a2 = v128.load(x, 32);
  const a3 = v128.load(x, 48);
  const a4 = v128.load(x, 64);
  const b0 = v128.load(y);
  const b1 = v128.load(y, 16);
  const b2 = v128.load(y, 32);
  const b3 = v128.load(y, 48);
  const b4 = v128.load(y, 64);
  let h = high(a0, b0, c);
  let lows = low(a0, b0, h, c, m);
  let highs = h;
  let r0 = plus(lows, constant(2));
  let before = highs;
  h = high(a0, b1, c); lows = low(a0, b1, h, c, m); highs = h;
  h = high(a1, b0, c); lows = plus(lows, low(a1, b0, h, c, m)); highs = plus(highs, h);
  let r1 = plus(plus(lows, twice(before)), constant(3));
  before = highs;
  h = high(a0, b2, c); lows = low(a0, b2, h, c, m); highs = h;
  h = high(a1, b1, c); lows = plus(lows, low(a1, b1, h, c, m)); highs = plus(highs, h);
  h = high(a2, b0, c); lows = plus(lows, low(a2, b0, h, c, m)); highs = plus(highs, h);
  let r2 = plus(plus(lows, twice(before)), constant(4));
  before = highs;
  h = high(a0, b3, c); lows = low(a0, b3, h, c, m); highs = h;
  h = high(a1, b2, c); lows = plus(lows, low(a1, b2, h, c, m)); highs = plus(highs, h);
  h = high(a2, b1, c); lows = plus(lows, low(a2, b1, h, c, m)); highs = plus(highs, h);
  h = high(a3, b0, c); lows = plus(lows, low(a3, b0, h, c, m)); highs = plus(highs, h);
  let r3 = plus(plus(lows, twice(before)), constant(5));
  before = highs;
  h = high(a0, b4, c); lows = low(a0, b4, h, c, m); highs = h;
  h = high(a1, b3, c); lows = plus(lows, low(a1, b3, h, c, m)); highs = plus(highs, h);
  h = high(a2, b2, c); lows = plus(lows, low(a2, b2, h, c, m)); highs = plus(highs, h);
  h = high(a3, b1, c); lows = plus(lows, low(a3, b1, h, c, m)); highs = plus(highs, h);
  h = high(a4, b0, c); lows = plus(lows, low(a4, b0, h, c, m)); highs = plus(highs, h);
  let r4 = plus(plus(lows, twice(before)), constant(6));
  before = highs;
  h = high(a1, b4, c); lows = low(a1, b4, h, c, m); highs = h;
  h = high(a2, b3, c); lows = plus(lows, low(a2, b3, h, c, m)); highs = plus(highs, h);
  h = high(a3, b2, c); lows = plus(lows, low(a3, b2, h, c, m)); highs = plus(highs, h);
  h = high(a4, b1, c); lows = plus(lows, low(a4, b1, h, c, m)); highs = plus(highs, h);
  r0 = plus(r0, times19(plus(lows, twice(before))));
  before = highs;
  h = high(a2, b4, c); lows = low(a2, b4, h, c, m); highs = h;
  h = high(a3, b3, c); lows = plus(lows, low(a3, b3, h, c, m)); highs = plus(highs, h);
  h = high(a4, b2, c); lows = plus(lows, low(a4, b2, h, c, m)); highs = plus(highs, h);
  r1 = plus(r1, times19(plus(lows, twice(before))));
  before = highs;
  h = high(a3, b4, c); lows = low(a3, b4, h, c, m); highs = h;
  h = high(a4, b3, c); lows = plus(lows, low(a4, b3, h, c, m)); highs = plus(highs, h);
  r2 = plus(r2, times19(plus(lows, twice(before))));
  before = highs;
  h = high(a4, b4, c); lows = low(a4, b4, h, c, m); highs = h;
  r3 = plus(r3, times19(plus(lows, twice(before))));
  before = highs;
  r4 = plus(r4, times19(twice(before)));
  carried(out, r0, r1, r2, r3, r4);
}

/** As mul; products of different limbs count twice, those of equal ones once. */
export function sqr(out: usize, x: usize): void {
  const c = constant(0);
  const m = constant(1);
  const a0 = v128.load(x);
  const a1 = v128.load(x, 16);
  const a2 = v128.load(x, 32);
  const a3 = v128.load(x, 48);
  const a4 = v128.load(x, 64);
  let square = high(a0, a0, c);
  let rest = low(a0, a0, square, c, m);
  let r0 = plus(rest, constant(2));
  let squareBefore = square;
  let h = high(a0, a1, c);
  let lows = low(a0, a1, h, c, m);
  let highs = h;
  let r1 = plus(twice(plus(lows, squareBefore)), constant(3));
  let before = highs;
  h = high(a0, a2, c); lows = low(a0, a2, h, c, m); highs = h;
  square = high(a1, a1, c);
  rest = low(a1, a1, square, c, m);
  let r2 = plus(plus(rest, twice(plus(lows, twice(before)))), constant(4));
  before = highs;
  squareBefore = square;
  h = high(a0, a3, c); lows = low(a0, a3, h, c, m); highs = h;
  h = high(a1, a2, c); lows = plus(lows, low(a1, a2, h, c, m)); highs = plus(highs, h);
  let r3 = plus(twice(plus(plus(lows, twice(before)), squareBefore)), constant(5));
  before = highs;
  h = high(a0, a4, c); lows = low(a0, a4, h, c, m); highs = h;
  h = high(a1, a3, c); lows = plus(lows, low(a1, a3, h, c, m)); highs = plus(highs, h);
  square = high(a2, a2, c);
  rest = low(a2, a2, square, c, m);
  let r4 = plus(plus(rest, twice(plus(lows, twice(before)))), constant(6));
  before = highs;
  squareBefore = square;
  h = high(a1, a4, c); lows = low(a1, a4, h, c, m); highs = h;
  h = high(a2, a3, c); lows = plus(lows, low(a2, a3, h, c, m)); highs = plus(highs, h);
  r0 = plus(r0, times19(twice(plus(plus(lows, twice(before)), squareBefore))));
  before = highs;
  h = high(a2, a4, c); lows = low(a2, a4, h, c, m); highs = h;
  square = high(a3, a3, c);
  rest = low(a3, a3, square, c, m);
  r1 = plus(r1, times19(plus(rest, twice(plus(lows, twice(before))))));
  before = highs;
  squareBefore = square;
  h = high(a3, a4, c); lows = low(a3, a4, h, c, m); highs = h;
  r2 = plus(r2, times19(twice(plus(plus(lows, twice(before)), squareBefore))));
  before = highs;
  square = high(a4, a4, c);
  rest = low(a4, a4, square, c, m);
  r3 = plus(r3, times19(plus(rest, twice(twice(before)))));
  squareBefore = square;
  r4 = plus(r4, times19(twice(squareBefore)));
  carried(out, r0, r1, r2, r3, r4);
}

/** x times a whole number below 2^20. Each limb's product is split at a multiple of 2^51, and the upper part moves up. */
export function small(out: usize, x: usize, factor: f64): void {
  const f = f64x2.splat(factor);
  const magic = f64x2.splat(15211807202738752817960438464512.0); // 1.5 * 2^103: doubles there are 2^51 apart
  const up = f64x2.splat(4.440892098500626e-16); // 2^-51
  let carry = f64x2.splat(0);
  for (let i: usize = 0; i < SIZE; i += 16) {
    const limb = v128.load(x + i);
    const h = f64x2.sub(f64x2.relaxed_madd(limb, f, magic), magic);
    v128.store(out + i, f64x2.add(f64x2.relaxed_madd(limb, f, f64x2.neg(h)), f64x2.mul(carry, up)));
    carry = h;
  }
  v128.store(out, f64x2.add(v128.load(out), f64x2.mul(carry, f64x2.splat(8.43769498715119e-15)))); // 19 * 2^-51
}

/** The element whose lanes are the 32 bytes at p and those at q. */
export function unpack(out: usize, p: usize, q: usize): void {
  unpackLane(out, p);
  unpackLane(out + 8, q);
}

function unpackLane(out: usize, from: usize): void {
  const limbs = slot(WORDS);
  split(limbs, from);
  for (let i: usize = 0; i < 5; i++) store<f64>(out + 16 * i, <f64>load<i64>(limbs + 8 * i));
}

/** The one encoding of each lane, below p. */
export function pack(p: usize, q: usize, x: usize): void {
  packLane(p, x);
  packLane(q, x + 8);
}

function packLane(out: usize, x: usize): void {
  const limbs = slot(WORDS);
  for (let i: usize = 0; i < 5; i++) store<i64>(limbs + 8 * i, <i64>load<f64>(x + 16 * i));
  join(out, limbs);
}
