/**
 * Scores of candidates, and what a step of score costs: epsilon / (2 sensitivity). The factor 2 pays for both things a person does at once:
 * making one candidate better and another one worse.
 *
 * Trap: the sensitivity is of one candidate's score, by how much one person moves it at most. It is not the l1 sensitivity of all scores;
 * that there may be thousands of candidates costs nothing.
 */
import { finite, positive } from "../admissible.ts";
import { epsilonAsRational, type NanoEpsilon } from "../budget.ts";
import { compare, fromDecimal, minus, over, type Rational, rational, times } from "../rational.ts";

export interface SelectionRequest {
  readonly epsilon: NanoEpsilon;
  /** By how much one person moves one candidate's score at most. Above 0. */
  readonly sensitivity: number;
}

/** Two or more finite scores; larger is better. @throws RangeError for anything else */
export function checkedScores(scores: readonly number[]): readonly number[] {
  if (scores.length < 2) throw new RangeError(`There are ${scores.length} candidates; a choice needs at least two.`);
  for (const [at, score] of scores.entries()) finite(`The score of candidate ${at}`, score);
  return scores;
}

/** What one unit of score is worth, exactly. */
export const ratePerScore = ({ epsilon, sensitivity }: SelectionRequest, factor: 1 | 2 = 2): Rational =>
  over(epsilonAsRational(epsilon), times(rational(BigInt(factor)), fromDecimal(positive("The sensitivity", sensitivity))));

/** How far each candidate is behind the best, times the rate: exact, and at least 0. */
export function costsBehindBest(scores: readonly number[], rate: Rational): Rational[] {
  const exact = checkedScores(scores).map(fromDecimal);
  const best = exact.reduce((most, score) => (compare(score, most) > 0 ? score : most));
  return exact.map((score) => times(rate, minus(best, score)));
}

/** The same in doubles, for probabilities. */
export function distancesBehindBest(scores: readonly number[], rate: number): number[] {
  const best = checkedScores(scores).reduce((most, score) => Math.max(most, score));
  return scores.map((score) => rate * (best - score));
}
