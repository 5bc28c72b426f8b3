/**
 * DP-PSI: the receiver learns which of its items the sender has, and cannot be sure of any of them. Items are left out at random before (sub-
 * sampling), and of the answers some are wrong in either direction (keeping, up-sampling).
 *
 *   sender: key a, items x                                            receiver: key b, items y
 *      masked:    a·H(x), shuffled  ------------------------------------->
 *               <-------------------------------------  sampled: b·H(y) of some y, each taken with probability `sampling`, shuffled
 *               <-------------------------------------  doubled: b·(a·H(x)), in a new order
 *      computes a·(b·H(y)), and sees at which places of the sample there is a match
 *      positions: each place that matches with probability e^epsilon / (1 + e^epsilon), each other one with the rest  ---------------->
 *
 * Knows: the sender how many items the receiver sampled, and exactly how many of those match; not which of its own. The receiver how many items
 * the sender has, and the positions, which it can name.
 *
 * Promised: randomised response at each position, drawn exactly. Neighbours have equally many items, because
 * the sender tells how many it has: one is replaced by one that the receiver does not hold. That makes what the receiver sees at most e^epsilon times
 * likelier, for one run; replaced by another of the receiver's it is two positions, and 2 epsilon. A second run costs epsilon again, and whoever
 * asks often averages the coins away.
 *
 * Not promised: anything towards the receiver. The sender's exact count has no noise but the sampling; the paper has an epsilon for it which we
 * could not check, and it is not printed here.
 *
 * Trap: the published code tells nothing at all where every sampled item matches. An empty answer is then certain, and with one item less it is
 * next to impossible: that rule breaks the promise, and is left out.
 * Trap: coins of a generator seeded once are fine to look at. Here they come from the party's own randomness.
 *
 * Source: arXiv 2208.13249 for the idea; github.com/secretflow/psi, psi/legacy/dp_psi, for the messages and the probabilities. Over our group.
 */
import { type Layout, rawBytes, receiveList, sendList, uint32 } from "../../channel/index.ts";
import { loadBudget, loadLocal } from "../../dp/index.ts";
import type { PartyLab, Peers } from "../../protocol/index.ts";
import { type ListCounts, type ListItem, WrongInput } from "../../text/index.ts";
import { distinct, ELEMENT_BYTES, element, elementOf, hashToGroup, idOf, type Point, secretScalar } from "../element.ts";
import { inChunks, LONGEST_LIST, meter, ownList, type PsiInput } from "../party.ts";

export const DP_PSI_DST = "PETRI-V01-PSI-DP-with-ristretto255_XMD:SHA-512_R255MAP_RO_";

export type DpPsiSenderInput = Pick<PsiInput, "list" | "normalise" | "country"> & {
  /** Of the answer at one position, in one run. */
  readonly epsilon: number;
};

export type DpPsiReceiverInput = Pick<PsiInput, "list" | "normalise" | "country"> & {
  /** With which probability an item takes part. */
  readonly sampling: number;
};

export type DpPsiSenderOutput = {
  /** How many of the sample match. Exactly. */
  size: number;
  /** How many items were sampled. */
  sampled: number;
  list: ListCounts;
};

export type DpPsiReceiverOutput = {
  /** Items that are said to be shared, in the order of its list. */
  answer: string[];
  /** Items that took part, in the order of its list. */
  sampled: string[];
  /** How many items the sender has. */
  theirs: number;
  list: ListCounts;
};

