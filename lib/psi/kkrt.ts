/**
 * Private set intersection with almost nothing but symmetric cryptography: a batched oblivious pseudorandom function made of OT extension
 * (Kolesnikov, Kumaresan, Rosulek, Trieu 2016).
 *
 *   receiver: n items, each alone in a bin (cuckoo.ts)               sender: m items
 *              <-------------------------------------  parameters, a salt; m
 *              <------------------------------------>  128 base OTs (receiver chooses), extended to 512 (sender chooses)
 *     parameters, a seed under which its table fits; n  ----------->
 *     rows: a masked code word for each bin  ---------------------->
 *              <-------------------------------------  tags: each item's value at each of its three bins, three sorted lists
 *
 *   The receiver has the value of each of its items in the bin where it stands, and looks it up in the list of that part.
 *
 * Knows: each party its items and its coins. The sender receives rows that are uniform whatever is in them. The receiver receives values
 * that are pseudorandom, but for those of items that it has itself. Each learns how long the other list is. Secure against parties that
 * follow the protocol; the check of the OT extension and the strictness below do not change that.
 *
 * The three lists are sorted, each for itself. A sorted list of pseudorandom values is a set: it says nothing about who made it in what
 * order, as a secret permutation would, and a value that is there twice, or missing from its place, is seen at once.
 *
 * Trap: tags in the order of the sender's list, or one order for all three lists, tell which tags belong to one item.
 * Trap: output=size does not exist here: the receiver looks up item by item, so a size would be an intersection, counted.
 * Trap: n and m decide how long a tag is. Shorter ones give matches that are none (kkrt-sizes.ts).
 */
import { type Channel, expectLength, itemCount, type Layout } from "../channel/index.ts";
import { batchedOprf, chouOrlandi, type EngineName, iknp, openSymmetric, type SenderRows, xOnly } from "../ot/index.ts";
import type { PartyLab, Peers } from "../protocol/index.ts";
import type { ListItem } from "../text/index.ts";
import { binsFor, cuckoo } from "./cuckoo.ts";
import { tagBytes } from "./kkrt-sizes.ts";
import { LONGEST_LIST, type Meter, meter, ownList, type PsiInput, type PsiOutput } from "./party.ts";

export interface KkrtInput extends PsiInput {
  readonly engine?: EngineName | undefined;
}

const NONCE_BYTES = 16;
const TRANSFERS = 512;
/** Items hashed, and tags sent, at a time. */
const AT_ONCE = 8192;

/** What both must agree on: this protocol's version, the base OT, columns / 8, ChaCha's rounds, hashes. Then a nonce of the sender's. */
const parametersOf = (baseOt: number): Layout<Uint8Array> => {
  const ours = [1, baseOt, TRANSFERS / 8, 12, 3];
  return {
    size: ours.length + NONCE_BYTES,
    encode: (nonce) => Uint8Array.from([...ours, ...nonce]),
    decode(bytes) {
      expectLength(bytes, ours.length + NONCE_BYTES);
      const theirs = [...bytes.subarray(0, ours.length)];
      if (theirs.some((value, i) => value !== ours[i]))
        throw new Error(`its parameters are ${theirs.join(".")}, and not ${ours.join(".")}`);
      return bytes.slice(ours.length);
    },
  };
};

const count = itemCount(LONGEST_LIST);

async function opened({ output, learns, engine = "auto" }: KkrtInput) {
  if (output !== "intersection") throw new RangeError(`output=${output} does not exist under KKRT: the receiver looks up item by item.`);
  if (learns !== "receiver") throw new RangeError(`learns=${learns} does not exist under KKRT: only the receiver has values to compare.`);
  const oprf = await batchedOprf();
  const rows = await oprf.openEngine(engine);
  const symmetric = await openSymmetric(rows.name);
  const ot = rows.name === "noble" ? await chouOrlandi() : await xOnly(symmetric);
  return { oprf, ot, engine: rows, symmetric, extension: await iknp(), parameters: parametersOf(ot.id) };
}

async function exchange(peer: Channel, parameters: Layout<Uint8Array>, nonce: Uint8Array, length: number) {
  const { round } = peer;
  await peer.send("parameters", parameters.encode(nonce), round);
  await peer.send("items/count", count.encode(length), round);
}

const told = async (peer: Channel, parameters: Layout<Uint8Array>) => ({
  nonce: await peer.receive("parameters", parameters.decode),
  length: await peer.receive("items/count", count.decode),
});

async function digestAll(rows: Pick<SenderRows, "digest">, items: readonly ListItem[], progress: Meter): Promise<void> {
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const chunk = items.slice(at, at + AT_ONCE);
    rows.digest(chunk.map(({ key }) => key));
    await progress.did(chunk.length, "hashing its own items");
  }
}

