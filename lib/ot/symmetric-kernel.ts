/**
 * The same as symmetric.ts, in WebAssembly (kernel/). Memory that held texts, keys or bits is zeroed before a call returns.
 */
import { layOut, type Region } from "../wasm/index.ts";
import { type OprfModule, openOprf } from "./oprf-module.ts";
import { checkLength, keyFor, OUTPUT_BYTES, type Symmetric } from "./symmetric.ts";

/** The kernel takes four texts at a time, and may read so many bytes behind the last. */
const LANES = 4;
const BEHIND = 64;
const KEY_STREAM = 256;
/** The kernel turns blocks of so many columns and bytes. */
const BLOCK = 16;

const upTo = (count: number, multiple: number) => multiple * Math.ceil(count / multiple);

export async function openKernelSymmetric(): Promise<Symmetric> {
  const kernel: OprfModule = await openOprf();
  const keys = new Map<string, Uint8Array>();

  function wipe(...regions: readonly Region[]): void {
    for (const { bytes } of regions) bytes.fill(0);
    kernel.wipe();
  }

  return {
    hash(purpose, texts, length, size) {
      checkLength(length);
      const key = keys.get(purpose) ?? keyFor(purpose);
      keys.set(purpose, key);
      const outputs = size / OUTPUT_BYTES;
      const count = (texts.length / length) * outputs;
      const lanes = upTo(count, LANES);
      const [out, text, offsets, words, spread] = layOut(kernel, [
        OUTPUT_BYTES * lanes,
        (length + 1) * count + BEHIND,
        4 * (lanes + 1),
        32,
        256,
      ]);
      const starts = new Uint32Array(offsets.bytes.buffer, offsets.at, lanes + 1);
      for (let i = 0; i < count; i++) {
        const [from, at] = [Math.floor(i / outputs) * length, i * (length + 1)];
        text.bytes.set(texts.subarray(from, from + length), at);
        text.bytes[at + length] = i % outputs;
        starts[i] = at;
      }
      starts.fill((length + 1) * count, count); // empty texts, to a multiple of four
      words.bytes.set(key);
      kernel.spreadAlike(spread.at, words.at, 8);
      kernel.digests(out.at, text.at, offsets.at, lanes, spread.at);
      const hashes = out.bytes.slice(0, OUTPUT_BYTES * count);
      wipe(out, text);
      return hashes;
    },

    stream(key, bytes) {
      const [out, words] = layOut(kernel, [upTo(bytes, KEY_STREAM), 32]);
      words.bytes.set(key);
      for (let at = 0; at < bytes; at += KEY_STREAM) kernel.chacha(out.at + at, words.at, at / 64, 20);
      const stream = out.bytes.slice(0, bytes);
      wipe(out, words);
      return stream;
    },

    transposed(matrix, columns, stride, rows) {
      const bytes = upTo(Math.ceil(rows / 8), BLOCK);
      const [turned, own] = layOut(kernel, [bytes * columns, bytes * columns]);
      for (let j = 0; j < columns; j++) own.bytes.set(matrix.subarray(j * stride, j * stride + Math.min(bytes, stride)), j * bytes);
      kernel.transpose(turned.at, own.at, columns, bytes);
      const out = turned.bytes.slice(0, (rows * columns) / 8);
      wipe(turned, own);
      return out;
    },
  };
}
