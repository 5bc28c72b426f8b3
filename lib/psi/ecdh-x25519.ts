/**
 * The protocol of ecdh.ts on Curve25519 with u-coordinates alone: as fast as the machine's engines are (lib/curve25519).
 *
 *   receiver: scalar a, items x                                         sender: scalar b, items y
 *      blinded-u:  u of a·H(x), shuffled  ------------------------------->
 *                <-------------------------------  masked-u:  u of b·H(y), shuffled
 *      returned-u: u of a·(b·H(y))  ------------------------------------>     when the sender learns
 *                <-------------------------------  doubled-u: u of b·(a·H(x))  when the receiver learns
 *
 * Knows, learns and leaks what ecdh.ts says. Both list and both products are runs of bytes, 32 for each point.
 *
 * Why u alone is enough: it tells P up to its sign, and a·b·H(x) = +-b·a·H(y) where a·b·H(x) = b·a·H(y) does, but for the chance that two
 * items hash to P and -P. Why it is safe: H reaches the curve only (Elligator 2), scalars are multiples of 8, so what is sent
 * is in the subgroup of prime order; a peer that sends a point of the twist, or one of them plus a point of small order, learns no more
 * of a scalar than from any other point, since both groups are of large prime order but for 8 and 4.
 *
 * Trap: points of small order times any scalar are 0. They are refused as they come, like every encoding that is not the one of its number.
 * Trap: P and P plus a point of small order are two encodings and one product: a peer that sends both says one item twice. So what
 * must be distinct is the products.
 * Trap: the tags are not those of ecdh.ts, and H has a tag of its own: two parties that run different protocols stop at once.
 *
 * Source: RFC 7748 (ladder), RFC 9380 (Elligator 2).
 */
import { type Channel, type PackedLayout, ProtocolError, receivePacked, sendPacked } from "../channel/index.ts";
import { badPoint, type Curve, clamp, type Engine, openCurve } from "../curve25519/index.ts";
import type { PartyLab, Peers } from "../protocol/index.ts";
import type { ListItem } from "../text/index.ts";
import { LONGEST_LIST, meter, ownList, type PsiInput, type PsiOutput } from "./party.ts";
import { pointTable } from "./point-table.ts";
import { type Side, sideOf } from "./sides.ts";

/** RFC 9380 section 3.1. The suite has no cofactor cleared, which the scalars do. */
export const X25519_DST = "PETRI-V01-PSI-ECDH-with-curve25519_XMD:SHA-512_ELL2_NU_";

const BYTES = 32;
/** Points per message: one batch of a kernel, some 10 ms of its work. */
const CHUNK = 256;

export interface X25519Input extends PsiInput {
  readonly engine: Engine | "auto";
}

export const receiver = ({ sender }: Peers<"sender">, input: X25519Input, lab: PartyLab): Promise<PsiOutput> =>
  play(sideOf("receiver", sender, input, "-u"), input, lab);

export const sender = ({ receiver }: Peers<"receiver">, input: X25519Input, lab: PartyLab): Promise<PsiOutput> =>
  play(sideOf("sender", receiver, input, "-u"), input, lab);

const points: PackedLayout = {
  size: BYTES,
  check(bytes) {
    const bad = badPoint(bytes);
    if (bad) throw new Error(bad);
  },
};

const play = async (side: Side, input: X25519Input, lab: PartyLab): Promise<PsiOutput> =>
  playOn(await openCurve(input.engine), side, input, lab);

/** The same with an engine that is open: for who plays many times. All keys and orders are this play's own. */
export async function playOn(curve: Curve, side: Side, input: PsiInput, lab: PartyLab): Promise<PsiOutput> {
  const { items, counts } = await ownList(input, lab);
  const scalar = clamp(lab.rng.fork("keys").bytes(BYTES));
  try {
    const answer = await exchange(side, input, lab, { curve, items, scalar });
    return { ...answer, list: counts, engine: curve.engine };
  } finally {
    scalar.fill(0);
  }
}

interface Own {
  readonly curve: Curve;
  readonly items: readonly ListItem[];
  readonly scalar: Uint8Array;
}

async function exchange({ peer, learns, peerLearns, tags }: Side, { output }: PsiInput, lab: PartyLab, { curve, items, scalar }: Own) {
  const mine = lab.rng.fork("order").shuffled(items);
  const progress = meter(lab);
  progress.expect(mine.length);

  async function* masked() {
    for (let at = 0; at < mine.length; at += CHUNK) {
      const chunk = mine.slice(at, at + CHUNK).map(({ key }) => key);
      yield await curve.multiply(await curve.encode(chunk, X25519_DST), scalar);
      await progress.did(chunk.length, "hashing and masking its own items");
    }
  }

  let theirs = new Uint8Array(); // the other list under both scalars, in the order it came
  let table = pointTable(theirs, 0, lab.rng.fork("table"));
  let count = 0;
  const receive = async () => {
    const announced = (length: number) => {
      progress.expect(length);
      theirs = new Uint8Array(BYTES * length);
      table = pointTable(theirs, length, lab.rng.fork("table"));
    };
    for await (const chunk of receivePacked(peer, tags.gets, points, { most: LONGEST_LIST, announced })) {
      theirs.set(await curve.multiply(chunk, scalar), BYTES * count);
      const end = count + chunk.length / BYTES;
      for (; count < end; count++) if (!table.add(count)) throw twice(peer, tags.gets);
      await progress.did(chunk.length / BYTES, "masking the other party's items");
    }
  };
  // At once: two long lists, each sent before the other is read, would block for ever.
  await Promise.all([sendPacked(peer, tags.sends, points, mine.length, masked()), receive()]);

  const giveBack = async () => {
    const back = output === "size" ? shuffledPoints(theirs, lab.rng.fork("order of what goes back")) : theirs;
    await sendPacked(peer, tags.returns, points, count, chunksOf(back));
  };
  const own = new Uint8Array(BYTES * (learns ? mine.length : 0));
  const getBack = async () => {
    const seen = pointTable(own, mine.length, lab.rng.fork("table of what comes back"));
    let at = 0;
    for await (const chunk of receivePacked(peer, tags.getsBack, points, { most: mine.length, least: mine.length })) {
      own.set(chunk, BYTES * at);
      const end = at + chunk.length / BYTES;
      for (; at < end; at++) if (!seen.add(at)) throw twice(peer, tags.getsBack);
      await progress.did(0, "comparing");
    }
  };
  await Promise.all([peerLearns ? giveBack() : undefined, learns ? getBack() : undefined]);

  const told = { size: null, theirs: count };
  if (!learns) return told;
  const matched = mine.filter((_, i) => table.has(own, i));
  if (output === "size") return { ...told, size: matched.length }; // which of `mine` it was means nothing: the peer shuffled
  const common = new Set(matched);
  const intersection = items.filter((item) => common.has(item)).map(({ spelling }) => spelling);
  return { ...told, size: intersection.length, intersection };
}

const twice = (peer: Channel, tag: string) => new ProtocolError(peer.peer, peer.round - 1, tag, "an element stands in the list twice");

function* chunksOf(list: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < list.length; at += BYTES * CHUNK) yield list.slice(at, at + BYTES * CHUNK);
}

function shuffledPoints(list: Uint8Array, rng: PartyLab["rng"]): Uint8Array {
  const order = rng.shuffled(Array.from({ length: list.length / BYTES }, (_, i) => i));
  const out = new Uint8Array(list.length);
  order.forEach((from, to) => {
    out.set(list.subarray(BYTES * from, BYTES * (from + 1)), BYTES * to);
  });
  return out;
}
