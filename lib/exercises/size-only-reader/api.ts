/**
 * You write one function and export it. `tools` comes last, after the other argument.
 *
 *   members(run, tools)    which of your items are on the other list.
 *
 * You are the receiver of a run that was to tell you only how many. You followed the protocol, and you kept what you had.
 */

/** The encoding of a point: 32 bytes. Two points are equal exactly when their encodings are. */
export type Encoded = Uint8Array;

/** What you hold when the run is over. */
export interface Run {
  /** Your items, in the order of your own list. */
  readonly items: readonly string[];
  /** Your own shuffle: sent[i] belongs to items[shuffle[i]]. */
  readonly shuffle: readonly number[];
  /** Your key a, a whole number. */
  readonly key: bigint;
  /** What you sent: a·H(x) for each of your items. */
  readonly sent: readonly Encoded[];
  /** What the sender sent of its own list: b·H(y), in an order that says nothing. */
  readonly masked: readonly Encoded[];
  /** What the sender returned: b·P for each point P that you sent. */
  readonly doubled: readonly Encoded[];
  /**
   * In which order `doubled` came back. You have the sender's program, so you know.
   *
   *   kept      the order in which the points came
   *   sorted    the points that came were sorted by their bytes, then multiplied and returned in that order
   *   shuffled  an order drawn at random and forgotten
   */
  readonly order: "kept" | "sorted" | "shuffled";
}

/**
 * Your items that are on the other list, in any order, each once; an empty list if there are none.
 * Null where the run does not say which they are.
 */
export type Members = (run: Run, tools: Tools) => readonly string[] | null;

export interface Tools {
  /** `times` times the point with this encoding, encoded. `times` is a whole number from 1 on. */
  multiply(point: Encoded, times: bigint): Encoded;
  /** Are these the same bytes? */
  equal(a: Encoded, b: Encoded): boolean;
  /** Below 0, 0 or above 0, as the first differing byte of `a` is smaller, there is none, or it is larger. For `sort`. */
  compare(a: Encoded, b: Encoded): number;
}
