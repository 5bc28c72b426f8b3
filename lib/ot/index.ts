/**
 * Oblivious transfer: one party holds two keys, the other gets the one of its choice; neither learns more. This is the door.
 *
 *   base-ot.ts       what every base OT gives, and its frames      iknp.ts          128 transfers made into many
 *   chou-orlandi.ts  over ristretto255, with noble                 gf128.ts         the field of its consistency check
 *   x-only.ts        over Curve25519's ladder, for speed           batched-oprf.ts  a pseudorandom function for each of many bins
 *   bits.ts          bits in bytes, rows and columns               kernel/          the same in WebAssembly, held equal by tests
 *
 * The rooms bring groups and ciphers, so they are loaded where a party runs.
 */
export type { BaseOt } from "./base-ot.ts";
export type { OprfEngine, OprfKeys, ReceiverRows, SenderRows } from "./batched-oprf.ts";

export const chouOrlandi = async () => (await import("./chou-orlandi.ts")).chouOrlandi;
export const iknp = () => import("./iknp.ts");
