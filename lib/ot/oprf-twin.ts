/**
 * The batched OPRF as it is said in batched-oprf.ts, row by row and in plain TypeScript: what the kernel is held equal to, and what runs
 * where there is no WebAssembly. JavaScript's numbers do not promise to take the same time for every secret, and strings cannot be zeroed.
 */

import {
  binOf,
  codeWord,
  digestOf,
  dummyOf,
  inTile,
  type OprfEngine,
  type OprfKeys,
  PARTS,
  type ReceiverRows,
  ROW_BYTES,
  rowsOf,
  rowValue,
  type SenderRows,
  TILE,
  VALUE_BYTES,
} from "./batched-oprf.ts";
import { xorInto } from "./bits.ts";

const rowAt = (rows: Uint8Array, i: number) => rows.subarray(i * ROW_BYTES, (i + 1) * ROW_BYTES);
const wordAt = (digest: Uint8Array, k: number) => new DataView(digest.buffer, digest.byteOffset).getUint32(4 * k, true);
const idOf = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Digests of a list, under keys that may be drawn again. */
class Digests {
  keys: OprfKeys | undefined;
  readonly all: Uint8Array[] = [];
  digest(items: readonly string[], keys: OprfKeys | undefined = this.keys): void {
    if (!keys) throw new Error("Digests need keys.");
    if (keys !== this.keys) this.all.length = 0;
    this.keys = keys;
    this.all.push(...items.map((item) => digestOf(item, keys)));
  }
}

class Receiver extends Digests implements ReceiverRows {
  readonly #bins: number;
  #table: Int32Array = new Int32Array();
  #dummy: Uint8Array = new Uint8Array();
  /** For each part, value and item. */
  readonly #values: Map<string, number>[] = Array.from({ length: PARTS }, () => new Map());
  readonly #last: string[] = Array.from({ length: PARTS }, () => "");
  #width = VALUE_BYTES;

  constructor(bins: number) {
    super();
    this.#bins = bins;
  }
  digests() {
    return Uint32Array.from(this.all.flatMap((digest) => [0, 1, 2, 3].map((k) => wordAt(digest, k))));
  }
  place(table: Int32Array, dummy: Uint8Array) {
    this.#table = table.slice(); // its owner overwrites its own
    this.#dummy = dummy;
  }
  rows(tile: number, { zero, one }: { readonly zero: Uint8Array; readonly one: Uint8Array }) {
    const count = inTile(tile, this.#bins);
    const sent = rowsOf(one, tile, count);
    const own = rowsOf(zero, tile, count);
    for (let i = 0; i < count; i++) {
      const bin = tile * TILE + i;
      const item = this.#table[bin] as number;
      const row = rowAt(own, i);
      if (item >= 0) this.#values[Math.floor((PARTS * bin) / this.#bins)]?.set(idOf(rowValue(bin, row, this.keys as OprfKeys)), item);
      const target = rowAt(sent, i);
      xorInto(target, row);
      xorInto(target, codeWord(item >= 0 ? (this.all[item] as Uint8Array) : dummyOf(this.#dummy, bin), this.keys as OprfKeys));
    }
    own.fill(0);
    return sent;
  }
  seal(k: number, width: number) {
    this.#width = width;
    this.#values[k] = new Map([...(this.#values[k] ?? [])].map(([value, item]) => [value.slice(0, width), item]));
  }
  meet(k: number, tags: Uint8Array) {
    const found: number[] = [];
    for (let at = 0; at < tags.length; at += this.#width) {
      const tag = idOf(tags.subarray(at, at + this.#width));
      if (compared(this.#last[k] as string, tag) >= 0) throw new Error("a tag stands in the list twice, or out of order");
      this.#last[k] = tag;
      const item = this.#values[k]?.get(tag);
      if (item !== undefined) found.push(item);
    }
    return found;
  }
  wipe() {
    for (const digest of this.all) digest.fill(0);
    for (const values of this.#values) values.clear();
  }
}

class Sender extends Digests implements SenderRows {
  readonly #bins: number;
  readonly #rows: Uint8Array;
  readonly #values: string[][] = Array.from({ length: PARTS }, () => []);
  #width = VALUE_BYTES;

  constructor(bins: number) {
    super();
    this.#bins = bins;
    this.#rows = new Uint8Array(bins * ROW_BYTES);
  }
  absorb(tile: number, rows: Uint8Array, keys: Uint8Array, choices: Uint8Array) {
    const own = rowsOf(keys, tile, inTile(tile, this.#bins));
    this.#rows.set(
      own.map((byte, i) => byte ^ ((rows[i] as number) & (choices[i % ROW_BYTES] as number))),
      tile * TILE * ROW_BYTES,
    );
    own.fill(0);
  }
  evaluate(from: number, count: number, choices: Uint8Array) {
    const keys = this.keys as OprfKeys;
    for (const digest of this.all.slice(from, from + count)) {
      const code = codeWord(digest, keys).map((byte, i) => byte & (choices[i] as number));
      for (let k = 0; k < PARTS; k++) {
        const bin = binOf(wordAt(digest, k), k, this.#bins / PARTS);
        const row = rowAt(this.#rows, bin).slice();
        xorInto(row, code);
        this.#values[k]?.push(idOf(rowValue(bin, row, keys)));
      }
      code.fill(0);
    }
  }
  seal(k: number, width: number) {
    this.#width = width;
    this.#values[k]?.sort(compared);
  }
  tags(k: number, from: number, to: number) {
    const chosen = (this.#values[k] as string[]).slice(from, to);
    return Uint8Array.from(chosen.flatMap((value) => Array.from({ length: this.#width }, (_, i) => value.charCodeAt(i))));
  }
  wipe() {
    this.#rows.fill(0);
    for (const digest of this.all) digest.fill(0);
    for (const values of this.#values) values.length = 0;
  }
}

export const twin: OprfEngine = {
  name: "noble",
  receiver: (_, bins) => new Receiver(bins),
  sender: (_, bins) => new Sender(bins),
};
