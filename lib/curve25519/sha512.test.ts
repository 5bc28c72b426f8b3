/** The kernel's SHA-512 beside noble's, at every length around the edges of its blocks, and the one-block example of FIPS 180-2. */
import { sha512 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { seededRng } from "../random/index.ts";
import { type Kernel, layOut, openKernel } from "../wasm/index.ts";
import { packed } from "./generated/simd.ts";

interface Hashing extends Kernel {
  hasherBytes(): number;
  sha512(out: number, message: number, length: number, scratch: number): void;
}

async function hasher(): Promise<(message: Uint8Array) => Uint8Array> {
  const kernel = await openKernel<Hashing>(packed);
  return (message) => {
    const [input, out, scratch] = layOut(kernel, [message.length, 64, kernel.hasherBytes()]);
    input.bytes.set(message);
    kernel.sha512(out.at, input.at, message.length, scratch.at);
    return out.bytes.slice();
  };
}

it("hashes abc", async () => {
  const hash = await hasher();
  expect(bytesToHex(hash(utf8ToBytes("abc")))).toBe(
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
  );
});

it("hashes like noble at every length of three blocks", async () => {
  const hash = await hasher();
  const rng = seededRng("sha512", 1);
  for (let length = 0; length <= 3 * 128; length++) {
    const message = rng.bytes(length);
    expect(bytesToHex(hash(message)), `${length} bytes`).toBe(bytesToHex(sha512(message)));
  }
});
