/** The kernel's hash, stream and transposition are noble's and the plain ones. */
import { bytesToHex as hex } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { seededRng } from "../random/index.ts";
import { LONGEST_TEXT, readable } from "./symmetric.ts";
import { openKernelSymmetric } from "./symmetric-kernel.ts";

const rng = seededRng("symmetric", 1);

it("hashes alike, any number of texts of any length to any size", async () => {
  const kernel = await openKernelSymmetric();
  fc.assert(
    fc.property(
      fc.constantFrom(1, 2, 18, 35, 62, 63, 64, 163, 500, LONGEST_TEXT),
      fc.nat({ max: 9 }),
      fc.constantFrom(16, 32, 64),
      (length, count, size) => {
        const texts = rng.bytes(length * count);
        expect(hex(kernel.hash("test", texts, length, size))).toBe(hex(readable.hash("test", texts, length, size)));
      },
    ),
    { numRuns: 60 },
  );
});

it("refuses texts that are longer than what the kernel hashes, or empty", async () => {
  for (const symmetric of [readable, await openKernelSymmetric()]) {
    expect(() => symmetric.hash("test", new Uint8Array(LONGEST_TEXT + 1), LONGEST_TEXT + 1, 16)).toThrow(RangeError);
    expect(() => symmetric.hash("test", new Uint8Array(), 0, 16)).toThrow(RangeError);
  }
});

it("hashes each text for itself, and for its purpose", async () => {
  const kernel = await openKernelSymmetric();
  const texts = rng.bytes(5 * 20);
  const all = kernel.hash("test", texts, 20, 32);
  for (let i = 0; i < 5; i++) {
    expect(hex(kernel.hash("test", texts.subarray(20 * i, 20 * i + 20), 20, 32))).toBe(hex(all.subarray(32 * i, 32 * i + 32)));
  }
  const outputs = hex(all).match(/.{32}/g) ?? [];
  expect(new Set([...outputs, ...(hex(kernel.hash("another", texts, 20, 32)).match(/.{32}/g) ?? [])]).size).toBe(20);
});

it("streams alike, to any length", async () => {
  const kernel = await openKernelSymmetric();
  for (const bytes of [0, 1, 85, 255, 256, 257, 10_880]) {
    const key = rng.bytes(32);
    expect(hex(kernel.stream(key, bytes))).toBe(hex(readable.stream(key, bytes)));
  }
});

it("turns matrices alike, whose columns end on any byte", async () => {
  const kernel = await openKernelSymmetric();
  for (const [columns, stride, rows] of [
    [128, 85, 512],
    [128, 85, 680],
    [16, 1, 8],
    [48, 40, 129],
    [128, 29, 64],
  ] as const) {
    const matrix = rng.bytes(columns * stride);
    expect(hex(kernel.transposed(matrix, columns, stride, rows))).toBe(hex(readable.transposed(matrix, columns, stride, rows)));
  }
});

it("leaves nothing in its memory of texts, keys and bits", async () => {
  const instantiate = vi.spyOn(WebAssembly, "instantiate");
  const kernel = await openKernelSymmetric();
  const [opened] = instantiate.mock.results as unknown as [{ value: Promise<WebAssembly.Instance> }];
  instantiate.mockRestore();
  const memory = (await opened.value).exports["memory"] as WebAssembly.Memory;
  const secret = new Uint8Array(64).fill(0xa7);
  kernel.hash("test", secret, 32, 32);
  kernel.stream(secret.subarray(0, 32), 300);
  kernel.transposed(new Uint8Array(128 * 64).fill(0xa7), 128, 64, 512);
  const found = Buffer.from(memory.buffer).indexOf(Buffer.from(secret.subarray(0, 16)));
  expect(found).toBe(-1);
  const stream = readable.stream(secret.subarray(0, 32), 16);
  expect(Buffer.from(memory.buffer).indexOf(Buffer.from(stream))).toBe(-1);
  const hash = readable.hash("test", secret.subarray(0, 32), 32, 16);
  expect(Buffer.from(memory.buffer).indexOf(Buffer.from(hash))).toBe(-1);
});
