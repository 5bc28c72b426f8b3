/**
 * You write one function and export it.
 *
 *   audit(first, second, alpha, tools)    epsilon is at least this
 *
 * A mechanism was run on two neighbouring databases, and you see what came out. Nothing else: not the mechanism, not the databases, not what
 * was promised. If some event happens with probability P on the one and Q on the other, then epsilon is at least ln(P/Q).
 *
 * It is asked some thousand times, often about a few answers and sometimes about some thousand.
 */

/**
 * A lower bound on epsilon. Whatever the mechanism is, it is above the truth with probability at most alpha.
 *
 * @param first   What came out on the one database: numbers, independent of each other, in the order in which they came.
 * @param second  What came out on the other. It may have another length. Each has at least two.
 * @param alpha   How often you may be wrong: above 0 and below 1.
 * @returns       A finite number, at least 0. 0 says that nothing follows.
 */
export type Audit = (first: readonly number[], second: readonly number[], alpha: number, tools: Tools) => number;

export interface Tools {
  /**
   * Clopper and Pearson: of an event that was chosen before its tries were looked at, and happened `hits` times in `tries`, the probability is at
   * least this. Wrong with probability at most alpha, of this one bound.
   */
  lowerBound(hits: number, tries: number, alpha: number): number;
  /** The probability is at most this. Wrong with probability at most alpha, of this one bound. */
  upperBound(hits: number, tries: number, alpha: number): number;
}
