/**
 * What every base OT here gives: `count` random transfers. The sender ends with two keys for each, the receiver with the one of its
 * choice. The keys come out of the protocol; nobody brings messages, since all that is wanted of them is to start an extension.
 *
 * Names: "sender" and "receiver" are the roles in the transfer. In an extension they are turned round (see iknp.ts), and in the
 * intersection once more.
 */
import type { Channel } from "../channel/index.ts";
import type { Rng } from "../random/index.ts";

export const KEY_BYTES = 32;

/** Keys stand one after the other, KEY_BYTES each. Whoever gets them zeroes them. */
export interface KeyPairs {
  readonly zero: Uint8Array;
  readonly one: Uint8Array;
}

export interface BaseOt {
  /** Named in the parameters that both parties compare before they start. */
  readonly id: number;
  send(peer: Channel, count: number, rng: Rng): Promise<KeyPairs>;
  /** `choices`: a bit for each transfer (see bits.ts). */
  receive(peer: Channel, count: number, choices: Uint8Array, rng: Rng): Promise<Uint8Array>;
}
