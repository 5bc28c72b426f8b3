/** The kernel's parts, one by one: ChaCha by RFC 8439, BLAKE3 by its published vectors and by noble, the transposition by the plain one. */
import { chacha8, chacha12, chacha20 } from "@noble/ciphers/chacha.js";
import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { beforeAll, expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { layOut } from "../wasm/index.ts";
import { transposed } from "./bits.ts";
import { outputBlock } from "./blake3.ts";
import { type OprfModule, openOprf } from "./oprf-module.ts";

let kernel: OprfModule;
beforeAll(async () => {
  kernel = await openOprf();
});
const rng = seededRng("oprf kernel", 1);

function keyStream(key: Uint8Array, counter: number, rounds: number): Uint8Array {
  const [out, keyAt] = layOut(kernel, [256, 32]);
  keyAt.bytes.set(key);
  kernel.chacha(out.at, keyAt.at, counter, rounds);
  return out.bytes.slice();
}

it("gives the key stream of RFC 8439, appendix A.1, cases 1 to 4", () => {
  const zero = keyStream(new Uint8Array(32), 0, 20);
  expect(bytesToHex(zero.subarray(0, 64))).toBe(
    "76b8e0ada0f13d90405d6ae55386bd28bdd219b8a08ded1aa836efcc8b770dc7da41597c5157488d7724e03fb8d84a376a43b8f41518a11cc387b669b2ee6586",
  );
  expect(bytesToHex(zero.subarray(64, 128))).toBe(
    "9f07e7be5551387a98ba977c732d080dcb0f29a048e3656912c6533e32ee7aed29b721769ce64e43d57133b074d839d531ed1f28510afb45ace10a1f4b794d6f",
  );
  const last = keyStream(
    Uint8Array.from({ length: 32 }, (_, i) => Number(i === 31)),
    1,
    20,
  );
  expect(bytesToHex(last.subarray(0, 64))).toBe(
    "3aeb5224ecf849929b9d828db1ced4dd832025e8018b8160b82284f3c949aa5a8eca00bbb4a73bdad192b5c42f73f2fd4e273644c8b36125a64addeb006c13a0",
  );
  const second = keyStream(
    Uint8Array.from({ length: 32 }, (_, i) => (i === 1 ? 0xff : 0)),
    2,
    20,
  );
  expect(bytesToHex(second.subarray(0, 64))).toBe(
    "72d54dfbf12ec44b362692df94137f328fea8da73990265ec1bbbea1ae9af0ca13b25aa26cb4a648cb9b9d1be65b2c0924a66c54d545ec1b7374f4872e99f096",
  );
});

it("gives noble's key stream for 8, 12 and 20 rounds, at any counter", () => {
  for (const [rounds, cipher] of [
    [8, chacha8],
    [12, chacha12],
    [20, chacha20],
  ] as const) {
    for (const counter of [0, 1, 4, 8188, 2 ** 31, 2 ** 32 - 8]) {
      const key = rng.bytes(32);
      expect(keyStream(key, counter, rounds)).toEqual(cipher(key, new Uint8Array(12), new Uint8Array(256), undefined, counter));
    }
  }
});

function digestsOf(texts: readonly Uint8Array[], key: Uint8Array): Uint8Array[] {
  const count = (texts.length + 3) & ~3;
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  const [out, text, offsets, spread, words] = layOut(kernel, [16 * count, length + 64, 4 * (count + 1), 256, 32]);
  text.bytes.fill(0xa5); // what stands behind a text must not matter
  const starts = new Uint32Array(offsets.bytes.buffer, offsets.at, count + 1);
  let at = 0;
  for (const [i, bytes] of texts.entries()) {
    text.bytes.set(bytes, at);
    at += bytes.length;
    starts[i + 1] = at;
  }
  starts[0] = 0;
  starts.fill(at, texts.length + 1);
  words.bytes.set(key);
  kernel.spreadAlike(spread.at, words.at, 8);
  kernel.digests(out.at, text.at, offsets.at, count, spread.at);
  return texts.map((_, i) => out.bytes.slice(16 * i, 16 * (i + 1)));
}

const pattern = (length: number) => Uint8Array.from({ length }, (_, i) => i % 251);

it("gives the keyed hashes of BLAKE3's published vectors, up to a chunk", () => {
  const key = utf8ToBytes("whats the Elvish word for friend");
  const published: [number, string][] = [
    [0, "92b2b75604ed3c761f9d6f62392c8a92"],
    [1, "6d7878dfff2f485635d39013278ae14f"],
    [1023, "c951ecdf03288d0fcc96ee3413563d8a"],
    [1024, "75c46f6f3d9eb4f55ecaaee480db732e"],
  ];
  const found = digestsOf(
    published.map(([length]) => pattern(length)),
    key,
  );
  expect(found.map((bytes) => bytesToHex(bytes))).toEqual(published.map(([, hex]) => hex));
});

it("gives noble's keyed hash for every length up to a chunk, whatever stands beside it", () => {
  const key = rng.bytes(32);
  const lengths = rng.shuffled(Array.from({ length: 1025 }, (_, i) => i));
  const texts = lengths.map((length) => rng.bytes(length));
  const hex = (all: readonly Uint8Array[]) => all.map((bytes) => bytesToHex(bytes));
  expect(hex(digestsOf(texts, key))).toEqual(hex(texts.map((text) => blake3(text, { key, dkLen: 16 }))));
});

it("twin: a block of extended output is noble's, for messages up to a block and any number", () => {
  const key = hexToBytes(`${"00".repeat(31)}07`);
  for (const length of [0, 1, 16, 63, 64]) {
    const message = pattern(length);
    const long = blake3(message, { key, dkLen: 64 * 40 });
    for (const counter of [0, 1, 2, 39]) expect(outputBlock(key, message, counter)).toEqual(long.subarray(64 * counter, 64 * counter + 64));
  }
  expect(() => outputBlock(key, pattern(65), 0)).toThrow(RangeError);
});

it("transposes as the plain one does", () => {
  for (const [columns, bytes] of [
    [512, 256],
    [16, 16],
    [128, 48],
  ] as const) {
    const [rows, from] = layOut(kernel, [columns * bytes, columns * bytes]);
    from.bytes.set(rng.bytes(columns * bytes));
    kernel.transpose(rows.at, from.at, columns, bytes);
    expect(bytesToHex(rows.bytes) === bytesToHex(transposed(from.bytes, columns, bytes, 8 * bytes))).toBe(true);
  }
});

it("sorts by the first bytes, whichever there are", () => {
  for (const count of [0, 1, 2, 7, 8, 100, 3000]) {
    for (const width of [8, 9, 11, 12]) {
      const [values, copy, counts] = layOut(kernel, [16 * count, 16 * count, 4 * (2 ** kernel.bucketBits(count) + 1)]);
      const drawn = Array.from({ length: count }, () => rng.bytes(16));
      // Many that agree in their first eight bytes, and some in all that counts.
      for (const value of drawn.slice(0, count >> 1)) value.set([1, 2, 3, 4, 5, 6, 7, 8]);
      drawn.forEach((value, i) => {
        values.bytes.set(value, 16 * i);
      });
      kernel.sortValues(values.at, count, width, copy.at, counts.at);
      const sorted = Array.from({ length: count }, (_, i) => bytesToHex(values.bytes.subarray(16 * i, 16 * i + 16)));
      const heads = sorted.map((value) => value.slice(0, 2 * width));
      expect(heads).toEqual([...heads].sort());
      expect([...sorted].sort()).toEqual(drawn.map((value) => bytesToHex(value)).sort());
    }
  }
});

it("overwrites its scratch", () => {
  const [secret] = digestsOf([utf8ToBytes("a secret that must go")], rng.bytes(32));
  expect(secret).toHaveLength(16);
  const scratch = () => bytesToHex(new Uint8Array(kernel.memory.buffer, 0, kernel.heap()));
  const needle = bytesToHex(utf8ToBytes("a secret that must go"));
  expect(scratch().includes(needle)).toBe(true);
  kernel.wipe();
  expect(scratch().includes(needle)).toBe(false);
});
