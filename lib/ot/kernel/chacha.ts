/**
 * ChaCha (RFC 8439), four blocks at a time: one key, the counters `counter` to `counter + 3`, a nonce of zeros. The RFC has 20 rounds;
 * the number is a parameter.
 */
import { add, transpose4, turn, turn8, turn16, xor } from "./lanes";

/** 256 bytes of key stream. */
export function chacha(out: usize, key: usize, counter: u32, rounds: i32): void {
  const s0 = i32x4.splat(0x61707865);
  const s1 = i32x4.splat(0x3320646e);
  const s2 = i32x4.splat(0x79622d32);
  const s3 = i32x4.splat(0x6b206574);
  const s4 = v128.load32_splat(key, 0);
  const s5 = v128.load32_splat(key, 4);
  const s6 = v128.load32_splat(key, 8);
  const s7 = v128.load32_splat(key, 12);
  const s8 = v128.load32_splat(key, 16);
  const s9 = v128.load32_splat(key, 20);
  const s10 = v128.load32_splat(key, 24);
  const s11 = v128.load32_splat(key, 28);
  const s12 = add(i32x4.splat(counter), i32x4(0, 1, 2, 3));
  let x0 = s0;
  let x1 = s1;
  let x2 = s2;
  let x3 = s3;
  let x4 = s4;
  let x5 = s5;
  let x6 = s6;
  let x7 = s7;
  let x8 = s8;
  let x9 = s9;
  let x10 = s10;
  let x11 = s11;
  let x12 = s12;
  let x13 = i32x4.splat(0);
  let x14 = i32x4.splat(0);
  let x15 = i32x4.splat(0);
  for (let round = 0; round < rounds; round += 2) {
    x0 = add(x0, x4); x12 = turn16(xor(x12, x0)); x8 = add(x8, x12); x4 = turn(xor(x4, x8), 12);
    x0 = add(x0, x4); x12 = turn8(xor(x12, x0)); x8 = add(x8, x12); x4 = turn(xor(x4, x8), 7);
    x1 = add(x1, x5); x13 = turn16(xor(x13, x1)); x9 = add(x9, x13); x5 = turn(xor(x5, x9), 12);
    x1 = add(x1, x5); x13 = turn8(xor(x13, x1)); x9 = add(x9, x13); x5 = turn(xor(x5, x9), 7);
    x2 = add(x2, x6); x14 = turn16(xor(x14, x2)); x10 = add(x10, x14); x6 = turn(xor(x6, x10), 12);
    x2 = add(x2, x6); x14 = turn8(xor(x14, x2)); x10 = add(x10, x14); x6 = turn(xor(x6, x10), 7);
    x3 = add(x3, x7); x15 = turn16(xor(x15, x3)); x11 = add(x11, x15); x7 = turn(xor(x7, x11), 12);
    x3 = add(x3, x7); x15 = turn8(xor(x15, x3)); x11 = add(x11, x15); x7 = turn(xor(x7, x11), 7);
    x0 = add(x0, x5); x15 = turn16(xor(x15, x0)); x10 = add(x10, x15); x5 = turn(xor(x5, x10), 12);
    x0 = add(x0, x5); x15 = turn8(xor(x15, x0)); x10 = add(x10, x15); x5 = turn(xor(x5, x10), 7);
    x1 = add(x1, x6); x12 = turn16(xor(x12, x1)); x11 = add(x11, x12); x6 = turn(xor(x6, x11), 12);
    x1 = add(x1, x6); x12 = turn8(xor(x12, x1)); x11 = add(x11, x12); x6 = turn(xor(x6, x11), 7);
    x2 = add(x2, x7); x13 = turn16(xor(x13, x2)); x8 = add(x8, x13); x7 = turn(xor(x7, x8), 12);
    x2 = add(x2, x7); x13 = turn8(xor(x13, x2)); x8 = add(x8, x13); x7 = turn(xor(x7, x8), 7);
    x3 = add(x3, x4); x14 = turn16(xor(x14, x3)); x9 = add(x9, x14); x4 = turn(xor(x4, x9), 12);
    x3 = add(x3, x4); x14 = turn8(xor(x14, x3)); x9 = add(x9, x14); x4 = turn(xor(x4, x9), 7);
  }
  transpose4(out, 64, add(x0, s0), add(x1, s1), add(x2, s2), add(x3, s3));
  transpose4(out + 16, 64, add(x4, s4), add(x5, s5), add(x6, s6), add(x7, s7));
  transpose4(out + 32, 64, add(x8, s8), add(x9, s9), add(x10, s10), add(x11, s11));
  transpose4(out + 48, 64, add(x12, s12), x13, x14, x15);
}
