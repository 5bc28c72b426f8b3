/**
 * BLAKE3's compression function, four at a time, and what is made of it here: a keyed hash of short texts, and single blocks of extended
 * output (BLAKE3 specification, sections 2.2 and 2.6).
 */
import { add, turn, turn16, turn24, xor } from "./lanes";

export const CHUNK_START: u32 = 1;
export const CHUNK_END: u32 = 2;
export const ROOT: u32 = 8;
export const KEYED_HASH: u32 = 16;

/** Which message word each step of each round takes, times 16: where it stands in spread memory. */
const SCHEDULE: usize = memory.data<u8>([
  0, 16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240,
  32, 96, 48, 160, 112, 0, 64, 208, 16, 176, 192, 80, 144, 224, 240, 128,
  48, 64, 160, 192, 208, 32, 112, 224, 96, 80, 144, 0, 176, 240, 128, 16,
  160, 112, 192, 144, 224, 48, 208, 240, 64, 0, 176, 32, 80, 128, 16, 96,
  192, 208, 144, 176, 240, 160, 224, 128, 112, 32, 80, 48, 0, 16, 96, 64,
  144, 224, 176, 80, 128, 192, 240, 16, 208, 48, 0, 160, 32, 96, 64, 112,
  176, 240, 80, 0, 16, 144, 128, 96, 224, 160, 32, 192, 48, 64, 112, 208,
]);

// @ts-ignore: decorator
@inline
function word(m: usize, schedule: usize, i: usize): v128 {
  return v128.load(m + load<u8>(schedule + i));
}

/**
 * `cv`: 8 words, `m`: 16 words, both spread. Writes 16 words, spread: the first 8 are the next chaining value, and with ROOT all 16 are
 * a block of output. `counter` is below 2^32 in every lane.
 */
export function compress(out: usize, cv: usize, m: usize, counter: v128, length: v128, flags: v128): void {
  let v0 = v128.load(cv, 0);
  let v1 = v128.load(cv, 16);
  let v2 = v128.load(cv, 32);
  let v3 = v128.load(cv, 48);
  let v4 = v128.load(cv, 64);
  let v5 = v128.load(cv, 80);
  let v6 = v128.load(cv, 96);
  let v7 = v128.load(cv, 112);
  let v8 = i32x4.splat(0x6a09e667);
  let v9 = i32x4.splat(0xbb67ae85);
  let v10 = i32x4.splat(0x3c6ef372);
  let v11 = i32x4.splat(0xa54ff53a);
  let v12 = counter;
  let v13 = i32x4.splat(0);
  let v14 = length;
  let v15 = flags;
  let a: v128;
  let b: v128;
  let c: v128;
  let d: v128;
  for (let s = SCHEDULE; s < SCHEDULE + 7 * 16; s += 16) {
    a = add(add(v0, v4), word(m, s, 0)); d = turn16(xor(v12, a)); c = add(v8, d); b = turn(xor(v4, c), 20);
    v0 = add(add(a, b), word(m, s, 1)); v12 = turn24(xor(d, v0)); v8 = add(c, v12); v4 = turn(xor(b, v8), 25);
    a = add(add(v1, v5), word(m, s, 2)); d = turn16(xor(v13, a)); c = add(v9, d); b = turn(xor(v5, c), 20);
    v1 = add(add(a, b), word(m, s, 3)); v13 = turn24(xor(d, v1)); v9 = add(c, v13); v5 = turn(xor(b, v9), 25);
    a = add(add(v2, v6), word(m, s, 4)); d = turn16(xor(v14, a)); c = add(v10, d); b = turn(xor(v6, c), 20);
    v2 = add(add(a, b), word(m, s, 5)); v14 = turn24(xor(d, v2)); v10 = add(c, v14); v6 = turn(xor(b, v10), 25);
    a = add(add(v3, v7), word(m, s, 6)); d = turn16(xor(v15, a)); c = add(v11, d); b = turn(xor(v7, c), 20);
    v3 = add(add(a, b), word(m, s, 7)); v15 = turn24(xor(d, v3)); v11 = add(c, v15); v7 = turn(xor(b, v11), 25);
    a = add(add(v0, v5), word(m, s, 8)); d = turn16(xor(v15, a)); c = add(v10, d); b = turn(xor(v5, c), 20);
    v0 = add(add(a, b), word(m, s, 9)); v15 = turn24(xor(d, v0)); v10 = add(c, v15); v5 = turn(xor(b, v10), 25);
    a = add(add(v1, v6), word(m, s, 10)); d = turn16(xor(v12, a)); c = add(v11, d); b = turn(xor(v6, c), 20);
    v1 = add(add(a, b), word(m, s, 11)); v12 = turn24(xor(d, v1)); v11 = add(c, v12); v6 = turn(xor(b, v11), 25);
    a = add(add(v2, v7), word(m, s, 12)); d = turn16(xor(v13, a)); c = add(v8, d); b = turn(xor(v7, c), 20);
    v2 = add(add(a, b), word(m, s, 13)); v13 = turn24(xor(d, v2)); v8 = add(c, v13); v7 = turn(xor(b, v8), 25);
    a = add(add(v3, v4), word(m, s, 14)); d = turn16(xor(v14, a)); c = add(v9, d); b = turn(xor(v4, c), 20);
    v3 = add(add(a, b), word(m, s, 15)); v14 = turn24(xor(d, v3)); v9 = add(c, v14); v4 = turn(xor(b, v9), 25);
  }
  v128.store(out, xor(v0, v8), 0);
  v128.store(out, xor(v1, v9), 16);
  v128.store(out, xor(v2, v10), 32);
  v128.store(out, xor(v3, v11), 48);
  v128.store(out, xor(v4, v12), 64);
  v128.store(out, xor(v5, v13), 80);
  v128.store(out, xor(v6, v14), 96);
  v128.store(out, xor(v7, v15), 112);
  v128.store(out, xor(v8, v128.load(cv, 0)), 128);
  v128.store(out, xor(v9, v128.load(cv, 16)), 144);
  v128.store(out, xor(v10, v128.load(cv, 32)), 160);
  v128.store(out, xor(v11, v128.load(cv, 48)), 176);
  v128.store(out, xor(v12, v128.load(cv, 64)), 192);
  v128.store(out, xor(v13, v128.load(cv, 80)), 208);
  v128.store(out, xor(v14, v128.load(cv, 96)), 224);
  v128.store(out, xor(v15, v128.load(cv, 112)), 240);
}
