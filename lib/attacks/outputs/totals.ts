/**
 * Which totals to ask for, where a service answers totals over groups and refuses some groups. Three ways to one person's value, each past one
 * more rule. The sum of weight * total over the questions is `divisor` times the target's value, whatever the values are.
 *
 *   everybody  all, and all but the target. Past any smallest size.
 *   halves     half of the others with the target, and without. Past a limit at both ends: neither group nor what it leaves out is small.
 *   grid       groups of exactly k, no two with more than one person in common. The target stands in each of k rows of a grid whose other
 *              k (k-1) people are met once more by the k-1 columns: rows less columns leave the target k times.
 *
 * Knows: who the others are. Nothing of their values.
 *
 * Source: Denning, Denning, Schwartz, The Tracker (1979) for the first two; Dobkin, Jones, Lipton, Secure Databases: Protection Against User
 * Influence (1979), on overlaps.
 */
export const WAYS = ["everybody", "halves", "grid"] as const;
export type Way = (typeof WAYS)[number];

export interface Question {
  /** Places of its members, rising. */
  readonly group: readonly number[];
  readonly weight: 1 | -1;
}

export interface Combination {
  readonly questions: readonly Question[];
  readonly divisor: number;
}

/** So many people there must be for a grid of groups of k. */
export const peopleForGrid = (k: number): number => 1 + k * (k - 1);

/**
 * @param others everybody but the target, in an order that the attacker likes; at least two
 * @param k the size of the grid's groups, at least 2
 * @throws RangeError where there are too few people
 */
export function combinationFor(way: Way, target: number, others: readonly number[], k: number): Combination {
  const needed = way === "grid" ? peopleForGrid(k) : 3;
  if (!(k >= 2 && others.length + 1 >= needed)) {
    throw new RangeError(`${others.length + 1} people and groups of ${k}: the questions need at least ${needed} people and groups of 2.`);
  }
  const question = (weight: 1 | -1, ...group: number[]): Question => ({ weight, group: group.sort((a, b) => a - b) });
  if (way === "grid") {
    const rows = Array.from({ length: k }, (_, i) => others.slice(i * (k - 1), (i + 1) * (k - 1)));
    const columns = Array.from({ length: k - 1 }, (_, j) => rows.map((row) => row[j] as number));
    return {
      questions: [...rows.map((row) => question(1, target, ...row)), ...columns.map((column) => question(-1, ...column))],
      divisor: k,
    };
  }
  const company = way === "everybody" ? others : others.slice(0, Math.floor(others.length / 2));
  return { questions: [question(1, target, ...company), question(-1, ...company)], divisor: 1 };
}

/** What the attacker works out of the answers, one to each question. */
export const combined = ({ questions, divisor }: Combination, answers: ArrayLike<number>): number =>
  questions.reduce((sum, { weight }, i) => sum + weight * (answers[i] as number), 0) / divisor;
