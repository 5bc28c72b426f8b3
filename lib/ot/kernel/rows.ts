/**
 * The rows of the batched OPRF, 512 bits each: the receiver's and the sender's half of an OT extension in which a row's choice is not a bit
 * but a code word. See ../batched-oprf.ts, the readable twin of this.
 */
import { CHUNK_END, CHUNK_START, compress, KEYED_HASH, ROOT } from "./blake3";
import { chacha } from "./chacha";
import { spread, transpose4 } from "./lanes";
import { transpose } from "./transpose";

const COLUMNS: usize = 512;
/** Rows made at once: each column's key gives 256 bytes, four blocks. */
const TILE: usize = 2048;
const ROW: usize = 64;

const ROUNDS = 12;

const MESSAGE: usize = memory.data(256, 16);
const CODE: usize = memory.data(256, 16);
const HASHED: usize = memory.data(256, 16);
const DUMMIES: usize = memory.data(64, 16);
const FLAGS: u32 = KEYED_HASH | CHUNK_START | CHUNK_END | ROOT;

export function wipeRows(): void {
  for (let i: usize = 0; i < 256; i += 16) {
    v128.store(MESSAGE + i, i32x4.splat(0));
    v128.store(CODE + i, i32x4.splat(0));
    v128.store(HASHED + i, i32x4.splat(0));
  }
  for (let i: usize = 0; i < 64; i += 16) v128.store(DUMMIES + i, i32x4.splat(0));
}

/** Tile `tile` of the rows that 512 keys of 32 bytes give. `scratch`: 128 kB. */
export function expand(rows: usize, keys: usize, tile: u32, scratch: usize): void {
  for (let j: usize = 0; j < COLUMNS; j++) chacha(scratch + 256 * j, keys + 32 * j, 4 * tile, ROUNDS);
  transpose(rows, scratch, COLUMNS, 256);
}

/** The code words of four digests, spread: 64 bytes of output of BLAKE3 under the code's key. */
function codeWords(a: usize, b: usize, c: usize, d: usize, codeKey: usize): void {
  transpose4(MESSAGE, 16, v128.load(a), v128.load(b), v128.load(c), v128.load(d));
  for (let i: usize = 64; i < 256; i += 16) v128.store(MESSAGE + i, i32x4.splat(0));
  compress(CODE, codeKey, MESSAGE, i32x4.splat(0), i32x4.splat(16), i32x4.splat(FLAGS));
}

/** What four rows, spread in MESSAGE, hash to: words 0 to 3, spread in HASHED. The row's bin is the number of the block of output. */
// @ts-ignore: decorator
@inline
function hashRows(bins: v128, rowKey: usize): void {
  compress(HASHED, rowKey, MESSAGE, bins, i32x4.splat(64), i32x4.splat(FLAGS));
}

/**
 * The receiver's rows of one tile. `zero`, `one`: the rows of both keys. What is sent, zero + one + code word, goes to `zero`'s place, once
 * the row has been hashed. `first` and `count` are multiples of 4. `table`: for each bin from `first` on the number of the item in it, or -1; an empty bin gets a code word of
 * `dummy`, which nothing else depends on. The value of an item, its first 12 bytes and then the item's number, is written behind the last; returns where the next goes.
 */
