/**
 * From outside: epsilon is at least this, with a stated confidence. Two ways. Many runs in two neighbouring worlds, and an event that is
 * frequent in one of them (`epsilonLowerBound`, `auditWorlds`); or one run in which many people were put in or left out by coins, and an
 * attacker guesses who (`oneRunLowerBound`).
 *
 * Says nothing from below: a bound under the promise is no proof that the promise is kept. The attack may be bad.
 *
 * Trap: an event that was chosen by looking at the answers it is counted on is the luckiest event, and its bound is void. `auditWorlds`
 * chooses on one half and counts on the other.
 * Trap: the guesses of one run may be as many as the attacker likes, but how many must not depend on which of them are right.
 *
 * Source: Jagielski, Ullman, Oprea, Auditing Differentially Private Machine Learning (2020); Nasr et al. (2021); Steinke, Nasr, Jagielski,
 * Privacy Auditing with One (1) Training Run (2023), theorem 5.2 with delta = 0. Bounds: Clopper and Pearson (1934).
 */
import { countBelow } from "../math/index.ts";
import { lowerBound, upperBound } from "./clopper-pearson.ts";

/** How often an event, chosen beforehand, happened in each of two worlds. */
export interface EventCounts {
  /** The world where it is expected to be frequent. */
  readonly frequent: { readonly hits: number; readonly tries: number };
  readonly rare: { readonly hits: number; readonly tries: number };
}

/**
 * ln((P - delta) / Q) with P the lower bound where the event is frequent and Q the upper bound where it is rare; both are ends of
 * two-sided intervals at `alpha`, so each is wrong with probability alpha / 2 and the result with probability at most alpha.
 *
 * @param delta in [0, 1): what the promise allows beside epsilon
 * @param alpha in (0, 1)
 * @returns 0 where nothing follows
 * @throws RangeError where a parameter is out of its range, or a count is no count
 */
export function epsilonLowerBound({ frequent, rare }: EventCounts, delta: number, alpha: number): number {
  if (!(delta >= 0 && delta < 1)) throw new RangeError(`Delta is ${delta}; it must be at least 0 and below 1.`);
  const least = lowerBound(frequent.hits, frequent.tries, alpha / 2) - delta;
  const most = upperBound(rare.hits, rare.tries, alpha / 2);
  return least > 0 ? Math.max(0, Math.log(least / most)) : 0;
}

export interface WorldsAudit {
  /** Epsilon is at least this; wrongly so with probability at most alpha. */
  readonly epsilon: number;
  readonly counts: EventCounts;
  /** The event: answers on this side of the cut, the cut among them. */
  readonly event: { readonly side: "at least" | "at most"; readonly cut: number };
  /** The event is frequent in the first world. */
  readonly firstIsFrequent: boolean;
}

/** At most so many cuts are weighed. */
const CUTS = 200;

/**
 * Audits by a threshold: the first half of each world's answers chooses where to cut, on which side, and in which world that is frequent; the
 * second half is counted. The answers may be scores of any attack.
 *
 * @param first answers from the first world, at least 2, independent of each other; so of `second`
 * @throws RangeError where there are too few answers, one is not a number, or delta or alpha are out of range
 */
export function auditWorlds(first: ArrayLike<number>, second: ArrayLike<number>, delta: number, alpha: number): WorldsAudit {
  const [trainA, testA] = halves(first);
  const [trainB, testB] = halves(second);
  const candidates = cutsOf(trainA, trainB).flatMap((cut) =>
    (["at least", "at most"] as const).flatMap((side) => [true, false].map((firstIsFrequent) => ({ cut, side, firstIsFrequent }))),
  );
  const countsOn = (a: Float64Array, b: Float64Array, { cut, side, firstIsFrequent }: (typeof candidates)[number]): EventCounts => {
    const count = (answers: Float64Array) => ({
      hits: side === "at least" ? answers.length - countBelow(answers, cut) : notAboveCount(answers, cut),
      tries: answers.length,
    });
    return firstIsFrequent ? { frequent: count(a), rare: count(b) } : { frequent: count(b), rare: count(a) };
  };
  let [best, most] = [candidates[0] as (typeof candidates)[number], Number.NEGATIVE_INFINITY];
  for (const candidate of candidates) {
    const worth = roughWorth(countsOn(trainA, trainB, candidate), delta, alpha);
    if (worth > most) [best, most] = [candidate, worth];
  }
  const counts = countsOn(testA, testB, best);
  return {
    epsilon: epsilonLowerBound(counts, delta, alpha),
    counts,
    event: { side: best.side, cut: best.cut },
    firstIsFrequent: best.firstIsFrequent,
  };
}

/** Each half sorted, so that counting beyond a cut is a search. */
function halves(answers: ArrayLike<number>): readonly [Float64Array, Float64Array] {
  const all = Float64Array.from(answers);
  if (all.length < 2) throw new RangeError("An audit needs at least two answers from each world: one half to choose by, one to count.");
  if (all.some(Number.isNaN)) throw new RangeError("An answer is not a number.");
  const middle = Math.floor(all.length / 2);
  return [all.slice(0, middle).sort(), all.slice(middle).sort()];
}

/** Quantiles of both halves together, the rare ends in full. */
function cutsOf(a: Float64Array, b: Float64Array): readonly number[] {
  const values = [...new Set([...a, ...b])].sort((x, y) => x - y);
  const step = Math.max(1, Math.ceil(values.length / CUTS));
  return values.filter((_, i) => i % step === 0 || i < 5 || i >= values.length - 5);
}

/** How many of the sorted answers are not above the cut. */
function notAboveCount(sorted: Float64Array, cut: number): number {
  let at = countBelow(sorted, cut);
  while (at < sorted.length && sorted[at] === cut) at++;
  return at;
}

/** Wilson's bounds in the place of Clopper and Pearson's: only to choose by, and a thousand times as fast. */
function roughWorth({ frequent, rare }: EventCounts, delta: number, alpha: number): number {
  const spread = Math.sqrt(-2 * Math.log(alpha / 2));
  const least = wilson(frequent, -spread) - delta;
  return least > 0 ? Math.log(least / wilson(rare, spread)) : Number.NEGATIVE_INFINITY;
}

function wilson({ hits, tries }: EventCounts["rare"], spread: number): number {
  const [p, z2] = [hits / tries, spread ** 2 / tries];
  return (p + z2 / 2 + Math.sign(spread) * Math.sqrt(z2 * (p * (1 - p) + z2 / 4))) / (1 + z2);
}

export interface Guesses {
  /** How many people the attacker dared to guess about; about the others it said nothing. */
  readonly guesses: number;
  readonly correct: number;
}

/**
 * One run. Each of many people is in the data by a fair coin of their own; the attacker sees one output and guesses about some. Under pure
 * epsilon the number of right guesses is at most (stochastically) binomial with chance e^epsilon / (1 + e^epsilon): the largest epsilon that is
 * still refuted at level beta is the logit of Clopper and Pearson's lower bound on the accuracy.
 *
 * @param beta in (0, 1): the chance to be wrong
 * @returns 0 where the guesses are no better than coins, at this level
 * @throws RangeError where there are no guesses, or more right ones than guesses, or beta is out of range
 */
export function oneRunLowerBound({ guesses, correct }: Guesses, beta: number): number {
  if (!(guesses >= 1)) throw new RangeError(`There are ${guesses} guesses: an audit by one run needs at least one.`);
  const accuracy = lowerBound(correct, guesses, beta);
  return accuracy > 0.5 ? Math.log(accuracy / (1 - accuracy)) : 0;
}
