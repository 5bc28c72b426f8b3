/**
 * Private set intersection: two parties find out which items both hold, or how many, and nothing else but the length of
 * each other's list. This is the door: names and types. The rooms are loaded where a party runs.
 *
 *   ecdh.ts     both parties' keys, one after the other           cheats.ts   senders that break the rules
 *   ecdh-x25519.ts  the same on u-coordinates, fast           point-table.ts  finds points among many
 *   oprf.ts     an oblivious pseudorandom function (RFC 9497)     element.ts  what crosses the wire, and what is refused
 *   modes.ts    its three modes                                   party.ts    a party's list, its output, work in chunks
 *   kkrt.ts     the same from OT extension, at full speed         cuckoo.ts   every item alone in a bin
 *   kkrt-sizes.ts  how long its tags are, and why
 *   sum.ts      how many, and what their numbers come to          sum-wire.ts what it sends beside points
 *   dp/         the size, or the members, under differential privacy
 */
import { defineProtocol } from "../protocol/index.ts";

export type { Cheat } from "./cheats.ts";
export {
  type AskerInput,
  type CounterInput,
  type CounterOutput,
  type DpcaInput,
  type DpcaOutput,
  dpcaPsi,
  dpPsi,
  loadNoisySize,
  noisySize,
  type SizeTerms,
} from "./dp/index.ts";
export type { ReceiverInput, SenderInput } from "./ecdh.ts";
export type { X25519Input } from "./ecdh-x25519.ts";
export type { KkrtInput } from "./kkrt.ts";
export { tagBytes, wrongAtMost } from "./kkrt-sizes.ts";
export type { OprfMode } from "./modes.ts";
export type { OprfInput, OprfSenderInput } from "./oprf.ts";
export type { PsiInput, PsiOutput } from "./party.ts";
export type { CuriousOutput, CuriousView, PublisherInput, PublisherOutput, ShopInput, ShopOutput } from "./sum.ts";

export const ecdhPsi = defineProtocol("psi/ecdh", async () => {
  const { receiver, sender } = await import("./ecdh.ts");
  return { receiver, sender };
});

export const x25519Psi = defineProtocol("psi/ecdh-x25519", async () => {
  const { receiver, sender } = await import("./ecdh-x25519.ts");
  return { receiver, sender };
});

export const oprfPsi = defineProtocol("psi/oprf", async () => {
  const { receiver, sender } = await import("./oprf.ts");
  return { receiver, sender };
});

export const kkrtPsi = defineProtocol("psi/kkrt", async () => {
  const { receiver, sender } = await import("./kkrt.ts");
  return { receiver, sender };
});

export const psiSum = defineProtocol("psi/sum", async () => {
  const { curious, publisher, shop } = await import("./sum.ts");
  return { curious, publisher, shop };
});
