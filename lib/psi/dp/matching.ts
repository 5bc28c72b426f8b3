/**
 * Which rows match, column after column, and who learns it: each party learns which rows *of the other* match, in an order that the other
 * shuffled, and nothing about its own. A row that has matched takes part no more, so k sizes are told, and not one for each of the 2^k sets
 * of columns.
 *
 *   column 0     X -> Y: all columns of X's rows under X's key 0                           cells/0, cells/1, ...
 *                Y -> X: column 0 under Y's key 0 as well, in a new order, cut to tags      returned
 *     X has its own tags, in no order that it knows; it computes those of Y's rows itself, and marks the ones that it has.
 *   column i     Y -> X: the rows of X that are left, under Y's key i as well, in a new order    raised/i
 *                X -> Y: the same, from X's key 0 to its key i, cut to tags, in that order       turned/i
 *     X keeps what it sent: its own tags. Y sees which of X's rows they belong to, and marks the ones that it has of its own.
 *
 * Both parties do all of it at once, in both directions.
 *
 * Why a key for each column: without Y a party could not make a tag of Y's rows in column i, and Y makes it for rows that are left only. With
 * one key for all, X could go on to compare rows that have left the game, and would see more than k sizes.
 *
 * Trap: one hash for all columns (cipher-p256.ts). All columns leave under key 0, so Y can raise X's column i by its own key 0 and compare with
 * `returned`, the tags of its own column 0: it learns, exactly, how many cells of X's column i stand in its column 0, and in which of X's
 * shuffled rows. Dummies of different columns never match, so there is no noise in that number, and (epsilon, delta) holds for the sizes that
 * are told and not for all that a party sees. A hash for each column (cipher-u.ts) leaves nothing to compare.
 * Trap: what comes back in the order in which it was sent says which of one's own rows match. Whoever returns tags of one order must return
 * them of a set that the other cannot recognise: that is what the new order of `raised` is for.
 * Trap: a cell that stands twice in a column would match twice, and then the two parties mark different numbers of rows. It is refused.
 */
import { type Channel, type PackedLayout, ProtocolError, receivePacked, sendPacked } from "../../channel/index.ts";
import type { Rng } from "../../random/index.ts";
import { idOf } from "../element.ts";
import type { Meter } from "../party.ts";
import { POINTS_AT_ONCE, type RowCipher, TAG_BYTES } from "./row-cipher.ts";

export interface Match {
  /** Which row of the other party, in the order in which it sent them. */
  readonly row: number;
  readonly column: number;
  readonly tag: string;
}

export interface Matching {
  /** How many matched in each column. */
  readonly sizes: readonly number[];
  /** By tag: both parties have the same ones in the same places. */
  readonly matches: readonly Match[];
  /** How many of the other's cells were equal to another of its cells, for all to see. Null where there are too many to look. */
  readonly equalCells: number | null;
  /** How many of the other's cells in later columns are cells of this party's first. Null where there are too many to raise. */
  readonly crossMatches: number | null;
}

interface Table {
  /** By column, in the order in which they are sent. */
  readonly columns: readonly (readonly string[])[];
  /** How many rows the other party has. */
  readonly theirs: number;
}

/** Cells of the other party that are looked through for equal ones. */
const LOOKED_THROUGH = 20_000;
/** And raised once more to look for cells of this party's own: a millisecond each where curves are BigInts. */
const RAISED_AGAIN = 2_000;

