/** Which engine runs: each fallback is reached by taking away what it replaces. */
import { afterEach, describe, expect, it, vi } from "vitest";
import { seededRng } from "../random/index.ts";
import type { Curve, Engine } from "./curve.ts";
import { wasmCurve } from "./kernel.ts";
import { nobleCurve } from "./noble.ts";
import { EngineMissing, openCurve } from "./open.ts";
import { clamp } from "./points.ts";
import { passesSelfTest } from "./self-test.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const withoutWebAssembly = () => vi.stubGlobal("WebAssembly", undefined);
const withoutX25519 = () =>
  vi.spyOn(crypto.subtle, "importKey").mockRejectedValue(new DOMException("Unrecognized name.", "NotSupportedError"));
const withoutRelaxed = async () => ({
  "wasm-relaxed": () => Promise.reject(new Error("no such instruction")),
  wasm: () => wasmCurve("wasm"),
  webcrypto: () => Promise.reject(new Error("not asked")),
  noble: async () => nobleCurve(),
});

describe("auto", () => {
  it("takes plain SIMD where relaxed SIMD does not compile", async () => {
    expect((await openCurve("auto", await withoutRelaxed())).engine).toBe("wasm");
  });

  it("takes plain SIMD where relaxed SIMD rounds twice", async () => {
    const right = await wasmCurve("wasm");
    const lastBit = async (bytes: Promise<Uint8Array>) => (await bytes).map((byte, i) => (i % 32 === 0 ? byte ^ 1 : byte));
    const unfused: Curve = { ...right, engine: "wasm-relaxed", multiplyEach: (us, scalars) => lastBit(right.multiplyEach(us, scalars)) };
    expect(await passesSelfTest(unfused)).toBe(false);
    expect((await openCurve("auto", { ...(await withoutRelaxed()), "wasm-relaxed": async () => unfused })).engine).toBe("wasm");
  });

  it("takes WebCrypto where there is no WebAssembly, and encodes with BigInts", async () => {
    withoutWebAssembly();
    const curve = await openCurve("auto");
    expect(curve.engine).toBe("webcrypto");
    expect(await passesSelfTest(curve)).toBe(true);
  });

  it("takes noble where there is neither", async () => {
    withoutWebAssembly();
    withoutX25519();
    expect((await openCurve("auto")).engine).toBe("noble");
  });
});

describe("an engine that is asked for", () => {
  it.each(["wasm", "webcrypto", "noble"] as const)("%s runs", async (engine) => {
    expect((await openCurve(engine)).engine).toBe(engine);
  });

  it("is refused with the reason, and no other is taken", async () => {
    withoutWebAssembly();
    await expect(openCurve("wasm")).rejects.toThrow(EngineMissing);
    await expect(openCurve("wasm")).rejects.toThrow(/wasm does not run on this machine/);
    withoutX25519();
    await expect(openCurve("webcrypto")).rejects.toThrow(/webcrypto does not run on this machine: Unrecognized name/);
  });
});

describe("the self-test", () => {
  const changes: Record<string, (curve: Curve) => Partial<Curve>> = {
    "a product": (curve) => ({ multiplyEach: async (us, scalars) => (await curve.multiplyEach(us, scalars)).fill(1, 40, 41) }),
    "a product under one scalar": (curve) => ({ multiply: async (us, scalar) => (await curve.multiply(us, scalar)).fill(1, 31) }),
    "a point": (curve) => ({ encode: async (texts, dst) => (await curve.encode(texts, dst)).fill(1, 64, 65) }),
  };
  it.each(Object.keys(changes))("notices one wrong byte of %s", async (what) => {
    const curve = await wasmCurve("wasm");
    expect(await passesSelfTest({ ...curve, ...changes[what]?.(curve) })).toBe(false);
  });
});

it("gives the same bytes from every engine, 2,000 random points and scalars", async () => {
  const rng = seededRng("curve25519/engines", 1);
  const us = rng.bytes(32 * 2000).map((byte, i) => (i % 32 === 31 ? byte & 127 : byte));
  const scalars = rng.bytes(32 * 2000);
  for (let at = 0; at < scalars.length; at += 32) clamp(scalars.subarray(at, at + 32));
  const one = scalars.slice(0, 32);
  const [first, second] = await Promise.all((["wasm", "webcrypto"] satisfies Engine[]).map((engine) => openCurve(engine)));
  expect(Buffer.compare(await (first as Curve).multiplyEach(us, scalars), await (second as Curve).multiplyEach(us, scalars))).toBe(0);
  const few = us.subarray(0, 32 * 30);
  expect(Buffer.compare(await (first as Curve).multiply(few, one), await (second as Curve).multiply(few, one))).toBe(0);
  expect(Buffer.compare(await (first as Curve).multiply(few, one), await nobleCurve().multiply(few, one))).toBe(0);
});

it("asks for whole points and clamped scalars", async () => {
  const scalar = clamp(new Uint8Array(32));
  for (const engine of ["wasm", "webcrypto", "noble"] as const) {
    const curve = await openCurve(engine);
    await expect(curve.multiply(new Uint8Array(33), scalar)).rejects.toThrow(/33 bytes are not points/);
    await expect(curve.multiplyEach(new Uint8Array(64), scalar)).rejects.toThrow(/32 bytes of scalars for 2 points/);
    await expect(curve.multiply(new Uint8Array(32), new Uint8Array(32))).rejects.toThrow(/not clamped/);
  }
});
