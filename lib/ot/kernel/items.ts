/** Texts to digests: BLAKE3 keyed, four texts at a time, 16 bytes of output each. */
import { CHUNK_END, CHUNK_START, compress, KEYED_HASH, ROOT } from "./blake3";
import { spread, transpose4 } from "./lanes";

/** Keeps the first n bytes of a block: it is read from KEEP + 64 - n on. */
const KEEP: usize = memory.data(128, 16);
const BLOCKS: usize = memory.data(256, 16);
const MESSAGE: usize = memory.data(256, 16);
const STATE: usize = memory.data(256, 16);
const NEXT: usize = memory.data(256, 16);
const LENGTHS: usize = memory.data(16, 16);
const FLAGS: usize = memory.data(16, 16);

export function wipeItems(): void {
  for (let i: usize = 0; i < 256; i += 16) {
    v128.store(BLOCKS + i, i32x4.splat(0));
    v128.store(MESSAGE + i, i32x4.splat(0));
    v128.store(STATE + i, i32x4.splat(0));
    v128.store(NEXT + i, i32x4.splat(0));
  }
}

/**
 * Digests of `count` texts: text i is the bytes from offsets[i] to offsets[i + 1] of `text`, at most 1024 of them (one chunk of BLAKE3), and
 * 64 more may be read behind the last. `count` is a multiple of 4: whoever has fewer repeats an offset. `key`: 8 words, spread.
 */
export function digests(out: usize, text: usize, offsets: usize, count: usize, key: usize): void {
  memory.fill(KEEP, 0xff, 64);
  for (let i: usize = 0; i < count; i += 4) four(out + 16 * i, text, offsets + 4 * i, key);
}

function four(out: usize, text: usize, offsets: usize, key: usize): void {
  memory.copy(STATE, key, 128);
  let longest: u32 = 1;
  for (let lane: usize = 0; lane < 4; lane++) longest = max(longest, load<u32>(offsets + 4 * lane, 4) - load<u32>(offsets + 4 * lane));
  for (let done: u32 = 0; done < longest; done += 64) {
    for (let lane: usize = 0; lane < 4; lane++) {
      const from = load<u32>(offsets + 4 * lane);
      const length = load<u32>(offsets + 4 * lane, 4) - from;
      // A text that is over keeps its state (see below); what is hashed for it in the meantime is nobody's.
      const left = length > done ? length - done : 0;
      const here = min<u32>(left, 64);
      for (let q: usize = 0; q < 64; q += 16) {
        const bytes = v128.load(text + <usize>(left > 0 ? from + done : 0) + q);
        v128.store(BLOCKS + 64 * lane + q, v128.and(bytes, v128.load(KEEP + 64 - here + q)));
      }
      store<u32>(LENGTHS + 4 * lane, here);
      store<u32>(FLAGS + 4 * lane, KEYED_HASH | (done == 0 ? CHUNK_START : 0) | (left <= 64 ? CHUNK_END | ROOT : 0));
    }
    spread(MESSAGE, BLOCKS, BLOCKS + 64, BLOCKS + 128, BLOCKS + 192);
    compress(NEXT, STATE, MESSAGE, i32x4.splat(0), v128.load(LENGTHS), v128.load(FLAGS));
    // An empty text is one empty block, so the first block is always taken.
    const goesOn = done == 0 ? i32x4.splat(-1) : i32x4.ne(v128.load(LENGTHS), i32x4.splat(0));
    for (let w: usize = 0; w < 128; w += 16) v128.store(STATE + w, v128.bitselect(v128.load(NEXT + w), v128.load(STATE + w), goesOn));
  }
  transpose4(out, 16, v128.load(STATE), v128.load(STATE, 16), v128.load(STATE, 32), v128.load(STATE, 48));
}