export async function matchRows(
  peer: Channel,
  cipher: RowCipher,
  { columns, theirs }: Table,
  rng: Rng,
  progress: Meter,
): Promise<Matching> {
  const points: PackedLayout = { size: cipher.size, check: cipher.check };
  const mine = columns[0]?.length ?? 0;
  progress.expect(columns.length * mine + theirs);

  const sendAll = async () => {
    for (const [i, cells] of columns.entries()) {
      const chunks = inChunks(mine, (from, to) => cipher.mask(i, cells.slice(from, to)), progress, "hashing and masking its own rows");
      await sendPacked(peer, `cells/${i}`, points, mine, chunks);
    }
  };
  const cells: Uint8Array[] = [];
  const theirTags = new Uint8Array(theirs * TAG_BYTES);
  const receiveAll = async () => {
    for (let i = 0; i < columns.length; i++) {
      const column = new Uint8Array(theirs * cipher.size);
      let at = 0;
      for await (const chunk of receivePacked(peer, `cells/${i}`, points, { most: theirs, least: theirs })) {
        column.set(chunk, at * cipher.size);
        const count = chunk.length / cipher.size;
        if (i === 0) {
          theirTags.set(cipher.tags(await cipher.raise(0, chunk)), at * TAG_BYTES);
          await progress.did(count, "masking the other party's rows");
        }
        at += count;
      }
      cells.push(column);
    }
  };
  await Promise.all([sendAll(), receiveAll()]); // at once: two long lists, each sent before the other is read, would block for ever

  const back = rng.fork("order of what goes back").shuffled(range(theirs));
  const own = new Set<string>();
  const collect = async () => {
    for await (const chunk of receivePacked(peer, "returned", tagged, { most: mine, least: mine })) addAll(own, chunk, peer, "returned");
  };
  await Promise.all([sendPacked(peer, "returned", tagged, theirs, picked(theirTags, back, TAG_BYTES)), collect()]);

  const matches: Match[] = [];
  let rest = range(theirs);
  /** Marks what is in `set`; `tags[i]` is of row `rest[i]`. */
  const mark = (column: number, tags: readonly string[], set: ReadonlySet<string>) => {
    const hits = rest.filter((row, i) => {
      const tag = tags[i] as string;
      if (set.has(tag)) matches.push({ row, column, tag });
      return set.has(tag);
    });
    const gone = new Set(hits);
    rest = rest.filter((row) => !gone.has(row));
    return hits.length;
  };
  const sizes = [mark(0, distinctTags(theirTags, peer, "cells/0"), own)];

  for (let i = 1; i < columns.length; i++) {
    const left = mine - matches.length;
    progress.expect(rest.length + left);
    const order = rng.fork(`order of column ${i}`).shuffled(range(rest.length));
    const shuffled = order.map((at) => rest[at] as number);
    const raising = inChunks(
      rest.length,
      (from, to) => cipher.raise(i, joined(picked(cells[i] as Uint8Array, shuffled.slice(from, to), cipher.size))),
      progress,
      `masking the other party's rows in column ${i + 1}`,
    );
    let turned = new Uint8Array();
    const turn = async () => {
      turned = new Uint8Array(left * TAG_BYTES);
      let at = 0;
      for await (const chunk of receivePacked(peer, `raised/${i}`, points, { most: left, least: left })) {
        turned.set(cipher.tags(await cipher.turn(i, chunk)), at);
        at += (chunk.length / cipher.size) * TAG_BYTES;
        await progress.did(chunk.length / cipher.size, `turning its own rows to column ${i + 1}`);
      }
    };
    await Promise.all([sendPacked(peer, `raised/${i}`, points, rest.length, raising), turn()]);
    const set = new Set(distinctTags(turned, peer, `raised/${i}`));

    const tags: string[] = [];
    const unshuffle = async () => {
      const seen = new Set<string>();
      let at = 0;
      for await (const chunk of receivePacked(peer, `turned/${i}`, tagged, { most: rest.length, least: rest.length })) {
        for (const tag of addAll(seen, chunk, peer, `turned/${i}`)) tags[order[at++] as number] = tag;
      }
    };
    await Promise.all([sendPacked(peer, `turned/${i}`, tagged, left, picked(turned, range(left), TAG_BYTES)), unshuffle()]);
    sizes.push(mark(i, tags, set));
  }
  matches.sort((a, b) => (a.tag < b.tag ? -1 : 1));
  const crossMatches = await crossMatchesIn(cells.slice(1), own, cipher, progress);
  return { sizes, matches, equalCells: equalCells(cells, cipher.size), crossMatches };
}

const tagged: PackedLayout = { size: TAG_BYTES, check: () => {} };
const range = (count: number) => Array.from({ length: count }, (_, i) => i);

async function* inChunks(
  count: number,
  make: (from: number, to: number) => Promise<Uint8Array>,
  progress: Meter,
  note: string,
): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < count; from += POINTS_AT_ONCE) {
    const to = Math.min(count, from + POINTS_AT_ONCE);
    yield await make(from, to);
    await progress.did(to - from, note);
  }
}

/** The values at these places, in this order, some at a time. */
function* picked(values: Uint8Array, places: readonly number[], size: number): Generator<Uint8Array> {
  for (let from = 0; from < places.length; from += POINTS_AT_ONCE) {
    const some = places.slice(from, from + POINTS_AT_ONCE);
    const out = new Uint8Array(some.length * size);
    some.forEach((place, i) => {
      out.set(values.subarray(place * size, (place + 1) * size), i * size);
    });
    yield out;
  }
}

function joined(chunks: Iterable<Uint8Array>): Uint8Array {
  const all = [...chunks];
  const out = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of all) {
    out.set(chunk, at);
    at += chunk.length;
  }
  return out;
}

function addAll(set: Set<string>, chunk: Uint8Array, peer: Channel, tag: string): string[] {
  const all: string[] = [];
  for (let at = 0; at < chunk.length; at += TAG_BYTES) {
    const id = idOf(chunk.subarray(at, at + TAG_BYTES));
    if (set.has(id)) throw new ProtocolError(peer.peer, peer.round - 1, tag, "a cell stands in the column twice");
    set.add(id);
    all.push(id);
  }
  return all;
}

const distinctTags = (tags: Uint8Array, peer: Channel, tag: string): string[] => addAll(new Set(), tags, peer, tag);

function equalCells(columns: readonly Uint8Array[], size: number): number | null {
  if (columns.reduce((sum, { length }) => sum + length / size, 0) > LOOKED_THROUGH) return null;
  const times = new Map<string, number>();
  for (const column of columns) {
    for (let at = 0; at < column.length; at += size) {
      const id = idOf(column.subarray(at, at + size));
      times.set(id, (times.get(id) ?? 0) + 1);
    }
  }
  return [...times.values()].reduce((sum, count) => sum + (count > 1 ? count : 0), 0);
}

/** What curiosity makes of messages that have come anyway; the protocol needs none of it. @param own tags of this party's first column */
async function crossMatchesIn(
  later: readonly Uint8Array[],
  own: ReadonlySet<string>,
  { size, raise, tags }: RowCipher,
  progress: Meter,
): Promise<number | null> {
  const cells = later.reduce((sum, { length }) => sum + length / size, 0);
  if (cells > RAISED_AGAIN) return null;
  progress.expect(cells);
  let found = 0;
  for (const column of later) {
    const raising = (from: number, to: number) => raise(0, column.subarray(from * size, to * size));
    for await (const points of inChunks(
      column.length / size,
      raising,
      progress,
      "comparing the other's later columns with its own first",
    )) {
      const both = tags(points);
      for (let at = 0; at < both.length; at += TAG_BYTES) if (own.has(idOf(both.subarray(at, at + TAG_BYTES)))) found++;
    }
  }
  return found;
}
