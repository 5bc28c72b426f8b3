/**
 * You write two functions and export them. `tools` comes last, after the other arguments.
 *
 *   dummies(pools, count, tools)           the rows that your party adds to its own before a run
 *   mayRun(next, before, promised, tools)  whether your party takes part in another run
 */

/** One identifier for each column. */
export type Row = readonly string[];

/**
 * @param pools  For each column the identifiers that both parties know: as many as twice `count`. No identifier is in two pools.
 * @param count  How many of a column's pool your party adds; null where nobody has computed it.
 * @returns `count` rows for the first column, then `count` for the second, and so on. Throws where no number was computed.
 */
export type Dummies = (pools: readonly (readonly string[])[], count: number | null, tools: Tools) => readonly Row[];

export interface Run {
  /** Which of your data sets is asked about. */
  readonly data: string;
  /** Who asks: an account's name. */
  readonly peer: string;
}

/** A run that began. "broken off": the other party was gone before the end; the sizes were known to it by then. */
export interface Past extends Run {
  readonly ended: "finished" | "broken off";
}

/**
 * @param next      The run that is asked for.
 * @param before    Runs that began, in order, on any data set.
 * @param promised  For how many runs on one data set the dummies were counted.
 */
export type MayRun = (next: Run, before: readonly Past[], promised: number, tools: Tools) => boolean;

export interface Tools {
  readonly rng: {
    /** A whole number from 0 to `bound` - 1, each equally likely. */
    below(bound: number): number;
    /** `length` random bytes: whole numbers from 0 to 255, each equally likely. */
    bytes(length: number): Uint8Array;
  };
}
