/**
 * Oblivious transfer: one party holds two keys, the other gets the one of its choice; neither learns more. This is the door.
 *
 *   base-ot.ts       what every base OT gives                      batched-oprf.ts  a pseudorandom function for each of many bins
 *   chou-orlandi.ts  over ristretto255, with noble                 oprf-twin.ts     computed readably
 *   x-only.ts        over Curve25519, with its ladder alone        oprf-kernel.ts   computed by kernel/, in WebAssembly
 *   iknp.ts          128 transfers made into many                  engine.ts        which of the two, and its self-test
 *   gf128.ts         the field of its consistency check            symmetric.ts     hash, cipher, transposition of base OT and extension,
 *                                                                  symmetric-kernel.ts  and the same in WebAssembly
 *
 * The rooms bring groups and ciphers, so they are loaded where a party runs.
 */
import { openLadder } from "../curve25519/index.ts";
import type { OprfEngine } from "./batched-oprf.ts";
import type { Symmetric } from "./symmetric.ts";

export type { BaseOt, KeyPairs } from "./base-ot.ts";
export type { OprfEngine, OprfKeys, ReceiverRows, SenderRows } from "./batched-oprf.ts";
export type { EngineName } from "./engine.ts";
export type { Symmetric } from "./symmetric.ts";

export const chouOrlandi = async () => (await import("./chou-orlandi.ts")).chouOrlandi;
/** With the fastest ladder that passes its self-test here. */
export const xOnly = async (symmetric: Symmetric) => (await import("./x-only.ts")).xOnly(await openLadder("auto"), symmetric);
/** "wasm": where a kernel of this machine has passed its self-test (engine.ts). */
export const openSymmetric = async (engine: OprfEngine["name"]): Promise<Symmetric> =>
  engine === "wasm" ? (await import("./symmetric-kernel.ts")).openKernelSymmetric() : (await import("./symmetric.ts")).readable;
export const iknp = () => import("./iknp.ts");
export const batchedOprf = async () => ({ ...(await import("./batched-oprf.ts")), ...(await import("./engine.ts")) });
