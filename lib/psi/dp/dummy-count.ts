/**
 * How many dummies a promise costs: a t at which all counts together keep (epsilon, delta), and at t - 1 they do not.
 *
 * Each of the C counts that are published (runs times identifier columns) is one draw of overlap-law.ts, and their losses add up: a convolution,
 * done by the accountant of lib/dp, which says between which two numbers delta lies. A promise takes the upper one.
 *
 * Trap: C counts runs and columns. Whoever calibrates for one run, and runs ten times, has promised something else. Columns count because one row
 * may change the count of each by one: where it is missing, its partner is left for the next column, and takes another's partner there.
 * Trap: more dummies may owe more, where they are few: at epsilon 4, seven owe 2.9e-4 and eight 8.1e-4. So t need not be the smallest that keeps the
 * promise, and a number above a t that keeps it is asked for its own delta (two parties that take the larger of their numbers).
 * Trap: the Gaussian of the same variance is a good first guess and no promise: it knows nothing of the hard end at 0.
 *
 * Source: Balle and Wang (2018) for the Gaussian; lib/dp/account/pld.ts for the accountant.
 */
import { loadAccount } from "../../dp/index.ts";
import { MOST_DUMMIES, overlapLoss } from "./overlap-law.ts";

export interface Promised {
  readonly epsilon: number;
  readonly delta: number;
  /** How many padded counts anybody will ever see: runs times columns. */
  readonly releases: number;
}

export interface DeltaBetween {
  readonly atLeast: number;
  /** The upper end, which is what may be promised. */
  readonly delta: number;
}

/** A tenth of one row's share. */
export const usualDelta = (rows: number): number => 1 / (10 * rows);

/** Losses on so many knots: delta is then between two numbers that are a thousandth apart. */
const POINTS = 2 ** 14;

/** The delta that `releases` counts owe at an epsilon, each padded with t dummies a side. @throws RangeError where one is not admissible */
export async function deltaOfDummies(t: number, releases: number, epsilon: number): Promise<DeltaBetween> {
  checkReleases(releases);
  checkEpsilon(epsilon);
  if (t === 1) {
    // A count shows which world it is, or nothing at all.
    const shown = 1 - 2 ** -releases;
    return { atLeast: shown, delta: shown };
  }
  const { composed, deltaOf } = await loadAccount();
  const sum = composed([{ law: overlapLoss(t), times: releases }], POINTS, { epsilon });
  return { atLeast: deltaOf(sum, "optimistic", epsilon), delta: deltaOf(sum, "pessimistic", epsilon) };
}

/** The same by the closed form of Gaussian noise, whose variance is t/8: a guess, not rounded to whole dummies. */
export async function gaussianCount({ epsilon, delta, releases }: Promised): Promise<number> {
  const { gaussianSigma } = await loadAccount();
  return 8 * releases * gaussianSigma(epsilon, delta) ** 2;
}

/**
 * A t, of either party in each column, that keeps the promise where t - 1 does not.
 *
 * @throws RangeError where the promise is not admissible, or so strong that no table would hold the dummies
 */
export async function dummyCount(promised: Promised): Promise<number> {
  const { epsilon, delta, releases } = promised;
  checkReleases(releases);
  checkEpsilon(epsilon);
  if (!(delta > 0 && delta < 1)) throw new RangeError(`Delta is ${delta}; it is above 0 and below 1: dummies alone never promise delta 0.`);
  const guess = await gaussianCount(promised);
  const tooMany = () =>
    new RangeError(`Epsilon ${epsilon} at delta ${delta} for ${releases} counts needs more than ${MOST_DUMMIES} dummies a column.`);
  if (guess > MOST_DUMMIES) throw tooMany();
  const keeps = async (t: number) => (await deltaOfDummies(t, releases, epsilon)).delta <= delta;

  // From the guess outwards in doubling steps, then halving: `kept` keeps the promise, and `broken` does not, whatever is between.
  const start = Math.min(MOST_DUMMIES, Math.max(1, Math.round(guess)));
  let [broken, kept] = [0, 0];
  if (await keeps(start)) {
    kept = start;
    for (let step = 1; ; step *= 2) {
      const lower = kept - step;
      if (lower < 1) break;
      if (!(await keeps(lower))) {
        broken = lower;
        break;
      }
      kept = lower;
    }
  } else {
    broken = start;
    for (let step = 1; ; step *= 2) {
      if (broken === MOST_DUMMIES) throw tooMany();
      const higher = Math.min(MOST_DUMMIES, broken + step);
      if (await keeps(higher)) {
        kept = higher;
        break;
      }
      broken = higher;
    }
  }
  while (kept - broken > 1) {
    const middle = (broken + kept) >> 1;
    if (await keeps(middle)) kept = middle;
    else broken = middle;
  }
  return kept;
}

function checkReleases(releases: number): void {
  if (!(Number.isSafeInteger(releases) && releases >= 1 && releases <= 100_000))
    throw new RangeError(`${releases} counts are published; it is a whole number from 1 to 100000.`);
}

function checkEpsilon(epsilon: number): void {
  if (!(epsilon > 0 && epsilon <= 64)) throw new RangeError(`Epsilon is ${epsilon}; it is above 0 and at most 64.`);
}
