/**
 * Secure sum: n parties learn the sum of their numbers, in 64-bit words.
 *
 *   share    each party cuts its number into n additive shares, keeps one and sends one to each peer
 *   partial  each adds the shares it now holds, one of every party, and tells everybody what they come to
 *            the partial sums add up to the sum, because every share is in exactly one of them
 *
 * Knows: each party its own number and coins, one share of every other number, all partial sums, and so the sum. A number is
 * safe from any n-1 of its own shares. What members find out who pool all that they have is the sum of the others' numbers
 * (they subtract their own) and nothing more; with one other left, that is its number, and no protocol for the sum can help it.
 *
 * Model: everybody follows the protocol, and nobody reads a wire that is not its own. Whoever reads every wire of one party
 * adds up its shares. There is no integrity: a member that adds d to its partial sum moves the result by d, and one that tells
 * each peer another partial sum leaves them with different results; `lie` and `to` below do that, and nothing here notices.
 *
 * Trap: two parties. The sum less one's own number is the other number.
 * Trap: old messages. They decode as well as new ones, so every message carries the name of its session.
 *
 * Source: J. Benaloh, "Secret sharing homomorphisms: keeping shares of a secret secret", CRYPTO '86, doi:10.1007/3-540-47721-7_19.
 */
import { inSession, uint64 } from "../channel/index.ts";
import type { PartyLab, Peers } from "../protocol/index.ts";
import { additiveShare, openAdditively, shareAdditively, z2_64 } from "../sharing/index.ts";

export interface MemberInput {
  /** Its name, 16 bytes, the same for all members and for no other session. */
  readonly session: Uint8Array;
  readonly value: bigint;
}

/** `type`: plain data that crosses a worker's boundary. */
export type MemberOutput = { readonly sum: bigint };

export interface ColluderInput extends MemberInput {
  /** What it adds to the partial sum that it tells; 0 or absent: it tells the truth. */
  readonly lie?: bigint | undefined;
  /** Whom it lies to; absent: everybody. */
  readonly to?: readonly string[] | undefined;
}

/** All that a party has at the end: its input, what it drew, what it received, what came out. */
export type ColluderView = {
  readonly value: bigint;
  readonly kept: bigint;
  /** The shares it sent, by peer. */
  readonly sent: Readonly<Record<string, bigint>>;
  readonly received: readonly { readonly from: string; readonly tag: string; readonly bytes: Uint8Array }[];
  readonly sum: bigint;
};

export type ColluderOutput = { readonly sum: bigint; readonly view: ColluderView };

export async function member(peers: Peers, { session, value }: MemberInput, lab: PartyLab): Promise<MemberOutput> {
  const { sum } = await takePart(peers, { session, value }, lab);
  return { sum };
}

/** The same messages as a member's, unless it lies; and its view as its output, which is its own to give away. */
export async function colluder(peers: Peers, input: ColluderInput, lab: PartyLab): Promise<ColluderOutput> {
  const view = await takePart(peers, input, lab);
  return { sum: view.sum, view };
}

async function takePart(peers: Peers, { session, value, lie = 0n, to }: ColluderInput, lab: PartyLab): Promise<ColluderView> {
  const words = inSession(session, uint64);
  const others = Object.entries(peers);
  /** Everybody tells everybody one word. All are sent before the first is awaited, so they belong to one round. */
  const exchange = async (tag: string, word: (seat: string, i: number) => bigint) => {
    const given = others.map(([seat, peer], i) => peer.send(tag, words.encode(word(seat, i))));
    const taken = others.map(([from, peer]) =>
      peer.receive(tag, (bytes) => ({ word: words.decode(bytes), message: { from, tag, bytes: bytes.slice() } })),
    );
    return (await Promise.all([Promise.all(taken), Promise.all(given)]))[0];
  };

  await lab.progress(0, "sharing its number");
  const shares = shareAdditively(z2_64, value, others.length + 1, lab.rng.fork("shares"));
  const [kept, ...sent] = shares.map((share) => share.value) as [bigint, ...bigint[]];
  const held = await exchange("share", (_, i) => sent[i] as bigint);
  await lab.progress(0.5, "adding up shares");
  const partial = held.reduce((sum, { word }) => z2_64.add(sum, word), kept);
  const told = (seat: string) => (to && !to.includes(seat) ? partial : z2_64.add(partial, z2_64.of(lie)));
  const partials = await exchange("partial", told);
  const sum = openAdditively(
    z2_64,
    [partial, ...partials.map(({ word }) => word)].map((word) => additiveShare(z2_64, word)),
  );
  return {
    value,
    kept,
    sent: Object.fromEntries(others.map(([seat], i) => [seat, sent[i] as bigint])),
    received: [...held, ...partials].map(({ message }) => message),
    sum,
  };
}
