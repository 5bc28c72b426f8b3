/**
 * What hides an identifier: a point of its own, times secret keys of both parties. Each party has a key for each column, and this is all
 * that the matching needs of a group.
 *
 * `turn` is the switch: what was sent under key 0 becomes what key i would have made, by the factor key_i / key_0. So a party can send all
 * its columns before anybody knows which rows are left, and the other can still not compare a row of column i by itself: the tag of a row
 * needs both parties' key of that column.
 *
 * Trap: that is true of column i with column i. With one hash for all columns, the other can compare column i with its own column 0, under
 * both keys 0 (matching.ts).
 */
export interface RowCipher {
  /** Bytes of a point on the wire. */
  readonly size: number;
  /** This party's cells of a column under its key 0. */
  mask(column: number, cells: readonly string[]): Promise<Uint8Array>;
  /** The other party's points, under this party's key of that column as well. */
  raise(column: number, points: Uint8Array): Promise<Uint8Array>;
  /** This party's points, from its key 0 to its key of that column. */
  turn(column: number, points: Uint8Array): Promise<Uint8Array>;
  /** TAG_BYTES of each point: what is compared. */
  tags(points: Uint8Array): Uint8Array;
  /** Throws an Error whose message completes "Round 2, message "x" from y: ...". */
  check(points: Uint8Array): void;
  wipe(): void;
}

/**
 * The last 96 bits of a doubly masked point, of which a u-coordinate fills 95. Some two different cells have the same with a chance below
 * |X| |Y| / 2^95: 2^-40 at 2^27 rows on either side.
 */
export const TAG_BYTES = 12;

/** So many points of a list at a time: some 10 ms of a kernel's work. */
export const POINTS_AT_ONCE = 256;

/** The last TAG_BYTES of every `size`. */
export function lastBytes(points: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array((points.length / size) * TAG_BYTES);
  for (let i = 0, at = size - TAG_BYTES; at < points.length; i += TAG_BYTES, at += size) out.set(points.subarray(at, at + TAG_BYTES), i);
  return out;
}
