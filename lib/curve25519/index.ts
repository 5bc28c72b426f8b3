/**
 * Curve25519 on u-coordinates alone, fast: the door. Names and types; the rooms are loaded where a curve is opened.
 *
 *   curve.ts      what an engine can do              kernel/       the field, ladder, Elligator 2 and SHA-512 in AssemblyScript
 *   open.ts       choosing one                       kernel.ts     the engines wasm and wasm-relaxed, which run it
 *   self-test.ts  whether it computes what it should webcrypto.ts  the platform's X25519        noble.ts  BigInts
 *   points.ts     what a peer may send               field.ts, ladder.ts, elligator.ts  the readable twins of the kernel
 *
 * u alone is enough for Diffie-Hellman, and so for everything that compares a·b·P with b·a·P. It cannot add two points.
 */
import type { Curve, Engine, Ladder } from "./curve.ts";

export { BASE, type Curve, ENGINES, type Engine, type Ladder, SmallOrder } from "./curve.ts";
export { badPoint, clamp } from "./points.ts";

/** The engine that is asked for, or with "auto" the fastest that passes its self-test here. */
export async function openCurve(engine: Engine | "auto"): Promise<Curve> {
  return (await import("./open.ts")).openCurve(engine);
}

/** The same among the engines whose ladder takes a scalar as it is. */
export async function openLadder(engine: "wasm-relaxed" | "wasm" | "noble" | "auto"): Promise<Ladder> {
  return (await import("./open.ts")).openLadder(engine);
}
