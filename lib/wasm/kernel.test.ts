import { deflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { type Kernel, KernelUnsupported, openKernel } from "./kernel.ts";
import { layOut } from "./memory.ts";

const pack = (bytes: readonly number[]) => deflateRawSync(Uint8Array.from(bytes)).toString("base64");
const header = [0, ...Buffer.from("asm"), 1, 0, 0, 0];
const name = (text: string) => [text.length, ...Buffer.from(text)];
const section = (id: number, ...content: number[]) => [id, content.length, ...content];

/** (module (memory (export "memory") 1) (func (export "heap") (result i32) i32.const 50)) */
const packed = pack([
  ...header,
  ...section(1, 1, 0x60, 0, 1, 0x7f),
  ...section(3, 1, 0),
  ...section(5, 1, 0, 1),
  ...section(7, 2, ...name("memory"), 2, 0, ...name("heap"), 0, 0),
  ...section(10, 1, 4, 0, 0x41, 50, 0x0b),
]);

it("gives every caller an instance with a memory of its own", async () => {
  const [a, b] = await Promise.all([openKernel<Kernel>(packed), openKernel<Kernel>(packed)]);
  const [region] = layOut(a, [64]);
  region.bytes.fill(7);
  expect(layOut(b, [64])[0].bytes.every((byte) => byte === 0)).toBe(true);
});

it("says that an engine cannot run a module it does not understand", async () => {
  const unknownSection = [...header, 0x7f, 0];
  await expect(openKernel(pack(unknownSection))).rejects.toBeInstanceOf(KernelUnsupported);
});

it("lays regions out behind the constants, on multiples of 16, one after the other, and grows the memory for them", async () => {
  const kernel = await openKernel<Kernel>(packed);
  const before = kernel.memory.buffer.byteLength;
  const regions = layOut(kernel, [1, 0, 200_001, 33]);
  expect(kernel.memory.buffer.byteLength).toBeGreaterThan(before);
  let end = kernel.heap();
  for (const [i, { at, bytes }] of regions.entries()) {
    expect(at % 16).toBe(0);
    expect(at).toBeGreaterThanOrEqual(end);
    expect(bytes.byteOffset).toBe(at);
    expect(bytes.length).toBe([1, 0, 200_001, 33][i]);
    end = at + bytes.length;
  }
  expect(end).toBeLessThanOrEqual(kernel.memory.buffer.byteLength);
  const size = kernel.memory.buffer.byteLength;
  layOut(kernel, [16]);
  expect(kernel.memory.buffer.byteLength).toBe(size);
});
