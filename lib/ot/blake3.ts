/**
 * BLAKE3's compression function, for one block of extended output: block number `counter` of the keyed hash of a message of at most 64
 * bytes. noble's BLAKE3 gives extended output from its beginning only; a batched OPRF wants block number two million and not those before.
 *
 * Why it is the hash of an OPRF: each bin hashes under its own number, so equal rows in two bins have nothing to do with each other.
 *
 * Source: O'Connor, Aumasson, Neves, Wilcox-O'Hearn, BLAKE3 (2020), sections 2.2, 2.3 and 2.6.
 */

const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a];
const PERMUTATION = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];
const ROUNDS = 7;
/** KEYED_HASH, ROOT, CHUNK_END, CHUNK_START: the message is one block, and the whole tree. */
const FLAGS = 16 | 8 | 2 | 1;

const turned = (x: number, bits: number) => (x >>> bits) | (x << (32 - bits));

function mix(v: Uint32Array, a: number, b: number, c: number, d: number, x: number, y: number): void {
  const at = (i: number) => v[i] as number;
  v[a] = at(a) + at(b) + x;
  v[d] = turned(at(d) ^ at(a), 16);
  v[c] = at(c) + at(d);
  v[b] = turned(at(b) ^ at(c), 12);
  v[a] = at(a) + at(b) + y;
  v[d] = turned(at(d) ^ at(a), 8);
  v[c] = at(c) + at(d);
  v[b] = turned(at(b) ^ at(c), 7);
}

const QUARTERS = [
  [0, 4, 8, 12],
  [1, 5, 9, 13],
  [2, 6, 10, 14],
  [3, 7, 11, 15],
  [0, 5, 10, 15],
  [1, 6, 11, 12],
  [2, 7, 8, 13],
  [3, 4, 9, 14],
] as const;

/** @param key 32 bytes  @param message at most 64 bytes  @param counter below 2^32 */
export function outputBlock(key: Uint8Array, message: Uint8Array, counter: number): Uint8Array {
  if (key.length !== 32 || message.length > 64) throw new RangeError("A key has 32 bytes, and a message at most 64.");
  const cv = wordsOf(key);
  const block = new Uint8Array(64);
  block.set(message);
  let m = wordsOf(block);
  const v = Uint32Array.from([...cv, ...START, counter, 0, message.length, FLAGS]);
  for (let round = 0; round < ROUNDS; round++) {
    const words = m;
    QUARTERS.forEach(([a, b, c, d], i) => {
      mix(v, a, b, c, d, words[2 * i] as number, words[2 * i + 1] as number);
    });
    m = Uint32Array.from(PERMUTATION, (from) => words[from] as number);
  }
  const out = new DataView(new ArrayBuffer(64));
  for (let i = 0; i < 8; i++) {
    out.setUint32(4 * i, (v[i] as number) ^ (v[i + 8] as number), true);
    out.setUint32(32 + 4 * i, (v[i + 8] as number) ^ (cv[i] as number), true);
  }
  return new Uint8Array(out.buffer);
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => view.getUint32(4 * i, true));
}
