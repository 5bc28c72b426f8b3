/**
 * You write three functions and export them. The first two run on a person's device, the third where the reports are gathered.
 *
 *   begin(value, options, epsilon, tools)           once: what the device remembers about its person
 *   report(memory, options, epsilon, tools)         every day: what the device sends
 *   estimate(counts, reports, options, epsilon)     how many people have each option
 *
 * The promise: ALL that a device ever sends is at most e^epsilon times as likely for one value as for any other. The value does not change.
 * What is remembered is never sent, and nobody else reads it. Nothing else lasts: a device is switched off every night, and your file loaded anew.
 */

/** Epsilon as a fraction: { numerator: 1, denominator: 2 } is 0.5. */
export interface Epsilon {
  /** A whole number from 1 to 1000. */
  readonly numerator: number;
  /** A whole number from 1 to 1000. */
  readonly denominator: number;
}

/**
 * @param value    The person's option: a whole number from 0 to options - 1.
 * @param options  How many options there are: 2 or more.
 * @returns        Anything that is plain data. It comes back to `report` as it is.
 */
export type Begin = (value: number, options: number, epsilon: Epsilon, tools: Tools) => unknown;

/**
 * @param memory  What `begin` returned on this device.
 * @returns       A list with one 0 or 1 for each option, and nothing else.
 */
export type Report = (memory: unknown, options: number, epsilon: Epsilon, tools: Tools) => readonly number[];

/**
 * @param counts   For each option, in how many of the reports its place was 1. One report of each device.
 * @param reports  How many reports there were.
 * @returns        For each option, how many people have it: right on average, so it may be below 0.
 */
export type Estimate = (counts: readonly number[], reports: number, options: number, epsilon: Epsilon) => readonly number[];

export interface Tools {
  /** Chance, exact. Every call draws anew. `Math.random` is not here: whoever sees some of its numbers can compute the next ones. */
  readonly rng: {
    /** A whole number from 0 to bound - 1, each equally likely. `bound` is at most 2^32. */
    below(bound: number): number;
    /**
     * A coin that shows true with odds e^x to 1, that is with probability e^x / (e^x + 1), where x = numerator / denominator. Both are whole
     * numbers, the numerator from 0, the denominator from 1, up to 1,000,000.
     */
    odds(numerator: number, denominator: number): boolean;
  };
}
