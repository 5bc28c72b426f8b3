/**
 * Values as a set: sorted by their first `width` bytes (8 to 12), the first byte first. A value is 16 bytes; the last four are not compared.
 *
 * The values are pseudorandom, so their top bits spread them evenly over buckets of about four, and each bucket is sorted by insertion.
 */

/** The first eight bytes as a number: compares as the bytes do. */
// @ts-ignore: decorator
@inline
function head(value: usize): u64 {
  return bswap<u64>(load<u64>(value));
}

// @ts-ignore: decorator
@inline
function tail(value: usize, keep: u32): u32 {
  return bswap<u32>(load<u32>(value, 8)) & keep;
}

/** Which of the bytes 8 to 11 count. */
// @ts-ignore: decorator
@inline
function keepOf(width: u32): u32 {
  return width <= 8 ? 0 : <u32>-1 << (8 * (12 - width));
}

// @ts-ignore: decorator
@inline
function before(a: u64, aTail: u32, b: u64, bTail: u32): bool {
  return a < b || (a == b && aTail < bTail);
}

/** The bits that choose the bucket: none for fewer than eight values. */
export function bucketBits(count: u32): u32 {
  return count < 8 ? 0 : 29 - clz(count);
}

/** Sorts `values` in place. `copy`: as long as they are; `counts`: 4 * (2^bits + 1) bytes. */
export function sortValues(values: usize, count: u32, width: u32, copy: usize, counts: usize): void {
  const bits = bucketBits(count);
  const buckets: u32 = 1 << bits;
  const keep = keepOf(width);
  memory.fill(counts, 0, 4 * (buckets + 1));
  // Word b + 1 counts bucket b, then says where it ends, and while values move, where the next one goes.
  for (let i: u32 = 0; i < count; i++) {
    const at = counts + 4 * (<usize>bucket(values + 16 * i, bits) + 1);
    store<u32>(at, load<u32>(at) + 1);
  }
  for (let b: u32 = 0; b < buckets; b++) store<u32>(counts + 4 * b, load<u32>(counts + 4 * b) + load<u32>(counts + 4 * b, 4), 4);
  for (let i: u32 = 0; i < count; i++) {
    const at = counts + 4 * <usize>bucket(values + 16 * i, bits);
    const to = load<u32>(at);
    v128.store(copy + 16 * to, v128.load(values + 16 * i));
    store<u32>(at, to + 1);
  }
  // A value only ever moves inside its bucket: to the left of it everything is smaller.
  for (let i: u32 = 0; i < count; i++) {
    const from = copy + 16 * i;
    const moved = v128.load(from);
    const movedHead = head(from);
    const movedTail = tail(from, keep);
    let to = values + 16 * i;
    while (to > values && before(movedHead, movedTail, head(to - 16), tail(to - 16, keep))) {
      v128.store(to, v128.load(to - 16));
      to -= 16;
    }
    v128.store(to, moved);
  }
}

// @ts-ignore: decorator
@inline
function bucket(value: usize, bits: u32): u32 {
  return bits == 0 ? 0 : <u32>(head(value) >> (64 - bits));
}

/** `count` values, the first `width` bytes of each, one after the other; 8 bytes behind the last may be written. */
export function pack(out: usize, values: usize, count: u32, width: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    store<u64>(out, load<u64>(values + 16 * i));
    store<u32>(out, load<u32>(values + 16 * i, 8), 8);
    out += width;
  }
}

/** Whether `count` packed tags of `width` bytes rise strictly, the first after `last`. 3 bytes behind the last tag may be read. */
export function rising(tags: usize, count: u32, width: u32, last: usize): bool {
  const keep = keepOf(width);
  let lastHead = head(last);
  let lastTail = tail(last, keep);
  for (let i: u32 = 0; i < count; i++) {
    const tag = tags + i * width;
    const nextHead = head(tag);
    const nextTail = tail(tag, keep);
    if (!before(lastHead, lastTail, nextHead, nextTail)) return false;
    lastHead = nextHead;
    lastTail = nextTail;
  }
  return true;
}

/**
 * Walks `count` packed tags and the sorted values from `at` to `end` side by side. The number of each item whose value is among the tags
 * is written to `hits`. Returns how many; matchedUpTo says where in the values the next tags go on.
 */
export function matched(tags: usize, count: u32, width: u32, at: usize, end: usize, hits: usize): u32 {
  const keep = keepOf(width);
  let found: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const tag = tags + i * width;
    const tagHead = head(tag);
    const tagTail = tail(tag, keep);
    while (at < end && before(head(at), tail(at, keep), tagHead, tagTail)) at += 16;
    if (at < end && head(at) == tagHead && tail(at, keep) == tagTail) {
      store<u32>(hits + 4 * found, load<u32>(at, 12));
      found++;
    }
  }
  next = at;
  return found;
}

let next: usize = 0;
/** Where `matched` stopped. */
export function matchedUpTo(): usize {
  return next;
}
