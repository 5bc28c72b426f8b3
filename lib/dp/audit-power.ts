/**
 * How many runs an audit needs before it can show that a promise is broken. An event of known chances happens about as often as it should; with
 * n runs in each world the bound is then about `epsilonLowerBound` of n P and n Q, and it rises with n.
 *
 * Trap: about. In half of the audits of that length luck is worse, and the bound stays below.
 * Trap: deciding after each run whether to go on is another audit than the one whose confidence is stated. The number comes first.
 */
import { within } from "./admissible.ts";
import { epsilonLowerBound } from "./audit.ts";

/** P in the world where the event is frequent, Q in the other. */
export interface Chances {
  readonly frequent: number;
  readonly rare: number;
}

/** No audit of more runs is thought of. */
export const MOST_RUNS = 10_000_000;

/**
 * The smallest number of runs in each world whose expected counts show more than `claim`; undefined where MOST_RUNS do not. For the four largest of
 * its digits: counts are whole numbers, and beyond that luck decides.
 *
 * @param claim epsilon that was promised, with `delta`
 * @param alpha in (0, 1): the audit's chance to be wrong
 * @throws RangeError where a chance is none, or delta or alpha is out of range
 */
export function runsToShow({ frequent, rare }: Chances, claim: number, delta: number, alpha: number): number | undefined {
  within("The chance in the one world", frequent, 0, 1);
  within("The chance in the other world", rare, 0, 1);
  const shows = (tries: number) =>
    epsilonLowerBound(
      { frequent: { hits: Math.floor(tries * frequent), tries }, rare: { hits: Math.min(tries, Math.ceil(tries * rare)), tries } },
      delta,
      alpha,
    ) > claim;
  if (!shows(MOST_RUNS)) return undefined;
  let [low, high] = [0, MOST_RUNS];
  while (high - low > Math.max(1, high / 10_000)) {
    const middle = Math.floor((low + high) / 2);
    if (shows(middle)) high = middle;
    else low = middle;
  }
  return high;
}
