/** The kernel with plain SIMD beside its readable twin; relaxed.test.ts does the same with fused multiply-add. */
import { describe, expect, it, vi } from "vitest";
import { curveFailures, EDGES, fieldFailures } from "./compared.fixture.ts";
import { SmallOrder } from "./curve.ts";
import { toBytes } from "./field.ts";
import { packed } from "./generated/simd.ts";
import { wasmCurve } from "./kernel.ts";
import { clamp, SMALL_ORDER } from "./points.ts";

const RANDOM = 100_000;
const POINTS = 10;

it("has edges that come in pairs", () => expect(EDGES.length % 2).toBe(0));

describe("plain SIMD", () => {
  it("does every operation of the field like its twin, on edges and on 100,000 random pairs", async () => {
    expect(await fieldFailures(packed, RANDOM)).toEqual([]);
  });

  it("multiplies and encodes like its twin", async () => {
    expect(await curveFailures(await wasmCurve("wasm"), POINTS)).toEqual([]);
  });

  it("leaves nothing in its memory of scalars, points and texts", async () => {
    const instantiate = vi.spyOn(WebAssembly, "instantiate");
    const curve = await wasmCurve("wasm");
    const [opened] = instantiate.mock.results as unknown as [{ value: Promise<WebAssembly.Instance> }];
    const instance = await opened.value;
    instantiate.mockRestore();
    const { buffer } = instance.exports["memory"] as WebAssembly.Memory;
    const before = new Uint8Array(buffer.slice(0));
    const scalar = clamp(new Uint8Array(32).fill(0x5a));
    await curve.multiply(Uint8Array.of(...toBytes(9n), ...toBytes(10n), ...toBytes(11n)), scalar);
    await curve.multiplyEach(toBytes(9n), scalar);
    await curve.encode(["somebody@example.com", "x".repeat(300)], "PETRI-TEST-OF-MEMORY");
    const after = new Uint8Array((instance.exports["memory"] as WebAssembly.Memory).buffer);
    const tag = new TextDecoder("latin1").decode(after).indexOf("PETRI-TEST-OF-MEMORY"); // public, and the one thing that stays
    after.fill(0, tag, tag + 21);
    expect(after.findIndex((byte, i) => byte !== (before[i] ?? 0))).toBe(-1);
  });
});

it.each(SMALL_ORDER)("refuses to multiply the point of small order %s, alone and among others", async (u) => {
  const curve = await wasmCurve("wasm");
  const scalar = clamp(new Uint8Array(32).fill(0x5a));
  await expect(curve.multiply(toBytes(u), scalar)).rejects.toBeInstanceOf(SmallOrder);
  await expect(curve.multiply(Uint8Array.of(...toBytes(9n), ...toBytes(u), ...toBytes(10n)), scalar)).rejects.toBeInstanceOf(SmallOrder);
});
