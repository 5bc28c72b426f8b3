/**
 * Private intersection-sum with cardinality (Ion et al. 2020): the shop has a number for each of its identifiers, and learns what the
 * numbers of those come to that the publisher holds as well. Keyed twice as in ecdh.ts; the numbers travel encrypted under the shop's
 * Paillier key, and the publisher adds what it cannot read.
 *
 *   publisher: key a, identifiers v                      shop: key b, pairs (w, t), Paillier key
 *      blinded: a·H(v), shuffled  ------------------------------------->
 *              <-------------------------------------  paillier-key: n
 *              <-------------------------------------  pairs: (b·H(w), E(t)), shuffled
 *              <-------------------------------------  doubled: b·(a·H(v)), shuffled
 *      a·(b·H(w)) is among the doubled where w is shared: multiplies those E(t) and a fresh residue
 *      size, sum: E(sum)          ------------------------------------->
 *
 * Knows: each party its own list, keys and permutations. The publisher learns how many are shared, the shop that and the sum; each
 * learns how long the other list is. Secure against parties that follow the protocol, if DDH is hard in the group, H is a random oracle
 * and n-th residues cannot be told from other numbers.
 *
 * Trap: without the fresh residue the shop gets a product of its own encryptions, and can find out of which (lib/attacks/subsets.ts).
 * `rerandomise: false` is that mistake.
 * Trap: `doubled` in the order in which it came would tell the publisher which of its identifiers are shared.
 * Trap: the output itself. With a size of one the sum is somebody's number, and the shop knows whose.
 *
 * Source: Ion, Kreuter, Nergiz, Patel, Saxena, Seth, Raykova, Shanahan, Yung, "On Deploying Secure Computing: Private
 * Intersection-Sum-with-Cardinality", EuroS&P 2020, figure 2 (doi:10.1109/EuroSP48549.2020.00031).
 */
import { rawBytes, receiveList, sendList, uint32 } from "../channel/index.ts";
import { type Ciphertext, loadPaillier } from "../he/index.ts";
import type { PartyLab, Peers } from "../protocol/index.ts";
import { type AmountItem, type Brought, countsOf, type ListCounts, type Normalise, readAmounts, WrongInput } from "../text/index.ts";
import { distinct, ELEMENT_BYTES, element, elementOf, hashToGroup, idOf, secretScalar } from "./element.ts";
import { inChunks, meter, ownList } from "./party.ts";
import { pairLayout, sizeUpTo, sumDecoder } from "./sum-wire.ts";

/** RFC 9380 section 3.1: a tag that names the protocol, its version and the hash suite. */
export const SUM_DST = "PETRI-V01-PSI-SUM-with-ristretto255_XMD:SHA-512_R255MAP_RO_";

/** Of either list. Each of the shop's numbers costs its worker some 20 milliseconds of encryption. */
export const MOST_SUMMED = 1000;
/** Pairs a message: a quarter of a second's work. */
const PAIRS = 16;
/** What an encryption costs, in masked points. */
const ENCRYPTION = 20;

interface Common {
  readonly normalise: Normalise;
  /** Of the shop's Paillier key. Both know it. */
  readonly bits: number;
}

export interface PublisherInput extends Common {
  readonly list: readonly string[] | Brought;
  /** False: the mistake that the header names. */
  readonly rerandomise: boolean;
}

export interface ShopInput extends Common {
  /** Identifier and number, one pair a line. */
  readonly list: readonly string[] | Brought;
}

export type PublisherOutput = { size: number; theirs: number; list: ListCounts };
export type ShopOutput = { size: number; sum: number; theirs: number; list: ListCounts };

/** What a shop keeps that wants to know more: its own encryptions modulo n, and what came back. Hex. */
export type CuriousView = { n: string; product: string; offered: { spelling: string; amount: number; residue: string }[] };
/** Null where its list is longer than `keepUpTo`. */
export type CuriousOutput = ShopOutput & { view: CuriousView | null };

const atMost = (items: number): void => {
  if (items > MOST_SUMMED) {
    throw new WrongInput(
      `The list has ${items.toLocaleString("en-GB")} identifiers; at most ${MOST_SUMMED.toLocaleString("en-GB")} are summed here, because each number takes a fiftieth of a second to encrypt.`,
    );
  }
};

