/**
 * From messages to points: encode_to_curve of RFC 9380, suite curve25519_XMD:SHA-512_ELL2_NU_, as far as u goes and without clearing the
 * cofactor. A clamped scalar is a multiple of 8 and clears it.
 *
 *   expand_message_xmd (5.3.1): b0 = H(zeros, one block | message | 0 48 | 0 | DST'), b1 = H(b0 | 1 | DST'); the first 48 bytes of b1
 *   hash_to_field (5.2): those as a big-endian number, modulo p
 *   map_to_curve_elligator2_curve25519 (6.7.1, G.2.1): u = -A / (1 + 2 r^2), or -u - A where u^3 + A u^2 + u is no square
 *
 * 1 + 2 r^2 is never 0, since -1/2 is no square modulo p; nor is u, nor the cube: so there are no exceptions to catch.
 */
import { add, copy, mul, pack, select, set, SIZE, small, sqr, sub, unpack } from "./field";
import { euler, invert } from "./powers";
import { slot } from "./scratch";
import { absorb, finish, HASHER_BYTES, start } from "./sha512";

const A: f64 = 486662;

/** Scratch for a batch: what `encode` needs for each pair, and once. */
export const PAIR: usize = 2 * SIZE + 128;
export const ONCE: usize = 2 * HASHER_BYTES + 64;

/** 384 bits, big-endian, as two numbers of 32 bytes: the lower 255 bits, and the rest. */
function halves(low: usize, high: usize, digest: usize): void {
  for (let i: usize = 0; i < 32; i += 8) store<u64>(low + i, bswap(load<u64>(digest + 40 - i)));
  const a = bswap(load<u64>(digest + 8));
  const b = bswap(load<u64>(digest));
  store<u64>(high, (a << 1) | (load<u64>(low, 24) >> 63)); // unpack ignores bit 255 of `low`
  store<u64>(high, (b << 1) | (a >> 63), 8);
  store<u64>(high, b >> 63, 16);
  store<u64>(high, 0, 24);
}

/** The 48 bytes of expand_message_xmd, and 16 more that nobody reads. */
function expand(digest: usize, message: usize, length: usize, dst: usize, dstLength: usize, hasher: usize, primed: usize): void {
  memory.copy(hasher, primed, HASHER_BYTES);
  absorb(hasher, message, length);
  store<u32>(digest, 0x003000); // the bytes 0 48 0
  absorb(hasher, digest, 3);
  absorb(hasher, dst, dstLength);
  finish(hasher, digest);
  start(hasher);
  absorb(hasher, digest, 64);
  store<u8>(digest, 1);
  absorb(hasher, digest, 1);
  absorb(hasher, dst, dstLength);
  finish(hasher, digest);
}

/**
 * out[i] = u of message i, for an even `count`. Message i ends where the 32-bit number ends[i] says, and the next begins there.
 * `dst` is DST': the tag, and its length in one byte.
 */
export function encode(out: usize, messages: usize, ends: usize, count: usize, dst: usize, dstLength: usize, scratch: usize): void {
  const hasher = scratch;
  const primed = hasher + HASHER_BYTES;
  const digest = primed + HASHER_BYTES;
  const numbers = scratch + ONCE;
  start(primed);
  memory.fill(numbers, 0, 128);
  absorb(primed, numbers, 128); // the block of zeros: the same for every message
  let from: usize = 0;
  for (let i: usize = 0; i < count; i++) {
    const end = <usize>load<u32>(ends + 4 * i);
    expand(digest, messages + from, end - from, dst, dstLength, hasher, primed);
    const low = numbers + 128 * (i >> 1) + 32 * (i & 1);
    halves(low, low + 64, digest);
    from = end;
  }
  map(out, numbers, count >> 1);
}

/** Elligator2 of each pair of field elements, all inversions in one. */
function map(out: usize, numbers: usize, pairs: usize): void {
  const ds = numbers + 128 * pairs;
  const products = ds + SIZE * pairs;
  const product = slot(15);
  const one = slot(16);
  const t = slot(17);
  const u = slot(18);
  const g = slot(19);
  const a = slot(20);
  const inverse = slot(21);
  set(product, 1);
  set(one, 1);
  set(a, A);
  for (let i: usize = 0; i < pairs; i++) {
    const d = ds + i * SIZE;
    unpack(t, numbers + 128 * i + 64, numbers + 128 * i + 96);
    small(t, t, 19); // 2^255 = 19
    unpack(u, numbers + 128 * i, numbers + 128 * i + 32);
    add(t, t, u);
    sqr(t, t);
    small(t, t, 2);
    add(t, t, one);
    small(d, t, 1);
    copy(products + i * SIZE, product);
    mul(product, product, d);
  }
  invert(inverse, product);
  for (let i: usize = pairs; i-- > 0; ) {
    mul(t, inverse, products + i * SIZE);
    mul(inverse, inverse, ds + i * SIZE);
    small(u, t, -A);
    add(t, u, a); // u^3 + A u^2 + u = u (u (u + A) + 1)
    mul(t, t, u);
    add(t, t, one);
    mul(g, t, u);
    euler(g, g);
    // 1 or -1: only p - 1 has bits in its upper half.
    const p = slot(1);
    pack(p, p + 32, g);
    const other = i64x2.replace_lane(i64x2.splat(-(<i64>(load<u64>(p, 16) != 0))), 1, -(<i64>(load<u64>(p, 48) != 0)));
    set(t, 0);
    sub(t, t, u);
    sub(t, t, a);
    small(t, t, 1);
    select(t, u, t, other);
    pack(out + 64 * i, out + 64 * i + 32, t);
  }
}
