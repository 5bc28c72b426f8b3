/**
 * Cuckoo hashing: every item stands alone in one of three bins that its hash names. Whoever comes to three full bins puts out one that is
 * there, which goes to another of its own; and so on.
 *
 *   bins: three equal parts; hash k of an item points into part k          load: items / bins, at most 1 / 1.27
 *
 * Why parts: an item's three bins are never the same one, so whoever enters an item at all of them enters it three times, and a bin says
 * by itself which hash led to it. (With three hashes into one range, two may meet; a list of what is in the bins is then one short, which
 * an observer can see.) The threshold below which large tables fill is the same, about 0.917.
 *
 * Knows: the table is its owner's alone. Where an item ended up depends on the others.
 *
 * Trap: a table may not fit. There is no stash here: its owner draws other hashes before it has told anybody which. The hashes that it then
 * names are ones under which its set fits, which says something about the set: at most as much as the failures are likely (the bench counts
 * them: none in 10^6 tables at 64, 1,000 and 4,096 items). So hashes must not be changed again and again until something else fits, and
 * whoever owes an answer after a failure has said too much.
 * Trap: hashes chosen by one side that knows the other's data, or an empty bin that shows.
 *
 * Sources: Pagh, Rodler, J. Algorithms 51 (2004); Fotakis, Pagh, Sanders, Spirakis, Theory Comput. Syst. 38 (2005), for more than two
 * hashes and the random walk; Pinkas, Schneider, Zohner, ACM TOPS 21 (2018), section 3, for the load.
 */

export const HASHES = 3;
/** Words of a hash: one for each part, and one that is not used here. */
export const WORDS = 4;
/** Bins for each item. */
export const ROOM = 1.27;
/** Bins more, whatever the number of items: small sets fail more often. */
export const SPARE = 60;
/** Evictions before a table is given up: far more than one that fits needs. */
export const MOST_EVICTIONS = 2000;

/** Bins for `count` items: a multiple of 12, so that every part is one of 4 (the kernel's lanes). */
export const binsFor = (count: number): number => 12 * Math.ceil((ROOM * count + SPARE) / 12);

/** What happens to an item: it comes to a bin, and perhaps another must go. */
export interface Step {
  readonly item: number;
  readonly bin: number;
  /** Who was there, or -1. */
  readonly evicted: number;
}

/** The bin of an item in part k. */
export const binAt = (words: Uint32Array, item: number, k: number, part: number): number =>
  k * part + Math.floor(((words[WORDS * item + k] as number) * part) / 2 ** 32);

/** A table that is being filled. */
export interface Cuckoo {
  /** For each bin the number of the item in it, or -1. */
  readonly table: Int32Array;
  /** Puts in the items from `first` up to, not with, `end`. False: one of them found no place, and the table is of no use. */
  insert(first: number, end: number): boolean;
}

/**
 * `words`: WORDS of each item. `seed` decides who is put out; it is no secret, and nothing secret is made of it. `watch` hears every step.
 */
export function cuckoo(words: Uint32Array, bins: number, seed: number, watch?: (step: Step) => void): Cuckoo {
  const part = bins / HASHES;
  const table = new Int32Array(bins).fill(-1);
  let state = seed | 1;

  const place = (newcomer: number): boolean => {
    let item = newcomer;
    let left = -1; // the bin it was just put out of: it does not go back there at once
    for (let evictions = 0; evictions < MOST_EVICTIONS; evictions++) {
      for (let k = 0; k < HASHES; k++) {
        const bin = binAt(words, item, k, part);
        if (table[bin] !== -1) continue;
        table[bin] = item;
        watch?.({ item, bin, evicted: -1 });
        return true;
      }
      let bin: number;
      do {
        state ^= state << 13; // Marsaglia's xorshift
        state ^= state >>> 17;
        state ^= state << 5;
        bin = binAt(words, item, (state >>> 0) % HASHES, part);
      } while (bin === left);
      const evicted = table[bin] as number;
      table[bin] = item;
      watch?.({ item, bin, evicted });
      left = bin;
      item = evicted;
    }
    return false;
  };

  return {
    table,
    insert(first, end) {
      for (let item = first; item < end; item++) if (!place(item)) return false;
      return true;
    },
  };
}
