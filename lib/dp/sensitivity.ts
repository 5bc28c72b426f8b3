/**
 * By how much one person moves an answer at most. It depends on what "one person" does: come or go (add-remove), or turn into another
 * (replace-one). The relation is part of the type, and a sensitivity carries it along, to the mechanism that takes it and into what
 * that releases (additive.ts), so that one cannot be used under the other by accident.
 *
 * Trap: half of the published numbers differ by a factor of two for this reason alone: a histogram's l1 is 1 or 2, a sum over [-5, 20] moves
 * by 20 or by 25.
 * Trap: a mean and a variance have a useful sensitivity only where the number of people is public, which is to say under replace-one. Where
 * people come and go, a mean is a noisy sum over a noisy count (bounded-mean.ts).
 * Trap: "largest change in these data" is no sensitivity. It is over all data there could be.
 *
 * Source: Dwork and Roth (2014), sections 2.3 and 3.3; Wilson et al. (2020) for l0 and l-infinity.
 */
import { finite, whole } from "./admissible.ts";
import type { Relation } from "./event.ts";

/** Bounds that are declared, and to which values are clipped. */
interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** Queries that have a sensitivity under either relation. */
export type CountingQuery =
  /** How many people have a property. */
  | { readonly query: "count" }
  | ({ readonly query: "sum" } & Bounds)
  /** A count for each key; a person is in at most maxPartitions of them, at most maxPerPartition times each. Default: 1 and 1. */
  | { readonly query: "histogram"; readonly maxPartitions?: number; readonly maxPerPartition?: number };

/** Queries over a public number of people. */
export type AveragingQuery =
  | ({ readonly query: "mean"; readonly n: number } & Bounds)
  /** Divided by n, not by n - 1. */
  | ({ readonly query: "variance"; readonly n: number } & Bounds);

export type QueryUnder<R extends Relation> = R extends "replace-one" ? CountingQuery | AveragingQuery : CountingQuery;

export interface Sensitivity<R extends Relation> {
  readonly relation: R;
  /** Sum of the sizes of all changes, in units of the answer. */
  readonly l1: number;
  /** Root of the sum of their squares. */
  readonly l2: number;
  /** Size of the largest. */
  readonly lInfinity: number;
}

/** @throws RangeError where bounds, n or contributions are inadmissible, or nobody could ever move the answer */
export function sensitivityOf<R extends Relation>(query: CountingQuery, relation: R): Sensitivity<R>;
export function sensitivityOf<R extends Relation>(query: QueryUnder<R>, relation: R): Sensitivity<R>;
export function sensitivityOf<R extends Relation>(asked: CountingQuery | AveragingQuery, relation: R): Sensitivity<R> {
  const replaces = relation === "replace-one";
  const scalar = (change: number): Sensitivity<R> => {
    if (!(change > 0))
      throw new RangeError(`Nobody can move this ${asked.query}: its bounds leave a sensitivity of 0, and no noise to scale.`);
    return { relation, l1: change, l2: change, lInfinity: change };
  };
  switch (asked.query) {
    case "count":
      return scalar(1);
    case "sum": {
      const width = widthOf(asked);
      return scalar(replaces ? width : Math.max(Math.abs(asked.lower), Math.abs(asked.upper)));
    }
    case "histogram": {
      const { maxPartitions = 1, maxPerPartition = 1 } = asked;
      whole("maxPartitions", maxPartitions, 1);
      whole("maxPerPartition", maxPerPartition, 1);
      // Whoever is replaced leaves their keys and may turn up in as many others.
      const keys = replaces ? 2 * maxPartitions : maxPartitions;
      return { relation, l1: keys * maxPerPartition, l2: Math.sqrt(keys) * maxPerPartition, lInfinity: maxPerPartition };
    }
    case "mean":
      publicCount(asked, replaces);
      return scalar(widthOf(asked) / asked.n);
    case "variance":
      publicCount(asked, replaces);
      // Reached where all others stand at one end and the one person moves to the other.
      return scalar((widthOf(asked) ** 2 * (asked.n - 1)) / asked.n ** 2);
  }
}

function widthOf({ lower, upper }: Bounds): number {
  if (finite("The lower bound", lower) > finite("The upper bound", upper)) {
    throw new RangeError(`The bounds are ${lower} and ${upper}; the lower one must not be above the upper one.`);
  }
  return upper - lower;
}

function publicCount({ query, n }: AveragingQuery, replaces: boolean): void {
  whole("The number of people", n, 1);
  if (!replaces)
    throw new RangeError(`A ${query} over a public number of people is for replace-one: where people come and go, n is no constant.`);
}
