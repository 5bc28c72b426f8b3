/**
 * Private set intersection by commutative masking (Meadows 1986; Huberman, Franklin, Hogg 1999), over ristretto255.
 *
 *   receiver: key a, items x                                          sender: key b, items y
 *      blinded:  a·H(x), shuffled  ------------------------------------->
 *              <-------------------------------------  masked:  b·H(y), shuffled
 *      returned: a·(b·H(y))        ------------------------------------->     when the sender learns
 *              <-------------------------------------  doubled: b·(a·H(x))    when the receiver learns
 *
 *   a·b·H(x) = b·a·H(y) exactly when x = y: whoever got its own list back compares it with the other list under both keys.
 *   In the order it was sent, that tells its owner which items match. Shuffled by the party that sends it back (output=size),
 *   it tells how many.
 *
 * Knows: each party its own items, its own key, its own permutation, and what it received. Each learns how long the other
 * list is, and the learner the answer. Secure against parties that follow the protocol, if DDH is hard in the group and H is
 * a random oracle.
 *
 * Trap: an unshuffled list tells the learning peer *where* in it each common item stands: both shuffle before sending.
 * Trap: with size only, sending a list back in its order would locate the members: its sender could compare item by item. A library
 * that only *forgets* to undo its own permutation does exactly that (`ordered`); a `curious` receiver then reads them off.
 * Trap: keys kept from run to run link the runs. Here both are drawn afresh each time, which also makes an old run's messages
 * useless in a new one (nothing matches), so no session number is exchanged.
 */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { rawBytes, receiveList, sendList } from "../channel/index.ts";
import type { PartyLab, Peers } from "../protocol/index.ts";
import type { ListItem } from "../text/index.ts";
import { type Cheat, keyAt, keysOf, offered, spoils } from "./cheats.ts";
import { distinct, ELEMENT_BYTES, element, elementOf, hashToGroup, idOf, type Point, secretScalar } from "./element.ts";
import { inChunks, LONGEST_LIST, meter, ownList, type PsiInput, type PsiOutput } from "./party.ts";
import { type Side, sideOf } from "./sides.ts";

/** RFC 9380 section 3.1: a tag that names the protocol, its version and the hash suite. */
export const ECDH_DST = "PETRI-V01-PSI-ECDH-with-ristretto255_XMD:SHA-512_R255MAP_RO_";

export interface ReceiverInput extends PsiInput {
  /** Follows the protocol, and says which of its items stands where in what came back. */
  readonly curious?: boolean | undefined;
}

export const receiver = ({ sender }: Peers<"sender">, input: ReceiverInput, lab: PartyLab): Promise<PsiOutput> =>
  play(sideOf("receiver", sender, input), input, lab, { curious: input.curious });

export interface SenderInput extends PsiInput {
  readonly cheat?: Cheat | undefined;
  /** With size only: returns the other list in the order in which it came. A mistake, and no cheat: the messages are the same. */
  readonly ordered?: boolean | undefined;
}

export const sender = ({ receiver }: Peers<"receiver">, input: SenderInput, lab: PartyLab): Promise<PsiOutput> =>
  play(sideOf("sender", receiver, input), input, lab, { cheat: input.cheat, ordered: input.ordered });

/** One entry of the list that goes out. */
interface Entry {
  readonly item: ListItem;
  /** Which of this party's keys masks it: 0, unless it cheats with two. */
  readonly under: 0 | 1;
}

/** How a party differs from one that follows the protocol and forgets what it saw. */
interface Ways {
  readonly cheat?: Cheat | undefined;
  readonly ordered?: boolean | undefined;
  readonly curious?: boolean | undefined;
}

async function play(
  { peer, learns, peerLearns, tags }: Side,
  input: PsiInput,
  lab: PartyLab,
  { cheat, ordered, curious }: Ways,
): Promise<PsiOutput> {
  const { items, counts } = await ownList(input, lab);
  const listed = await offered(items, cheat, input);
  const keyRng = lab.rng.fork("keys");
  const keys = Array.from({ length: keysOf(cheat) }, () => secretScalar(keyRng)); // an honest party has one
  const entries: Entry[] = listed.map((item, at) => ({ item, under: keyAt(at, listed.length, keysOf(cheat)) }));
  const mine = lab.rng.fork("order").shuffled(entries);

  const progress = meter(lab);
  progress.expect(mine.length);
  const mask = ({ item, under }: Entry): Point => {
    const masked = hashToGroup(item.key, ECDH_DST).multiply(keys[under] as bigint);
    return spoils(cheat, item, items) ? masked.add(ristretto255.Point.BASE) : masked;
  };
  const send = () =>
    sendList(
      peer,
      tags.sends,
      element,
      mine.length,
      inChunks(
        mine,
        (chunk) => chunk.map((entry) => elementOf(mask(entry))),
        (count) => progress.did(count, "hashing and masking its own items"),
      ),
    );

  // The other list under both parties' keys, in the order it came. One list for each of this party's keys.
  const theirs: Uint8Array[][] = keys.map(() => []);
  const receive = async () => {
    for await (const chunk of receiveList(peer, tags.gets, distinct(element), LONGEST_LIST, 0, progress.expect)) {
      keys.forEach((key, k) => {
        for (const { point } of chunk) theirs[k]?.push(point.multiply(key).toBytes());
      });
      await progress.did(chunk.length, "masking the other party's items");
    }
  };
  await Promise.all([send(), receive()]); // at once: two long lists, each sent before the other is read, would block for ever

  const [doubled = []] = theirs;
  const giveBack = async () => {
    const back = input.output === "size" && !ordered ? lab.rng.fork("order of what goes back").shuffled(doubled) : doubled;
    await sendList(
      peer,
      tags.returns,
      rawBytes(ELEMENT_BYTES),
      back.length,
      inChunks(back, (chunk) => chunk),
    );
  };
  const own: string[] = [];
  const getBack = async () => {
    for await (const chunk of receiveList(peer, tags.getsBack, distinct(element), mine.length, mine.length)) {
      for (const { bytes } of chunk) own.push(idOf(bytes));
      await progress.did(0, "comparing");
    }
  };
  await Promise.all([peerLearns ? giveBack() : undefined, learns ? getBack() : undefined]);

  const output: PsiOutput = { size: null, theirs: doubled.length, list: counts };
  return learns ? { ...output, ...answer(input.output, own, theirs, mine, listed, curious) } : output;
}

/** `own[i]` is entry i of `mine` under both keys, or in size mode that of some entry nobody here can name. */
function answer(
  output: PsiInput["output"],
  own: readonly string[],
  theirs: readonly (readonly Uint8Array[])[],
  mine: readonly Entry[],
  listed: readonly ListItem[],
  curious: boolean | undefined,
): Partial<PsiOutput> {
  const matches = theirs.map((list) => {
    const known = new Set(list.map(idOf));
    return own.map((id) => known.has(id));
  });
  const matched = own.map((_, i) => matches.some((under) => under[i]));
  if (output === "size") {
    const halves = matches.map((under) => under.filter(Boolean).length);
    const size = matched.filter(Boolean).length;
    if (curious) return { size, places: mine.map(({ item }, i) => ({ sent: item.spelling, match: matched[i] as boolean })) };
    return halves.length === 2 ? { size, halves: halves as [number, number], located: size } : { size };
  }
  const common = new Set(mine.filter((_, i) => matched[i]).map(({ item }) => item.key));
  const intersection = listed.filter(({ key }) => common.has(key)).map(({ spelling }) => spelling);
  return { size: intersection.length, intersection };
}
