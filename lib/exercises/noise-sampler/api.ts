/**
 * You write one function and export it.
 *
 *   release(count, epsilon, tools)    the number that is published instead of a count
 *
 * The promise: one person more or less changes the count by 1. For any two counts that differ by 1, and for whatever somebody looks for in
 * the published number, it is at most e^epsilon times as likely after the one count as after the other.
 *
 * It is asked some hundred thousand times in a few seconds.
 */

/** Epsilon as a fraction, so that you can compute exactly: { numerator: 1, denominator: 10 } is 0.1. */
export interface Epsilon {
  /** A whole number from 1 to 1000. */
  readonly numerator: number;
  /** A whole number from 1 to 1000. */
  readonly denominator: number;
}

/**
 * A count with noise.
 *
 * @param count    The true count: a whole number, 0 or more.
 * @param epsilon  How much may be told.
 * @returns        The number to publish. It may be negative, and is best left so; it need not be whole. Right on average, and off by at
 *                 most 1.5 / epsilon on average. Every call draws noise of its own.
 */
export type Release = (count: number, epsilon: Epsilon, tools: Tools) => number;

export interface Tools {
  /**
   * Uniform randomness and nothing else: no noise is ready made. `Math.random` is not here: whoever sees some of its numbers can compute
   * the next ones.
   */
  readonly rng: {
    /** 0 or 1, each with probability one half. */
    bit(): 0 | 1;
    /**
     * A whole number from 0 to bound - 1, each equally likely. `bound` is at most 2^32. So `below(d) < n` is true with probability n/d,
     * exactly.
     */
    below(bound: number): number;
  };
}
