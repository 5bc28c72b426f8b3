/**
 * Rows of (person, key), cut so that nobody is in more than `maxPartitions` keys, nor in one of them more than `maxPerPartition` times. What
 * is left of a person depends on that person's rows and on nobody else's, so a person who leaves takes only their own rows with them: the
 * histogram moves by at most maxPartitions x maxPerPartition.
 *
 * Trap: cutting "the largest keys first" looks at everybody's rows, and one person then moves what is kept of others.
 *
 * Source: Wilson et al., Differentially Private SQL with Bounded User Contribution (2020), section 3.
 */
import { whole } from "../admissible.ts";

export interface Row {
  readonly person: string;
  readonly key: string;
}

export interface ContributionBounds {
  /** In how many keys one person counts (l0). */
  readonly maxPartitions: number;
  /** How often in each of them (l-infinity). */
  readonly maxPerPartition: number;
}

/** How often each key occurs in the rows that are kept: of each person the first ones. Keys in order of appearance. */
export function boundedCounts(rows: readonly Row[], { maxPartitions, maxPerPartition }: ContributionBounds): ReadonlyMap<string, number> {
  whole("maxPartitions", maxPartitions, 1);
  whole("maxPerPartition", maxPerPartition, 1);
  const people = new Map<string, Map<string, number>>();
  const counts = new Map<string, number>();
  for (const { person, key } of rows) {
    const own = people.get(person) ?? new Map<string, number>();
    people.set(person, own);
    const so = own.get(key) ?? 0;
    if ((so === 0 && own.size >= maxPartitions) || so >= maxPerPartition) continue;
    own.set(key, so + 1);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