export async function receiver({ sender }: Peers<"sender">, input: KkrtInput, lab: PartyLab): Promise<PsiOutput> {
  const { oprf, ot, engine, symmetric, extension, parameters } = await opened(input);
  const { items, counts } = await ownList(input, lab);
  const bins = binsFor(items.length);
  const progress = meter(lab);
  progress.expect(2 * items.length + bins);

  const { nonce: salt, length: theirs } = await told(sender, parameters);
  progress.expect(3 * theirs);
  const delta = lab.rng.fork("delta").bytes(extension.BASE_OTS / 8);
  const base = await ot.receive(sender, extension.BASE_OTS, delta, lab.rng.fork("base OTs"));
  const columns = await extension.sendExtended(sender, base, delta, TRANSFERS, symmetric);
  delta.fill(0);

  const rows = engine.receiver(items.length, bins);
  const hits = new Uint8Array(items.length);
  try {
    const seeds = lab.rng.fork("hash seeds");
    for (let fits = false; !fits; ) {
      const seed = seeds.bytes(NONCE_BYTES);
      rows.digest([], oprf.keysOf(salt, seed));
      await digestAll(rows, items, progress);
      const table = cuckoo(rows.digests(), bins, seeds.below(2 ** 32));
      fits = true;
      for (let at = 0; at < items.length && fits; at += AT_ONCE) {
        const end = Math.min(items.length, at + AT_ONCE);
        fits = table.insert(at, end);
        await progress.did(end - at, "finding a bin for each of its items");
      }
      if (!fits) continue; // nobody has heard of this seed
      rows.place(table.table, seeds.bytes(NONCE_BYTES));
      table.table.fill(0);
      await exchange(sender, parameters, seed, items.length);
    }

    const { round } = sender;
    for (let tile = 0; tile * oprf.TILE < bins; tile++) {
      await sender.send("rows", rows.rows(tile, columns), round);
      await progress.did(oprf.inTile(tile, bins), "masking its bins");
    }

    const width = tagBytes(items.length, theirs);
    for (let k = 0; k < oprf.PARTS; k++) {
      rows.seal(k, width);
      for (let left = theirs; left > 0; ) {
        const expected = Math.min(left, AT_ONCE);
        const found = await sender.receive(`tags/${k + 1}`, (tags) => {
          expectLength(tags, expected * width);
          return rows.meet(k, tags);
        });
        for (const item of found) hits[item] = 1;
        left -= expected;
        await progress.did(expected, "comparing");
      }
    }
  } finally {
    rows.wipe();
    for (const secret of [columns.zero, columns.one]) secret.fill(0);
  }
  const intersection = items.filter((_, i) => hits[i] === 1).map(({ spelling }) => spelling);
  return { size: intersection.length, intersection, theirs, list: counts, engine: engine.name };
}

export async function sender({ receiver }: Peers<"receiver">, input: KkrtInput, lab: PartyLab): Promise<PsiOutput> {
  const { oprf, ot, engine, symmetric, extension, parameters } = await opened(input);
  const { items, counts } = await ownList(input, lab);
  const progress = meter(lab);
  progress.expect(5 * items.length);

  const salt = lab.rng.fork("salt").bytes(NONCE_BYTES);
  await exchange(receiver, parameters, salt, items.length);
  const base = await ot.send(receiver, extension.BASE_OTS, lab.rng.fork("base OTs"));
  const choices = lab.rng.fork("choices").bytes(TRANSFERS / 8);
  const columns = await extension.receiveExtended(receiver, base, TRANSFERS, choices, lab.rng.fork("extension"), symmetric);

  const { nonce: seed, length: theirs } = await told(receiver, parameters);
  const bins = binsFor(theirs);
  progress.expect(bins);
  const rows = engine.sender(items.length, bins);
  try {
    rows.digest([], oprf.keysOf(salt, seed));
    const absorb = async () => {
      for (let tile = 0; tile * oprf.TILE < bins; tile++) {
        const length = oprf.inTile(tile, bins);
        await receiver.receive("rows", (bytes) => {
          expectLength(bytes, length * oprf.ROW_BYTES);
          rows.absorb(tile, bytes, columns, choices);
        });
        await progress.did(length, "taking in the other party's rows");
      }
    };
    const both = [digestAll(rows, items, progress), absorb()];
    await Promise.all(both).finally(() => Promise.allSettled(both)); // or the one would go on in memory that was wiped

    for (let at = 0; at < items.length; at += AT_ONCE) {
      const many = Math.min(AT_ONCE, items.length - at);
      rows.evaluate(at, many, choices);
      await progress.did(many, "computing the tags of its own items");
    }
    const width = tagBytes(theirs, items.length);
    const { round } = receiver;
    for (let k = 0; k < oprf.PARTS; k++) {
      rows.seal(k, width);
      for (let at = 0; at < items.length; at += AT_ONCE) {
        const end = Math.min(items.length, at + AT_ONCE);
        await receiver.send(`tags/${k + 1}`, rows.tags(k, at, end), round);
        await progress.did(end - at, "sending the tags");
      }
    }
  } finally {
    rows.wipe();
    for (const secret of [columns, choices]) secret.fill(0);
  }
  return { size: null, theirs, list: counts, engine: engine.name };
}
