/**
 * Private set intersection from an oblivious pseudorandom function (RFC 9497) over ristretto255-SHA512.
 *
 *   receiver: items x, a blind r for each                             sender: key k, items y
 *              <-------------------------------------  public-key               voprf, poprf
 *              <-------------------------------------  tags:      F_k(y), 16 bytes of each, shuffled
 *      blinded:   r·H(x)  -------------------------------------------->
 *              <-------------------------------------  evaluated: k·(r·H(x))    and a proof for each chunk: voprf, poprf
 *      matched:   the tags found, sorted  ------------------------------------>  learns=both
 *
 *   The receiver takes r off, has F_k(x), and looks it up among the tags.
 *
 * Knows: the receiver its items, its blinds, and one evaluation for each item; the sender its key and its items. The blinded
 * elements are uniform whatever the items are, so the sender learns only how many there are (and the matches, with both).
 *
 * 16 bytes of a tag: a false match is one of |X|·|Y| coincidences of 128 bits, so its probability stays below 2^-40 up to
 * |X|·|Y| = 2^88, that is 2^44 items on either side. Fewer bits fail: 8 bytes at a million items each give 2^-24.
 *
 * Trap: the receiver's queries go out in the order of its list. From an honest sender that hides everything; a sender with
 * two keys makes it say in which half a match stands (see cheats.ts). In voprf and poprf the proof forbids it, provided that
 * the public key is the one the receiver expects: here it takes the one that comes, in the field it pins it.
 * Trap: the key is drawn for one run. Kept, it would let every later receiver test guesses against the same tags.
 * Trap: output=size does not exist here: the receiver unblinds item by item, so a size would be an intersection, counted.
 */
import { ristretto255 } from "@noble/curves/ed25519.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { rawBytes, receiveList, sendList } from "../channel/index.ts";
import type { PartyLab, Peers } from "../protocol/index.ts";
import type { ListItem } from "../text/index.ts";
import { type Cheat, keyAt, keysOf, misanswers, offered } from "./cheats.ts";
import { distinct, ELEMENT_BYTES, element, elementOf, idOf } from "./element.ts";
import { type Evaluated, modeOf, type OprfMode, PROOF_BYTES, type Query } from "./modes.ts";
import { inChunks, LONGEST_LIST, meter, ownList, type PsiInput, type PsiOutput } from "./party.ts";

export interface OprfInput extends PsiInput {
  readonly mode?: OprfMode | undefined;
  /** poprf: the public text both have agreed on. */
  readonly info?: string | undefined;
}

export interface OprfSenderInput extends OprfInput {
  readonly cheat?: Cheat | undefined;
}

const TAG_BYTES = 16;
const tagLayout = rawBytes(TAG_BYTES);
const proofLayout = rawBytes(PROOF_BYTES);

export async function receiver({ sender }: Peers<"sender">, input: OprfInput, lab: PartyLab): Promise<PsiOutput> {
  const mode = checkedMode(input);
  const { items, counts } = await ownList(input, lab);
  const publicKey = mode.verifiable ? (await sender.receive("public-key", element.decode)).bytes : new Uint8Array();
  const rng = lab.rng.fork("blinds");
  const progress = meter(lab);
  progress.expect(2 * items.length); // to blind and to unblind

  const queries: Query[] = [];
  const ask = () =>
    sendList(
      sender,
      "blinded",
      rawBytes(ELEMENT_BYTES),
      items.length,
      inChunks(
        items,
        (chunk) => {
          const made = chunk.map(({ key }) => mode.blind(utf8ToBytes(key), publicKey, rng));
          queries.push(...made);
          return made.map(({ blinded }) => blinded);
        },
        (count) => progress.did(count, "hashing and blinding its own items"),
      ),
    );
  const tags = new Set<string>();
  const listen = async () => {
    for await (const chunk of receiveList(sender, "tags", distinct(tagLayout), LONGEST_LIST)) for (const tag of chunk) tags.add(idOf(tag));
  };
  await Promise.all([ask(), listen()]);

  const matched = new Map<string, ListItem>();
  try {
    let at = 0;
    const answers = receiveList(sender, "evaluated", distinct(element), items.length, items.length);
    for await (const chunk of answers) {
      const asked = queries.slice(at, at + chunk.length);
      const elements = chunk.map(({ bytes }) => bytes);
      const finish = (proof?: Uint8Array) => mode.finalise(asked, { elements, proof }, publicKey);
      // Inside decode: a proof that does not hold is the sender's fault, and the refusal says so.
      const outputs = mode.verifiable ? await sender.receive("proof", (bytes) => finish(proofLayout.decode(bytes))) : finish();
      outputs.forEach((output, i) => {
        const tag = idOf(output.subarray(0, TAG_BYTES));
        if (tags.has(tag)) matched.set(tag, items[at + i] as ListItem);
      });
      at += chunk.length;
      await progress.did(chunk.length, "taking the blinds off and comparing");
    }
  } finally {
    for (const { blind } of queries) blind.fill(0);
  }

  if (input.learns === "both") {
    const found = [...matched.keys()].sort(); // in no order of ours
    await sendList(
      sender,
      "matched",
      tagLayout,
      found.length,
      inChunks(found.map(bytesOf), (chunk) => chunk),
    );
  }
  const intersection = [...matched.values()].map(({ spelling }) => spelling);
  return { size: intersection.length, intersection, theirs: tags.size, list: counts };
}