export async function publisher({ shop }: Peers<"shop">, input: PublisherInput, lab: PartyLab): Promise<PublisherOutput> {
  const { items, counts } = await ownList(input, lab);
  atMost(items.length);
  const he = await loadPaillier();
  const key = secretScalar(lab.rng.fork("key"));
  const mine = lab.rng.fork("order").shuffled(items);
  const progress = meter(lab);
  progress.expect(2 * mine.length);

  const send = () =>
    sendList(
      shop,
      "blinded",
      element,
      mine.length,
      inChunks(
        mine,
        (chunk) => chunk.map((item) => elementOf(hashToGroup(item.key, SUM_DST).multiply(key))),
        (count) => progress.did(count, "hashing and masking its own identifiers"),
      ),
    );
  const theirs: { readonly id: string; readonly amount: Ciphertext }[] = [];
  const receive = async () => {
    const shopKey = await shop.receive("paillier-key", he.publicKeyLayout(input.bits).decode);
    const pairs = receiveList(shop, "pairs", pairLayout(he.ciphertextLayout(shopKey)), MOST_SUMMED, 0, (count) =>
      progress.expect(ENCRYPTION * count),
    );
    for await (const chunk of pairs) {
      for (const { masked, amount } of chunk) theirs.push({ id: idOf(masked.point.multiply(key).toBytes()), amount });
      await progress.did(ENCRYPTION * chunk.length, "masking the shop's identifiers");
    }
    return shopKey;
  };
  const [, shopKey] = await Promise.all([send(), receive()]);

  const own = new Set<string>();
  for await (const chunk of receiveList(shop, "doubled", distinct(element), mine.length, mine.length)) {
    for (const { bytes } of chunk) own.add(idOf(bytes));
    await progress.did(chunk.length, "comparing");
  }
  const shared = theirs.filter(({ id }) => own.has(id));
  const product = shared.reduce((sum, { amount }) => he.add(shopKey, sum, amount), he.ZERO);
  const sum = input.rerandomise ? he.rerandomise(shopKey, product, he.drawResidue(shopKey, lab.rng.fork("residue"))) : product;
  await shop.send("size", uint32.encode(shared.length));
  await shop.send("sum", he.ciphertextLayout(shopKey).encode(sum));
  return { size: shared.length, theirs: theirs.length, list: counts };
}

export async function shop(peers: Peers<"publisher">, input: ShopInput, lab: PartyLab): Promise<ShopOutput> {
  const { view: _, ...output } = await runShop(peers, input, lab, 0);
  return output;
}

/** Follows the protocol, and keeps what it needs to ask whose numbers were added. */
export const curious = (
  peers: Peers<"publisher">,
  { keepUpTo, ...input }: ShopInput & { readonly keepUpTo: number },
  lab: PartyLab,
): Promise<CuriousOutput> => runShop(peers, input, lab, keepUpTo);

async function runShop({ publisher }: Peers<"publisher">, input: ShopInput, lab: PartyLab, keepUpTo: number): Promise<CuriousOutput> {
  await lab.progress(0, "reading its table");
  const reading = await readAmounts(input.list, input);
  atMost(reading.items.length);
  const he = await loadPaillier();
  const key = await he.drawKey(input.bits, lab.rng.fork("paillier"), () => lab.progress(0, "drawing the two primes of its key"));
  const secret = secretScalar(lab.rng.fork("key"));
  const mine = lab.rng.fork("order").shuffled(reading.items);
  const progress = meter(lab);
  progress.expect(ENCRYPTION * mine.length);

  const layout = he.ciphertextLayout(key.open);
  const residues = lab.rng.fork("residues");
  const offered: { readonly item: AmountItem; readonly amount: Ciphertext }[] = [];
  async function* pairs() {
    for (let at = 0; at < mine.length; at += PAIRS) {
      const chunk = [];
      for (const item of mine.slice(at, at + PAIRS)) {
        const amount = he.encrypt(key.open, BigInt(item.amount), he.drawOwnResidue(key, residues));
        offered.push({ item, amount });
        chunk.push({ masked: elementOf(hashToGroup(item.key, SUM_DST).multiply(secret)), amount });
        await progress.did(ENCRYPTION, "masking its identifiers and encrypting its numbers");
      }
      yield chunk;
    }
  }
  const doubled: Uint8Array[] = [];
  const receive = async () => {
    for await (const chunk of receiveList(publisher, "blinded", distinct(element), MOST_SUMMED, 0, progress.expect)) {
      for (const { point } of chunk) doubled.push(point.multiply(secret).toBytes());
      await progress.did(chunk.length, "masking the publisher's identifiers");
    }
  };
  // Before anything is received: what goes out while lists come in keeps the round in which it began.
  await publisher.send("paillier-key", he.publicKeyLayout(input.bits).encode(key.open));
  await Promise.all([sendList(publisher, "pairs", pairLayout(layout), mine.length, pairs()), receive()]);
  const back = lab.rng.fork("order of what goes back").shuffled(doubled);
  await sendList(
    publisher,
    "doubled",
    rawBytes(ELEMENT_BYTES),
    back.length,
    inChunks(back, (chunk) => chunk),
  );

  const size = await publisher.receive("size", sizeUpTo(Math.min(mine.length, doubled.length)));
  const amounts = mine.map(({ amount }) => amount);
  const { product, sum } = await publisher.receive(
    "sum",
    sumDecoder(layout, (c) => he.decrypt(key, c), amounts, size),
  );
  const view = mine.length > keepUpTo ? null : viewOf(key.open.n, product, offered);
  return { size, sum, theirs: doubled.length, list: countsOf(reading), view };
}

/** Modulo n an encryption is its r^n: the number in it is gone, and multiplying is a quarter of the work. */
const viewOf = (
  n: bigint,
  product: Ciphertext,
  offered: readonly { readonly item: AmountItem; readonly amount: Ciphertext }[],
): CuriousView => ({
  n: n.toString(16),
  product: (product.c % n).toString(16),
  offered: offered.map(({ item, amount }) => ({ spelling: item.spelling, amount: item.amount, residue: (amount.c % n).toString(16) })),
});
