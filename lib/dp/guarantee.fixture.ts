/**
 * The guarantee itself, from the probabilities of a mechanism whose outputs can be listed: how much likelier is any output in one world than
 * in the other. Nothing of the mechanism's proof goes in.
 */

/** The epsilons at which every mechanism is tried, small and large. */
export const EPSILONS = [0.01, 0.1, 1, 4, 20] as const;
/** What rounding is forgiven, relative to epsilon. */
export const ROUNDING = 1e-12;

/** The largest |ln P(o) / Q(o)| over outputs. Infinity where one world can do what the other cannot. */
export function worstLogRatio(p: readonly number[], q: readonly number[]): number {
  let worst = 0;
  for (const [at, each] of p.entries()) {
    const other = q[at] ?? 0;
    if (each === 0 && other === 0) continue;
    worst = Math.max(worst, Math.abs(Math.log(each) - Math.log(other)));
  }
  return worst;
}

/** From the lowest ln P(o) / Q(o) to the highest. */
export function rangeOfLogRatios(p: readonly number[], q: readonly number[]): number {
  const logs = p.map((each, at) => Math.log(each) - Math.log(q[at] as number));
  return Math.max(...logs) - Math.min(...logs);
}

/** The hockey-stick divergence, sum of max(0, P(o) - e^epsilon Q(o)): the delta that these two worlds need. */
export const deltaBetween = (p: readonly number[], q: readonly number[], epsilon: number): number =>
  p.reduce((sum, each, at) => sum + Math.max(0, each - Math.exp(epsilon) * (q[at] as number)), 0);

/** All rows of `length` entries out of `options`. */
export function rowsOf<T>(options: readonly T[], length: number): T[][] {
  let rows: T[][] = [[]];
  for (let i = 0; i < length; i++) rows = rows.flatMap((row) => options.map((option) => [...row, option]));
  return rows;
}
