/** RFC 9380 appendix J.4.2, curve25519_XMD:SHA-512_ELL2_NU_: u of every step, by the readable twin and by the kernel. */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { expect, it } from "vitest";
import { elligator2, encode, hashToField } from "./elligator.ts";
import { toBytes } from "./field.ts";
import { wasmCurve } from "./kernel.ts";
import { ladder } from "./ladder.ts";
import file from "./vectors/rfc9380.json" with { type: "json" };

const hex = (x: bigint) => x.toString(16).padStart(64, "0");

it.each(file.vectors)("$msg", async ({ msg, u, Qx, Px }) => {
  const message = utf8ToBytes(msg);
  const field = hashToField(message, file.dst);
  expect(hex(field)).toBe(u);
  expect(hex(elligator2(field))).toBe(Qx);
  // The standard clears the cofactor by a multiplication by 8. Here a clamped scalar does it later.
  expect(hex(ladder(8n, encode(message, file.dst)))).toBe(Px);
});

it("in the kernel, all at once", async () => {
  const curve = await wasmCurve("wasm");
  const points = await curve.encode(
    file.vectors.map(({ msg }) => msg),
    file.dst,
  );
  expect(points).toEqual(Uint8Array.from(file.vectors.flatMap(({ Qx }) => [...toBytes(BigInt(`0x${Qx}`))])));
});
