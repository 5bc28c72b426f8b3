/**
 * One oblivious transfer for each switch of a network, in batches: 128 base OTs, extended once to the base OTs of up to 62 batches, each of
 * them extended again under a delta of its own.
 *
 * The party that chooses in the end chooses in no other step that the owner could link to it: its choices enter the last extension alone.
 *
 * Trap: one delta for all batches would do with hashes that count on across them; a delta for each is one thing less to get wrong.
 */
import type { Channel } from "../../channel/index.ts";
import { batchedOprf, chouOrlandi, iknp, openSymmetric, type Symmetric, xOnly } from "../../ot/index.ts";
import type { Rng } from "../../random/index.ts";

/** Of one extension: its columns are hashed whole (lib/ot/iknp.ts). */
const BATCH = 8016;
const BATCHES = 62;
/** Keys of a transfer, and of a base OT. */
const KEY = 32;

export interface Transfers {
  /** The first switch of this batch, and how many. */
  readonly from: number;
  readonly count: number;
  /** The pads of switch `from + i`: the owner has two, the chooser the one of its choice. They last until the next call. */
  readonly pads: (i: number, words: number) => readonly [BigUint64Array, BigUint64Array];
}

type Each = (batch: Transfers) => Promise<void>;

async function opened() {
  const engine = await (await batchedOprf()).openEngine("auto");
  const symmetric = await openSymmetric(engine.name);
  return { symmetric, ot: engine.name === "noble" ? await chouOrlandi() : await xOnly(symmetric), extension: await iknp() };
}

function* groups(total: number) {
  for (let from = 0; from < total; from += BATCH * BATCHES) {
    const left = Math.min(BATCH * BATCHES, total - from);
    const batches = Array.from({ length: Math.ceil(left / BATCH) }, (_, i) => ({
      from: from + i * BATCH,
      count: Math.min(BATCH, left - i * BATCH),
    }));
    yield batches;
  }
}

/** A whole number of bytes of choices. */
const padded = (count: number) => Math.ceil(count / 8) * 8;

/** The party with both pads. */
export async function ownerTransfers(peer: Channel, total: number, rng: Rng, each: Each): Promise<void> {
  const { symmetric, ot, extension } = await opened();
  const deltaBytes = extension.BASE_OTS / 8;
  for (const batches of groups(total)) {
    const base = await ot.send(peer, extension.BASE_OTS, rng);
    const deltas = rng.bytes(deltaBytes * batches.length);
    const keys = await extension.receiveExtended(peer, base, extension.BASE_OTS * batches.length, deltas, rng, symmetric);
    for (const [i, { from, count }] of batches.entries()) {
      const own = keys.slice(i * KEY * extension.BASE_OTS, (i + 1) * KEY * extension.BASE_OTS);
      const delta = deltas.slice(i * deltaBytes, (i + 1) * deltaBytes);
      const { zero, one } = await extension.sendExtended(peer, own, delta, padded(count), symmetric);
      await each({ from, count, pads: (at, words) => [padOf(zero, at, words, symmetric), padOf(one, at, words, symmetric)] });
      for (const secret of [zero, one, delta]) secret.fill(0);
    }
    for (const secret of [keys, deltas]) secret.fill(0);
  }
}

/**
 * The party that chooses: `swaps` has 0 or 1 for each switch. It begins a batch before the owner has answered the last one, so that both
 * parties are at work.
 */
export async function chooserTransfers(peer: Channel, swaps: Uint8Array, rng: Rng, each: Each): Promise<void> {
  const { symmetric, ot, extension } = await opened();
  let last = Promise.resolve();
  for (const batches of groups(swaps.length)) {
    const delta = rng.bytes(extension.BASE_OTS / 8);
    await last; // the owner begins a group when it has done the one before
    const base = await ot.receive(peer, extension.BASE_OTS, delta, rng);
    const pairs = await extension.sendExtended(peer, base, delta, extension.BASE_OTS * batches.length, symmetric);
    for (const [i, { from, count }] of batches.entries()) {
      const part = (keys: Uint8Array) => keys.slice(i * KEY * extension.BASE_OTS, (i + 1) * KEY * extension.BASE_OTS);
      const own = { zero: part(pairs.zero), one: part(pairs.one) };
      const choices = packed(swaps.subarray(from, from + count));
      const chosen = await extension.receiveExtended(peer, own, padded(count), choices, rng, symmetric);
      choices.fill(0);
      await last;
      const pads = (at: number, words: number) => {
        const pad = padOf(chosen, at, words, symmetric);
        return [pad, pad] as const;
      };
      last = each({ from, count, pads }).finally(() => chosen.fill(0));
      last.catch(() => {}); // whoever awaits it hears of it, and until then it is not unheard
    }
    for (const secret of [pairs.zero, pairs.one, delta]) secret.fill(0);
  }
  await last;
}

/** A key is a pad by itself where it is long enough; a longer pad is its stream. */
function padOf(keys: Uint8Array, at: number, words: number, { stream }: Symmetric): BigUint64Array {
  if (8 * words <= KEY) return new BigUint64Array(keys.buffer, keys.byteOffset + KEY * at, words);
  return new BigUint64Array(stream(keys.subarray(KEY * at, KEY * (at + 1)), 8 * words).slice().buffer);
}

function packed(bits: Uint8Array): Uint8Array {
  const out = new Uint8Array(padded(bits.length) / 8);
  bits.forEach((bit, i) => {
    (out[i >> 3] as number) |= bit << (i & 7);
  });
  return out;
}
