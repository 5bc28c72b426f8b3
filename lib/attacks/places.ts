/**
 * Reading members off the places. A party that was promised a size and nothing else sent its items in an order it knows, and gets a list
 * back of which it can tell the matches. It claims the items that it sent where the matches now stand.
 *
 * Handed: place by place the item that was sent and whether what came back is a match. If the other party returned the list in its order
 * the claims are the members. If it shuffled, they are as many items drawn at random, and no better claim exists.
 *
 * How good a number of right claims is, is told by luck alone: so many items drawn without looking would hold at least as many members
 * with this probability (the hypergeometric law's tail).
 *
 * Source: the mistake is that of PETAce-SetOps, whose "cardinality only" returns every list in the order in which it came.
 */
export interface Place {
  readonly sent: string;
  readonly match: boolean;
}

export const claimed = (places: readonly Place[]): string[] => places.filter(({ match }) => match).map(({ sent }) => sent);

/** C(n, k), exactly. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let ways = 1n;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * BigInt(n - i + 1)) / BigInt(i);
  return ways;
}

/** Far below what anybody would bet on: finer than this, a probability is told as 0. */
const STEPS = 2n ** 100n;

/** The probability that `claims` of `items` items drawn without looking hold at least `right` of the `members`. */
export function luck({ items, members, claims, right }: Readonly<Record<"items" | "members" | "claims" | "right", number>>): number {
  let ways = 0n;
  for (let hits = right; hits <= Math.min(members, claims); hits++) ways += choose(members, hits) * choose(items - members, claims - hits);
  return Number((ways * STEPS) / choose(items, claims)) / 2 ** 100;
}
