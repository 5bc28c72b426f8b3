/**
 * What the shadow models say of each record, once of those that were trained with it and once of those that were not: how many, mean, and the
 * spread within records, pooled.
 *
 * Trap: with few shadows a record's own variance is a guess, and the most confident scores are the luckiest guesses. Deviations from each
 * record's own mean are therefore pooled over all records. Pooled over values instead, the spread between records is in it, and is much larger.
 *
 * Source: Carlini et al. (2022), section VI-C, for one variance for all records.
 */
import type { Shadow } from "./signals.ts";

export interface Side {
  /** How many shadows. */
  readonly count: Uint16Array;
  /** 0 where there is none: see `count`. */
  readonly mean: Float64Array;
  /** Sum of squared deviations from the record's mean. */
  readonly squares: Float64Array;
  /** Pooled over all records; NaN where no record has two shadows. */
  readonly variance: number;
}

export interface Records {
  readonly inside: Side;
  readonly outside: Side;
}

/** @param of a number for each record of the pool, from one shadow */
export function recordsOf(shadows: readonly Shadow[], of: (shadow: Shadow) => Float64Array): Records {
  const pool = shadows[0]?.members.length ?? 0;
  for (const { members, signals } of shadows) {
    if (members.length !== pool || signals.phi.length !== pool)
      throw new RangeError("All shadow models speak of the same pool of records.");
  }
  const values = shadows.map(of);
  const side = (wanted: 0 | 1): Side => {
    const count = new Uint16Array(pool);
    const [mean, squares] = [new Float64Array(pool), new Float64Array(pool)];
    // Welford's update: no difference of large numbers.
    values.forEach((list, m) => {
      const members = shadows[m]?.members as Uint8Array;
      for (let i = 0; i < pool; i++) {
        if (members[i] !== wanted) continue;
        const n = (count[i] as number) + 1;
        count[i] = n;
        const from = (list[i] as number) - (mean[i] as number);
        mean[i] = (mean[i] as number) + from / n;
        squares[i] = (squares[i] as number) + from * ((list[i] as number) - (mean[i] as number));
      }
    });
    const freedom = count.reduce((sum, n) => sum + Math.max(0, n - 1), 0);
    return { count, mean, squares, variance: squares.reduce((a, b) => a + b, 0) / freedom };
  };
  return { inside: side(1), outside: side(0) };
}

/** The mean over records, of those that some shadow speaks of; undefined where there is none. */
export function overall({ count, mean }: Side): number | undefined {
  let [sum, n] = [0, 0];
  for (let i = 0; i < mean.length; i++) {
    if (count[i] === 0) continue;
    sum += mean[i] as number;
    n++;
  }
  return n > 0 ? sum / n : undefined;
}
