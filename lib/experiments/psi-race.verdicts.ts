/** What the figure concludes from a race. Times come from `measured`, so a verdict on time holds for that run on that machine. */

import type { Result } from "./psi-race.result.ts";
import type { RunnerId } from "./psi-race.ts";

export interface Row {
  readonly id: RunnerId;
  /** Undefined where it was not run, or not timed. */
  readonly seconds: number | undefined;
  readonly bytes: number | undefined;
}
export type Quantity = "seconds" | "bytes";

export interface Leg {
  /** Both lists had at most so many items. */
  readonly most: number;
  readonly rows: readonly Row[];
}

export interface Change {
  readonly from: RunnerId;
  readonly to: RunnerId;
  readonly above: number;
  readonly upTo: number;
}

export function least(rows: readonly Row[], of: Quantity): Row | undefined {
  return rows.reduce<Row | undefined>((best, row) => {
    const [a, b] = [row[of], best?.[of]];
    return a !== undefined && (b === undefined || a < b) ? row : best;
  }, undefined);
}

/** Where the first place changes hands between one size and the next. Whoever is not run at the next has not been overtaken. */
export function changes(legs: readonly Leg[], of: Quantity): Change[] {
  return legs.slice(1).flatMap(({ most, rows }, i) => {
    const before = legs[i] as Leg;
    const [was, is] = [least(before.rows, of), least(rows, of)];
    const raced = was && rows.some(({ id, [of]: value }) => id === was.id && value !== undefined);
    return was && is && raced && was.id !== is.id ? [{ from: was.id, to: is.id, above: before.most, upTo: most }] : [];
  });
}

/** Every protocol that ran found as many as are on both lists. */
export const sameAnswer = ({ runners, expected }: Pick<Result, "runners" | "expected">): boolean =>
  runners.every(({ size }) => size === null || size === expected);

/** The one with the least time has the fewest bytes as well. */
export const oneWinsBoth = (rows: readonly Row[]): boolean => {
  const quickest = least(rows, "seconds");
  return quickest !== undefined && quickest.id === least(rows, "bytes")?.id;
};

/** On the sizes that were run, the least time is not always the same one's. */
export const orderChanges = (legs: readonly Leg[]): boolean => changes(legs, "seconds").length > 0;