export function receiverTile(
  zero: usize, one: usize, values: usize, table: usize, digests: usize, dummy: usize, first: u32, count: u32, codeKey: usize, rowKey: usize,
): usize {
  for (let i: u32 = 0; i < count; i += 4) {
    for (let lane: u32 = 0; lane < 4; lane++) {
      v128.store(DUMMIES + 16 * lane, v128.load(dummy));
      store<u32>(DUMMIES + 16 * lane, first + i + lane, 12);
    }
    const a = choice(i, 0, table, digests);
    const b = choice(i, 1, table, digests);
    const c = choice(i, 2, table, digests);
    const d = choice(i, 3, table, digests);
    codeWords(a, b, c, d, codeKey);
    const row = zero + ROW * i;
    spread(MESSAGE, row, row + ROW, row + 2 * ROW, row + 3 * ROW);
    hashRows(i32x4.add(i32x4.splat(first + i), i32x4(0, 1, 2, 3)), rowKey);
    for (let q: usize = 0; q < 256; q += 64) {
      transpose4(MESSAGE + q / 4, ROW, v128.load(CODE + q), v128.load(CODE + q, 16), v128.load(CODE + q, 32), v128.load(CODE + q, 48));
    }
    for (let q: usize = 0; q < 256; q += 16) {
      const sent = v128.xor(v128.load(row + q), v128.load(one + ROW * i + q));
      v128.store(row + q, v128.xor(sent, v128.load(MESSAGE + q)));
    }
    transpose4(MESSAGE, 16, v128.load(HASHED), v128.load(HASHED, 16), v128.load(HASHED, 32), v128.load(HASHED, 48));
    for (let lane: u32 = 0; lane < 4; lane++) {
      const item = load<i32>(table + 4 * (i + lane));
      if (item < 0) continue;
      v128.store(values, v128.load(MESSAGE + 16 * lane));
      store<i32>(values, item, 12);
      values += 16;
    }
  }
  return values;
}

/** Where the digest of the item in a bin stands, or the bin's dummy. */
// @ts-ignore: decorator
@inline
function choice(i: u32, lane: u32, table: usize, digests: usize): usize {
  const item = load<i32>(table + 4 * (i + lane));
  return item < 0 ? DUMMIES + 16 * lane : digests + 16 * item;
}

/** The sender's rows in the place of what it received: own + (received and its choices). */
export function senderTile(received: usize, own: usize, choices: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    for (let q: usize = 0; q < ROW; q += 16) {
      const at = ROW * i + q;
      v128.store(received + at, v128.xor(v128.and(v128.load(received + at), v128.load(choices + q)), v128.load(own + at)));
    }
  }
}

/** The bin of a digest in part k of three, each of `part` bins: its word k, scaled down. */
// @ts-ignore: decorator
@inline
function binOf(digest: usize, k: u32, part: u32): u32 {
  return k * part + <u32>((<u64>load<u32>(digest + 4 * k) * part) >> 32);
}

// @ts-ignore: decorator
@inline
function lanes(a: u32, b: u32, c: u32, d: u32): v128 {
  return i32x4.replace_lane(i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(a), 1, b), 2, c), 3, d);
}

/**
 * The sender's values of `count` items from `first` on (both multiples of 4), each at its three bins: three lists of 16-byte values,
 * `size` bytes long each. `choices`: 16 words, spread.
 */
export function senderValues(
  values: usize, size: usize, rows: usize, digests: usize, part: u32, first: u32, count: u32, choices: usize, codeKey: usize, rowKey: usize,
): void {
  for (let i = first; i < first + count; i += 4) {
    const digest = digests + 16 * i;
    codeWords(digest, digest + 16, digest + 32, digest + 48, codeKey);
    for (let w: usize = 0; w < 256; w += 16) v128.store(CODE + w, v128.and(v128.load(CODE + w), v128.load(choices + w)));
    for (let k: u32 = 0; k < 3; k++) {
      const a = binOf(digest, k, part);
      const b = binOf(digest + 16, k, part);
      const c = binOf(digest + 32, k, part);
      const d = binOf(digest + 48, k, part);
      spread(MESSAGE, rows + ROW * a, rows + ROW * b, rows + ROW * c, rows + ROW * d);
      for (let w: usize = 0; w < 256; w += 16) v128.store(MESSAGE + w, v128.xor(v128.load(MESSAGE + w), v128.load(CODE + w)));
      hashRows(lanes(a, b, c, d), rowKey);
      const out = values + <usize>k * size + 16 * i;
      transpose4(out, 16, v128.load(HASHED), v128.load(HASHED, 16), v128.load(HASHED, 32), v128.load(HASHED, 48));
    }
  }
}
