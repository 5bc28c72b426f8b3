/**
 * What both roles of the kernel's batched OPRF have: their items' digests, the keys of the run, room to work in.
 *
 * Trap: texts are joined and encoded together. That is right only where every character became one byte; a lone surrogate at the end of one
 * text and another at the beginning of the next would join to a character that is in neither. Anything but ASCII goes text by text.
 */
import { type Kernel, layOut, type Region } from "../wasm/index.ts";
import { KEY_BYTES } from "./base-ot.ts";
import { COLUMNS, digestOf, type OprfKeys } from "./batched-oprf.ts";
import type { OprfModule } from "./oprf-module.ts";

/** A value or a digest, as the kernel keeps them. */
export const VALUE = 16;
/** Texts hashed by one call, and their UTF-16 units. */
const BATCH = 1024;
const UNITS = 65_536;
/** The kernel hashes one chunk of BLAKE3; what is longer is rare, and the library's. */
const LONGEST = 1024;
const encoder = new TextEncoder();

/** What both roles have: digests, the keys of the run, room to work in. Lengths of the common regions, in order. */
export const common = (count: number) => ({
  digests: VALUE * (count + BATCH),
  text: 3 * UNITS + 64,
  offsets: 4 * (BATCH + 5),
  keys: 3 * 256,
  scratch: 256 * COLUMNS,
  columnKeys: KEY_BYTES * COLUMNS,
});

export type Regions<Name extends string> = Readonly<Record<Name, Region>>;

/** Regions by name. */
export function named<Name extends string>(kernel: Kernel, lengths: Readonly<Record<Name, number>>): Regions<Name> {
  const regions = layOut(kernel, Object.values<number>(lengths)) as readonly Region[];
  return Object.fromEntries(Object.keys(lengths).map((name, i) => [name, regions[i]])) as Regions<Name>;
}

export class Party {
  readonly kernel: OprfModule;
  readonly count: number;
  readonly bins: number;
  readonly #common: Regions<keyof ReturnType<typeof common>>;
  #session: OprfKeys | undefined;
  #have = 0;

  constructor(kernel: OprfModule, count: number, bins: number, regions: Regions<keyof ReturnType<typeof common>>) {
    this.kernel = kernel;
    this.count = count;
    this.bins = bins;
    this.#common = regions;
  }
  get digestsAt() {
    return this.#common.digests.at;
  }
  /** Spread: the keys of the code and of the rows. */
  get codeKey() {
    return this.#common.keys.at + 256;
  }
  get rowKey() {
    return this.#common.keys.at + 512;
  }
  digestWords() {
    return new Uint32Array(this.#common.digests.bytes.buffer, this.#common.digests.at, 4 * this.count);
  }

  /** The rows of a tile that these keys give. */
  expand(rows: Region, keys: Uint8Array, tile: number) {
    this.#common.columnKeys.bytes.set(keys);
    this.kernel.expand(rows.at, this.#common.columnKeys.at, tile, this.#common.scratch.at);
  }

  digest(items: readonly string[], keys?: OprfKeys) {
    if (keys) this.#start(keys);
    for (let at = 0; at < items.length; ) {
      const taken = (items[at] as string).length > LONGEST ? this.#long(items[at] as string) : this.#batch(items, at);
      this.#have += taken;
      at += taken;
    }
  }
  #start(keys: OprfKeys) {
    this.#session = keys;
    this.#have = 0;
    for (const [i, key] of [keys.item, keys.code, keys.row].entries()) {
      this.#common.text.bytes.set(key);
      this.kernel.spreadAlike(this.#common.keys.at + 256 * i, this.#common.text.at, 8);
    }
  }
  #long(item: string) {
    this.#common.digests.bytes.set(digestOf(item, this.#session as OprfKeys), VALUE * this.#have);
    return 1;
  }
  #batch(items: readonly string[], from: number) {
    let [end, units] = [from, 0];
    for (; end < items.length && end - from < BATCH; end++) {
      const { length } = items[end] as string;
      if (length > LONGEST || units + length > UNITS) break;
      units += length;
    }
    const batch = items.slice(from, end);
    const offsets = new Uint32Array(this.#common.offsets.bytes.buffer, this.#common.offsets.at, BATCH + 5);
    const { written } = encoder.encodeInto(batch.join(""), this.#common.text.bytes);
    const ascii = written === units;
    const long: number[] = [];
    let at = 0;
    batch.forEach((item, i) => {
      offsets[i] = at;
      const length = ascii ? item.length : encoder.encodeInto(item, this.#common.text.bytes.subarray(at)).written;
      if (length > LONGEST) long.push(i);
      at += length;
    });
    offsets.fill(at, batch.length, batch.length + 5); // empty texts, to a multiple of four
    const out = this.#common.digests.at + VALUE * this.#have;
    this.kernel.digests(out, this.#common.text.at, this.#common.offsets.at, (batch.length + 3) & ~3, this.#common.keys.at);
    for (const i of long) {
      this.#common.digests.bytes.set(digestOf(batch[i] as string, this.#session as OprfKeys), VALUE * (this.#have + i));
    }
    return batch.length;
  }

  /** The whole memory behind the constants, and the kernel's own scratch. */
  wipe() {
    this.kernel.wipe();
    new Uint8Array(this.kernel.memory.buffer, this.kernel.heap()).fill(0);
  }
}
