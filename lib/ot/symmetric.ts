/**
 * What an OT is made of beside its group: a hash, a stream cipher, a bit matrix turned over its diagonal. symmetric-kernel.ts computes the
 * same in WebAssembly, where the first call is as fast as the last: a base OT is over before a compiler has seen a JavaScript hash often
 * enough. A test holds the two equal.
 *
 * The hash: BLAKE3 with a key made of its purpose, 16 bytes of output for each (text, number of the output), joined. As a random oracle it
 * needs no more: no text is a beginning of another, since all texts of a purpose have one length.
 *
 * Source: O'Connor, Aumasson, Neves, Wilcox-O'Hearn, BLAKE3 (2020); RFC 8439 (ChaCha20).
 */
import { chacha20 } from "@noble/ciphers/chacha.js";
import { blake3 } from "@noble/hashes/blake3.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { transposed } from "./bits.ts";

/** Bytes of one output. */
export const OUTPUT_BYTES = 16;
/** The longest text: with the number of the output, one chunk of BLAKE3. */
export const LONGEST_TEXT = 1023;

export interface Symmetric {
  /**
   * `texts`: one after the other, `length` bytes each, at most LONGEST_TEXT. Gives `size` bytes for each, a multiple of OUTPUT_BYTES and at
   * most 256 * OUTPUT_BYTES. `purpose` says what the hash is for: hashes for two purposes have nothing to do with each other.
   */
  hash(purpose: string, texts: Uint8Array, length: number, size: number): Uint8Array;
  /** The first `bytes` of ChaCha20's key stream. `key`: 32 bytes, used once. */
  stream(key: Uint8Array, bytes: number): Uint8Array;
  /** See `transposed`. `columns`: a multiple of 16. */
  transposed(matrix: Uint8Array, columns: number, stride: number, rows: number): Uint8Array;
}

/** A longer text would be more than a chunk, which the kernel does not hash. */
export function checkLength(length: number): void {
  if (length < 1 || length > LONGEST_TEXT) throw new RangeError(`A text has 1 to ${LONGEST_TEXT} bytes, and not ${length}.`);
}

/** 32 bytes. */
export const keyFor = (purpose: string): Uint8Array => blake3(utf8ToBytes(`petri/ot/2\0${purpose}`));

export const readable: Symmetric = {
  hash(purpose, texts, length, size) {
    checkLength(length);
    const key = keyFor(purpose);
    const out = new Uint8Array((texts.length / length) * size);
    for (let i = 0; i * length < texts.length; i++) {
      for (let n = 0; n * OUTPUT_BYTES < size; n++) {
        const text = concatBytes(texts.subarray(i * length, (i + 1) * length), Uint8Array.of(n));
        out.set(blake3(text, { key, dkLen: OUTPUT_BYTES }), i * size + n * OUTPUT_BYTES);
        text.fill(0);
      }
    }
    return out;
  },
  stream: (key, bytes) => chacha20(key, new Uint8Array(12), new Uint8Array(bytes)),
  transposed,
};