export async function sender({ receiver: peer }: Peers<"receiver">, input: DpPsiSenderInput, lab: PartyLab): Promise<DpPsiSenderOutput> {
  const { randomisedResponse } = await loadLocal();
  const { nanoEpsilon } = await loadBudget();
  if (!(input.epsilon > 0 && input.epsilon <= 16)) throw new WrongInput(`Epsilon is ${input.epsilon}; it is above 0 and at most 16.`);
  const respond = randomisedResponse(nanoEpsilon(input.epsilon)).sampler(lab.rng.fork("responses"));
  const { items, counts } = await ownList(input, lab);
  const key = secretScalar(lab.rng.fork("key"));
  const progress = meter(lab);
  progress.expect(items.length);

  const sample: string[] = [];
  const receive = async () => {
    for await (const chunk of receiveList(peer, "sampled", distinct(element), LONGEST_LIST, 0, progress.expect)) {
      for (const { point } of chunk) sample.push(idOf(point.multiply(key).toBytes()));
      await progress.did(chunk.length, "masking the sampled items");
    }
  };
  await Promise.all([sendMasked(peer, "masked", lab.rng.fork("order").shuffled(items), key, progress.did), receive()]);

  const known = new Set<string>();
  for await (const chunk of receiveList(peer, "doubled", distinct(element), items.length, items.length))
    for (const { bytes } of chunk) known.add(idOf(bytes));
  const matches = sample.map((id) => known.has(id));
  const positions = matches.flatMap((match, at) => (respond(match ? 1 : 0) === 1 ? [at] : []));
  await sendList(
    peer,
    "positions",
    uint32,
    positions.length,
    inChunks(positions, (chunk) => chunk),
  );
  return { size: matches.filter(Boolean).length, sampled: sample.length, list: counts };
}

export async function receiver({ sender: peer }: Peers<"sender">, input: DpPsiReceiverInput, lab: PartyLab): Promise<DpPsiReceiverOutput> {
  if (!(input.sampling > 0 && input.sampling <= 1))
    throw new WrongInput(`Items take part with probability ${input.sampling}; it is above 0 and at most 1.`);
  const { items, counts } = await ownList(input, lab);
  const coins = lab.rng.fork("sample");
  const sampled = items.filter(() => coins.real() < input.sampling);
  const sent = lab.rng.fork("order").shuffled(sampled);
  const key = secretScalar(lab.rng.fork("key"));
  const progress = meter(lab);
  progress.expect(sent.length);

  const doubled: Uint8Array[] = [];
  const receive = async () => {
    for await (const chunk of receiveList(peer, "masked", distinct(element), LONGEST_LIST, 0, progress.expect)) {
      for (const { point } of chunk) doubled.push(point.multiply(key).toBytes());
      await progress.did(chunk.length, "masking the other party's items");
    }
  };
  await Promise.all([sendMasked(peer, "sampled", sent, key, progress.did), receive()]);

  // In a new order: in the old one the sender would see which of its own items match.
  const back = lab.rng.fork("order of what goes back").shuffled(doubled);
  await sendList(
    peer,
    "doubled",
    rawBytes(ELEMENT_BYTES),
    back.length,
    inChunks(back, (chunk) => chunk),
  );
  const said = new Set<ListItem>();
  for await (const chunk of receiveList(peer, "positions", rising(sent.length), sent.length))
    for (const at of chunk) said.add(sent[at] as ListItem);
  return {
    answer: items.filter((item) => said.has(item)).map(({ spelling }) => spelling),
    sampled: sampled.map(({ spelling }) => spelling),
    theirs: doubled.length,
    list: counts,
  };
}

type Did = (work: number, note: string) => Promise<void>;

const sendMasked = (peer: Parameters<typeof sendList>[0], tag: string, items: readonly ListItem[], key: bigint, did: Did) =>
  sendList(
    peer,
    tag,
    element,
    items.length,
    inChunks(
      items,
      (chunk) => chunk.map((item) => elementOf(masked(item, key))),
      (count) => did(count, "hashing and masking its own items"),
    ),
  );

const masked = ({ key: text }: ListItem, key: bigint): Point => hashToGroup(text, DP_PSI_DST).multiply(key);

/** Places in a list of that many, each larger than the one before it. */
function rising(places: number): Layout<number> {
  let least = 0;
  return {
    ...uint32,
    decode(bytes) {
      const at = uint32.decode(bytes);
      if (at < least || at >= places) throw new Error(`place ${at} is out of order, or beyond the ${places} that were sampled`);
      least = at + 1;
      return at;
    },
  };
}
