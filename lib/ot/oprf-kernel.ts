/**
 * The batched OPRF in WebAssembly (kernel/), the twin of oprf-twin.ts: four hashes at a time in the lanes of a vector, no objects.
 *
 * A party opens a kernel of its own: a memory of its own, which is overwritten when the party is done.
 */
import { inTile, type OprfEngine, PARTS, type ReceiverRows, ROW_BYTES, type SenderRows, TILE, VALUE_BYTES } from "./batched-oprf.ts";
import { type OprfModule, openOprf } from "./oprf-module.ts";
import { common, named, Party, type Regions, VALUE } from "./oprf-party.ts";

export const kernelEngine = async (): Promise<OprfEngine> => {
  const module = await openOprf();
  return {
    name: "wasm",
    receiver: (count, bins) => new Receiver(module, count, bins),
    sender: (count, bins) => new Sender(module, count, bins),
  };
};

/** Tags that are packed or compared at once. */
const AT_ONCE = 8192;

/** Room to sort `count` values, and to take tags in or out. */
const sorting = (kernel: OprfModule, count: number) => ({
  copy: VALUE * count,
  counts: 4 * (2 ** kernel.bucketBits(count) + 1),
  tags: VALUE_BYTES * AT_ONCE + 16,
});

const receiverRegions = (kernel: OprfModule, count: number, bins: number) => ({
  ...sorting(kernel, count),
  zero: ROW_BYTES * TILE,
  one: ROW_BYTES * TILE,
  table: 4 * bins,
  dummy: 16,
  values: VALUE * count,
  hits: 4 * AT_ONCE,
  last: 16 * PARTS,
});

/** Bytes of the values of one part: of a multiple of four of them. */
const sizeOfPart = (count: number) => VALUE * ((count + 3) & ~3);

const senderRegions = (kernel: OprfModule, count: number, bins: number) => ({
  ...sorting(kernel, count),
  rows: ROW_BYTES * bins,
  made: ROW_BYTES * TILE,
  choices: ROW_BYTES,
  spread: 16 * 16,
  values: PARTS * sizeOfPart(count),
});

class Receiver extends Party implements ReceiverRows {
  readonly #own: Regions<keyof ReturnType<typeof receiverRegions>>;
  /** Where the values of each part begin, and at last end. */
  readonly #parts: number[] = [];
  readonly #at: number[] = [];
  #next: number;
  #width = VALUE_BYTES;

  constructor(kernel: OprfModule, count: number, bins: number) {
    const regions = named(kernel, { ...common(count), ...receiverRegions(kernel, count, bins) });
    super(kernel, count, bins, regions);
    this.#own = regions;
    this.#own.last.bytes.fill(0);
    this.#next = this.#own.values.at;
  }
  digests() {
    return this.digestWords();
  }
  place(table: Int32Array, dummy: Uint8Array) {
    new Int32Array(this.#own.table.bytes.buffer, this.#own.table.at, this.bins).set(table);
    this.#own.dummy.bytes.set(dummy);
  }
  rows(tile: number, { zero, one }: { readonly zero: Uint8Array; readonly one: Uint8Array }) {
    this.expand(this.#own.zero, zero, tile);
    this.expand(this.#own.one, one, tile);
    const [start, part] = [tile * TILE, this.bins / PARTS];
    const end = start + inTile(tile, this.bins);
    // A tile may reach into the next part: whose values a bin's are is known by where they stand.
    for (let first = start; first < end; ) {
      const k = Math.floor(first / part);
      this.#parts[k] ??= this.#next;
      const last = Math.min(end, (k + 1) * part);
      const offset = ROW_BYTES * (first - start);
      this.#next = this.kernel.receiverTile(
        this.#own.zero.at + offset,
        this.#own.one.at + offset,
        this.#next,
        this.#own.table.at + 4 * first,
        this.digestsAt,
        this.#own.dummy.at,
        first,
        last - first,
        this.codeKey,
        this.rowKey,
      );
      first = last;
    }
    return this.#own.zero.bytes.slice(0, ROW_BYTES * (end - start));
  }
  seal(k: number, width: number) {
    this.#width = width;
    this.#parts[PARTS] = this.#next;
    const [from, to] = [this.#parts[k] as number, this.#parts[k + 1] as number];
    this.kernel.sortValues(from, (to - from) / VALUE, width, this.#own.copy.at, this.#own.counts.at);
    this.#at[k] = from;
  }
  meet(k: number, tags: Uint8Array) {
    const [width, last] = [this.#width, this.#own.last.at + 16 * k];
    const found = new Uint32Array(tags.length / width);
    let hits = 0;
    for (let from = 0; from < tags.length; from += width * AT_ONCE) {
      const chunk = tags.subarray(from, from + width * AT_ONCE);
      const count = chunk.length / width;
      this.#own.tags.bytes.set(chunk);
      if (!this.kernel.rising(this.#own.tags.at, count, width, last)) throw new Error("a tag stands in the list twice, or out of order");
      this.#own.last.bytes.set(chunk.subarray(chunk.length - width), 16 * k);
      const end = this.#parts[k + 1] as number;
      const more = this.kernel.matched(this.#own.tags.at, count, width, this.#at[k] as number, end, this.#own.hits.at);
      this.#at[k] = this.kernel.matchedUpTo();
      found.set(new Uint32Array(this.#own.hits.bytes.buffer, this.#own.hits.at, more), hits);
      hits += more;
    }
    return found.subarray(0, hits);
  }
}

class Sender extends Party implements SenderRows {
  readonly #own: Regions<keyof ReturnType<typeof senderRegions>>;
  #width = VALUE_BYTES;
  readonly #size: number;

  constructor(kernel: OprfModule, count: number, bins: number) {
    const regions = named(kernel, { ...common(count), ...senderRegions(kernel, count, bins) });
    super(kernel, count, bins, regions);
    this.#own = regions;
    this.#size = sizeOfPart(count);
  }
  absorb(tile: number, rows: Uint8Array, keys: Uint8Array, choices: Uint8Array) {
    const at = ROW_BYTES * TILE * tile;
    this.#own.rows.bytes.set(rows, at);
    this.#own.choices.bytes.set(choices);
    this.expand(this.#own.made, keys, tile);
    this.kernel.senderTile(this.#own.rows.at + at, this.#own.made.at, this.#own.choices.at, rows.length / ROW_BYTES);
  }
  evaluate(from: number, count: number, choices: Uint8Array) {
    this.#own.choices.bytes.set(choices);
    this.kernel.spreadAlike(this.#own.spread.at, this.#own.choices.at, 16);
    this.kernel.senderValues(
      this.#own.values.at,
      this.#size,
      this.#own.rows.at,
      this.digestsAt,
      this.bins / PARTS,
      from,
      (count + 3) & ~3,
      this.#own.spread.at,
      this.codeKey,
      this.rowKey,
    );
  }
  seal(k: number, width: number) {
    this.#width = width;
    this.kernel.sortValues(this.#own.values.at + k * this.#size, this.count, width, this.#own.copy.at, this.#own.counts.at);
  }
  tags(k: number, from: number, to: number) {
    const out = new Uint8Array((to - from) * this.#width);
    for (let at = from; at < to; at += AT_ONCE) {
      const count = Math.min(AT_ONCE, to - at);
      this.kernel.pack(this.#own.tags.at, this.#own.values.at + k * this.#size + VALUE * at, count, this.#width);
      out.set(this.#own.tags.bytes.subarray(0, count * this.#width), (at - from) * this.#width);
    }
    return out;
  }
}