export async function sender({ receiver }: Peers<"receiver">, input: OprfSenderInput, lab: PartyLab): Promise<PsiOutput> {
  const mode = checkedMode(input);
  const { cheat } = input;
  const { items, counts } = await ownList(input, lab);
  const listed = await offered(items, cheat, input);
  const keyRng = lab.rng.fork("keys");
  const keys = Array.from({ length: keysOf(cheat) }, () => mode.keys(keyRng)); // an honest sender has one
  const [key] = keys as [(typeof keys)[number]];
  const proofs = lab.rng.fork("proofs");
  const progress = meter(lab);
  progress.expect(listed.length * keys.length);
  if (mode.verifiable) await receiver.send("public-key", key.publicKey);

  const offers = keys.flatMap((_, under) => listed.map((item) => ({ item, under })));
  const owners = new Map<string, (typeof offers)[number]>();
  const tell = () =>
    sendList(
      receiver,
      "tags",
      tagLayout,
      offers.length,
      inChunks(
        lab.rng.fork("order").shuffled(offers),
        (chunk) =>
          chunk.map((offer) => {
            const tag = mode.direct(keys[offer.under] as (typeof keys)[number], utf8ToBytes(offer.item.key)).slice(0, TAG_BYTES);
            owners.set(idOf(tag), offer);
            return tag;
          }),
        (count) => progress.did(count, "computing the tags of its own items"),
      ),
    );

  const evaluated: Evaluated[] = [];
  let asked = 0;
  const evaluate = async () => {
    let total = 0;
    const know = (count: number) => {
      total = count;
      progress.expect(count);
    };
    for await (const chunk of receiveList(receiver, "blinded", distinct(element), LONGEST_LIST, 0, know)) {
      const blinded = chunk.map(({ bytes }) => bytes);
      const { elements, proof } = mode.evaluate(key, blinded, proofs);
      const cheated = elements.map((honest, i) => {
        if (misanswers(cheat, asked + i)) return another(honest);
        const under = keyAt(asked + i, total, keysOf(cheat));
        return under === 0
          ? honest
          : (mode.evaluate(keys[under] as typeof key, [blinded[i] as Uint8Array], proofs).elements[0] as Uint8Array);
      });
      evaluated.push({ elements: cheat ? cheated : elements, proof });
      asked += chunk.length;
      await progress.did(chunk.length, "evaluating the other party's queries");
    }
  };
  await Promise.all([tell(), evaluate()]); // at once: two long lists, each sent before the other is read, would block for ever

  const { round } = receiver;
  await sendList(
    receiver,
    "evaluated",
    rawBytes(ELEMENT_BYTES),
    asked,
    (async function* () {
      for (const { elements, proof } of evaluated) {
        yield elements;
        if (proof) await receiver.send("proof", proof, round);
      }
    })(),
  );
  for (const { secretKey } of keys) secretKey.fill(0);

  const output: PsiOutput = { size: null, theirs: asked, list: counts };
  if (input.learns !== "both") return output;
  const found: (typeof offers)[number][] = [];
  const known = distinct<(typeof offers)[number]>({
    size: TAG_BYTES,
    encode: ({ item, under }) => mode.direct(keys[under] as typeof key, utf8ToBytes(item.key)).slice(0, TAG_BYTES),
    decode(bytes) {
      const owner = owners.get(idOf(bytes));
      if (!owner) throw new Error("a matched tag is not one of the sender's");
      return owner;
    },
  });
  for await (const chunk of receiveList(receiver, "matched", known, Math.min(asked, offers.length))) found.push(...chunk);
  const common = new Set(found.map(({ item }) => item.key));
  const intersection = listed.filter((item) => common.has(item.key)).map(({ spelling }) => spelling);
  const learned = { ...output, size: intersection.length, intersection };
  if (keys.length === 1) return learned;
  const halves: [number, number] = [0, 0];
  for (const { under } of found) halves[under as 0 | 1]++;
  return { ...learned, halves, located: found.length };
}

function checkedMode({ mode = "oprf", info = "", output, learns }: OprfInput) {
  if (output !== "intersection") throw new RangeError(`output=${output} does not exist under OPRF: the receiver unblinds item by item.`);
  if (learns === "sender") throw new RangeError("learns=sender does not exist under OPRF: only the receiver can take its blinds off.");
  return modeOf(mode, info);
}

/** A valid point that is not the honest answer. */
function another(bytes: Uint8Array): Uint8Array {
  const { Point } = ristretto255;
  const moved = Point.fromBytes(bytes).add(Point.BASE);
  return elementOf(moved.is0() ? Point.BASE : moved).bytes;
}

const bytesOf = (id: string) => Uint8Array.from(id, (c) => c.charCodeAt(0));
