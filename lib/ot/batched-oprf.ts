/**
 * A pseudorandom function for each of many bins, of which the receiver gets one value a bin and the sender the whole function: an OT
 * extension in which a row's choice is a code word instead of a bit. oprf-twin.ts computes it readably,
 * oprf-kernel.ts in WebAssembly; a test holds them equal.
 *
 *   receiver: both keys of 512 columns, an item x for each bin      sender: 512 bits s, for each column the key that s chooses
 *     t = row of the first keys,  t' = row of the second keys         q = row of its keys
 *     sends t + t' + C(x)  ----------------------------------------->   row: q + s & (t + t' + C(x))  =  t + s & C(x)
 *     value of x in the bin: H(bin, t)                                  value of any y in the bin: H(bin, row + s & C(y))
 *
 *   For y = x the two are equal. For y != x the sender's input to H differs from t by s & (C(x) + C(y)): as many unknown bits as the two
 *   code words differ in.
 *
 * C is a pseudorandom code: 64 bytes of output of BLAKE3 under a key drawn for this run. Why 512 bits: two code words should differ in at
 * least 128 places. They differ in fewer with probability below 2^-98 (the lower tail of Binomial(512, 1/2); `codeFailure` computes it), and
 * a run compares at most 3 * m pairs. KKRT takes 424 to 448 for that; 512 is a block of every primitive here. H is BLAKE3 under another
 * key, the bin's number being the number of the block of output. Rows are key stream of ChaCha with 12 rounds (the best known attacks reach
 * 7: Aumasson, Too Much Crypto, 2019). All three are modelled as KKRT models them: C a PRF, the rows a PRG, H Hamming-correlation robust.
 *
 * Knows: the sender one masked row for each bin, whatever is in it: for every column one of t and t' is unknown to it. The receiver one
 * value for each bin. Against parties that follow the protocol: a receiver that sends anything but code words learns about s.
 *
 * Trap: an empty bin needs a row like all others. It gets the code word of something random, whose value nobody computes.
 * Trap: bins that share keys are told apart by their number in H. Without it, equal differences in two bins would show.
 *
 * Source: Kolesnikov, Kumaresan, Rosulek, Trieu, CCS 2016 (ePrint 2016/799), sections 3 and 5.
 */
import { chacha12 } from "@noble/ciphers/chacha.js";
import { blake3 } from "@noble/hashes/blake3.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { KEY_BYTES } from "./base-ot.ts";
import { transposed } from "./bits.ts";
import { outputBlock } from "./blake3.ts";

export const COLUMNS = 512;
export const ROW_BYTES = COLUMNS / 8;
/** Rows are made so many at once, and travel as one message. */
export const TILE = 2048;
/** Of a value, so much is ever compared. */
export const VALUE_BYTES = 12;
export const PARTS = 3;

/** Drawn for one run, by both parties: neither could have chosen its items to fit. */
export interface OprfKeys {
  readonly item: Uint8Array;
  readonly code: Uint8Array;
  readonly row: Uint8Array;
}

export function keysOf(senderSalt: Uint8Array, receiverSeed: Uint8Array): OprfKeys {
  const all = blake3(concatBytes(senderSalt, receiverSeed), { context: utf8ToBytes("petri 2026-11-28 batched oprf keys"), dkLen: 96 });
  return { item: all.subarray(0, 32), code: all.subarray(32, 64), row: all.subarray(64, 96) };
}

/** What an item is from here on: 16 bytes. Two items of one run collide with probability 2^-128. */
export const digestOf = (item: string, keys: OprfKeys): Uint8Array => blake3(utf8ToBytes(item), { key: keys.item, dkLen: 16 });

/** The bin of a digest in part k, of `part` bins: word k of the digest, scaled down. So its three bins are never the same. */
export const binOf = (word: number, k: number, part: number): number => k * part + Math.floor((word * part) / 2 ** 32);

export interface ReceiverRows {
  /** Digests of these items, behind those it has. With `keys`, from the beginning and under these. */
  digest(items: readonly string[], keys?: OprfKeys): void;
  /** Four words of each digest. */
  digests(): Uint32Array;
  /** For each bin the number of the item in it, or -1. */
  place(table: Int32Array, dummy: Uint8Array): void;
  /** The rows of a tile as they are sent. Tiles come in order: the values are kept. */
  rows(tile: number, keys: { readonly zero: Uint8Array; readonly one: Uint8Array }): Uint8Array;
  /** The values of part k are complete; `width` bytes of each are compared. */
  seal(k: number, width: number): void;
  /** The numbers of the items of part k whose value is among these tags, the sender's next. Throws where they do not rise strictly. */
  meet(k: number, tags: Uint8Array): number[] | Uint32Array;
  /** Everything secret is overwritten. */
  wipe(): void;
}

export interface SenderRows {
  digest(items: readonly string[], keys?: OprfKeys): void;
  /** A tile as it came. `keys` and `choices`: its own. */
  absorb(tile: number, rows: Uint8Array, keys: Uint8Array, choices: Uint8Array): void;
  /** The values of `count` items from `from` on, at each of their bins. */
  evaluate(from: number, count: number, choices: Uint8Array): void;
  seal(k: number, width: number): void;
  /** Of part k, the tags from `from` to `to`, as a sorted list of all shows them. */
  tags(k: number, from: number, to: number): Uint8Array;
  wipe(): void;
}

export interface OprfEngine {
  readonly name: "wasm" | "noble";
  receiver(count: number, bins: number): ReceiverRows;
  sender(count: number, bins: number): SenderRows;
}

/** Rows `first` to `first + count` of the matrix that 512 keys give. `first` is a multiple of TILE. */
export function rowsOf(keys: Uint8Array, tile: number, count: number): Uint8Array {
  const bytes = TILE / 8;
  const columns = new Uint8Array(COLUMNS * bytes);
  for (let j = 0; j < COLUMNS; j++) {
    const key = keys.subarray(j * KEY_BYTES, (j + 1) * KEY_BYTES);
    columns.set(chacha12(key, new Uint8Array(12), new Uint8Array(bytes), undefined, (tile * bytes) / 64), j * bytes);
  }
  const rows = transposed(columns, COLUMNS, bytes, count);
  columns.fill(0);
  return rows;
}

export const codeWord = (digest: Uint8Array, keys: OprfKeys): Uint8Array => outputBlock(keys.code, digest, 0);
export const rowValue = (bin: number, row: Uint8Array, keys: OprfKeys): Uint8Array =>
  outputBlock(keys.row, row, bin).subarray(0, VALUE_BYTES);

/** Something no item is: what an empty bin holds. */
export function dummyOf(random: Uint8Array, bin: number): Uint8Array {
  const dummy = random.slice();
  new DataView(dummy.buffer).setUint32(12, bin, true);
  return dummy;
}

export const inTile = (tile: number, bins: number): number => Math.min(TILE, bins - tile * TILE);

/** Probability that two random words of `width` bits differ in fewer than `distance` places. `width` is at most 1000. */
export function codeFailure(width: number, distance: number): number {
  let [binomial, sum] = [1n, 0n];
  for (let i = 0; i < distance; i++) {
    sum += binomial;
    binomial = (binomial * BigInt(width - i)) / BigInt(i + 1);
  }
  return Number(sum) / 2 ** width;
}
