/**
 * Four words side by side: what ChaCha and BLAKE3 share. Both are made of 32-bit additions, exclusive ors and rotations, so four of them
 * run at once, one in each lane of a vector. "Spread" memory holds word w of all four at 16 * w.
 */

// @ts-ignore: decorator
@inline
export function add(a: v128, b: v128): v128 {
  return i32x4.add(a, b);
}

// @ts-ignore: decorator
@inline
export function xor(a: v128, b: v128): v128 {
  return v128.xor(a, b);
}

/** Every word turned left by `bits`, which is no multiple of 8: those are shuffles of bytes, below. */
// @ts-ignore: decorator
@inline
export function turn(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

// @ts-ignore: decorator
@inline
export function turn16(x: v128): v128 {
  return i8x16.shuffle(x, x, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
}

// @ts-ignore: decorator
@inline
export function turn8(x: v128): v128 {
  return i8x16.shuffle(x, x, 3, 0, 1, 2, 7, 4, 5, 6, 11, 8, 9, 10, 15, 12, 13, 14);
}

/** To the left by 24, that is to the right by 8. */
// @ts-ignore: decorator
@inline
export function turn24(x: v128): v128 {
  return i8x16.shuffle(x, x, 1, 2, 3, 0, 5, 6, 7, 4, 9, 10, 11, 8, 13, 14, 15, 12);
}

/** The 4 x 4 words of a, b, c, d, turned over their diagonal; vector i of them goes to `out + i * step`. */
// @ts-ignore: decorator
@inline
export function transpose4(out: usize, step: usize, a: v128, b: v128, c: v128, d: v128): void {
  const low = i32x4.shuffle(a, b, 0, 4, 1, 5);
  const high = i32x4.shuffle(a, b, 2, 6, 3, 7);
  const low2 = i32x4.shuffle(c, d, 0, 4, 1, 5);
  const high2 = i32x4.shuffle(c, d, 2, 6, 3, 7);
  v128.store(out, i64x2.shuffle(low, low2, 0, 2));
  v128.store(out + step, i64x2.shuffle(low, low2, 1, 3));
  v128.store(out + 2 * step, i64x2.shuffle(high, high2, 0, 2));
  v128.store(out + 3 * step, i64x2.shuffle(high, high2, 1, 3));
}

/** Four blocks of 64 bytes, from four places, spread. */
export function spread(out: usize, a: usize, b: usize, c: usize, d: usize): void {
  for (let q: usize = 0; q < 64; q += 16) {
    transpose4(out + 4 * q, 16, v128.load(a + q), v128.load(b + q), v128.load(c + q), v128.load(d + q));
  }
}

/** `count` words in all four lanes alike. */
export function spreadAlike(out: usize, words: usize, count: usize): void {
  for (let w: usize = 0; w < count; w++) v128.store(out + 16 * w, v128.load32_splat(words + 4 * w));
}
