/** RFC 7748 section 5.2: both vectors and the chain of 1,000, by every engine and by the readable ladder. */
import { expect, it } from "vitest";
import { fromBytes, toBytes } from "./field.ts";
import { wasmCurve } from "./kernel.ts";
import { ladder } from "./ladder.ts";
import { nobleCurve, nobleEncode } from "./noble.ts";
import { clamp } from "./points.ts";
import file from "./vectors/rfc7748.json" with { type: "json" };
import { webcryptoCurve } from "./webcrypto.ts";

type X25519 = (scalar: Uint8Array, u: Uint8Array) => Promise<Uint8Array>;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, "hex"));
const wide = (scalar: Uint8Array) => BigInt(`0x${hex(scalar.slice().reverse())}`);

async function functions(): Promise<Record<string, X25519>> {
  const curves = [await wasmCurve("wasm"), await webcryptoCurve(async (texts, dst) => nobleEncode(texts, dst)), nobleCurve()];
  return {
    ...Object.fromEntries(curves.map((curve): [string, X25519] => [curve.engine, (scalar, u) => curve.multiply(u, scalar)])),
    twin: async (scalar, u) => toBytes(ladder(wide(scalar), fromBytes(u))),
  };
}

it.each(["wasm", "webcrypto", "noble", "twin"])("%s", async (name) => {
  const x25519 = (await functions())[name] as X25519;
  for (const { scalar, u, out } of file.vectors) expect(hex(await x25519(clamp(bytes(scalar)), bytes(u)))).toBe(out);
  let [k, u]: [Uint8Array, Uint8Array] = [bytes(`09${"00".repeat(31)}`), bytes(`09${"00".repeat(31)}`)];
  const step = async () => {
    [k, u] = [await x25519(clamp(k.slice()), u), k];
  };
  await step();
  expect(hex(k)).toBe(file.chain[1]);
  if (name === "twin" || name === "noble") return; // BigInts would take seconds
  for (let i = 1; i < 1000; i++) await step();
  expect(hex(k)).toBe(file.chain[1000]);
});
