/**
 * Reconstruction by least squares: from noisy answers to random subset counts, everybody's secret bit. Solve A x = y as well as it can be
 * solved, and round.
 *
 * Knows: who was in which query, and the answers. Not the bits, nor the noise.
 *
 * Theory: x has errors of standard deviation 2 sd / sqrt(m - n) for m queries about n people and noise of deviation sd, so a bit is found
 * with probability Phi(sqrt(m - n) / (4 sd)). Noise below sqrt(n) does not stop it; noise that grows with the number of queries does.
 *
 * Trap: fewer queries than people leave it undetermined, and a design in which two people are always together does so too: that is
 * an error here, and not a guess.
 * Trap: one answer that is wildly wrong spoils every bit. Against that, linear-program.ts.
 *
 * Source: Dinur and Nissim (2003); Dwork and Yekhanin (2008) for the linear decoder.
 */
import { cdf } from "../../math/index.ts";
import { choleskyInPlace, solveInPlace } from "../cholesky.ts";
import { commonQueries, type SubsetQueries, sumsOfAnswers } from "./subset-queries.ts";

/** Solving takes people^3 / 6 products: a quarter of a second for these. */
export const MOST_PEOPLE = 512;

export interface Reconstruction {
  readonly bits: Uint8Array;
  /** Before rounding. */
  readonly estimate: Float64Array;
}

/**
 * @param answers one to each query; finite
 * @throws RangeError where there are more than 512 people, answers are missing or not finite, or the queries do not determine the bits
 */
export const reconstructByLeastSquares = (design: SubsetQueries, answers: ArrayLike<number>): Reconstruction =>
  leastSquaresFor(design)(answers);

/** The same for several lists of answers to the same queries: what takes long depends on the queries alone. */
export function leastSquaresFor(design: SubsetQueries): (answers: ArrayLike<number>) => Reconstruction {
  const { people, queries } = design;
  if (people > MOST_PEOPLE) throw new RangeError(`${people} people: at most ${MOST_PEOPLE} are reconstructed at once.`);
  const factor = commonQueries(design);
  choleskyInPlace(factor, people, "These queries do not determine everybody's bit: ask more of them.");
  return (answers) => {
    if (answers.length !== queries) throw new RangeError(`${answers.length} answers to ${queries} queries.`);
    for (let q = 0; q < queries; q++) if (!Number.isFinite(answers[q])) throw new RangeError(`The answer to query ${q} is not a number.`);
    const estimate = sumsOfAnswers(design, answers);
    solveInPlace(factor, estimate);
    return { estimate, bits: Uint8Array.from(estimate, (x) => (x > 0.5 ? 1 : 0)) };
  };
}

export interface Prediction {
  /** The share of bits that are found, on average. */
  readonly recovered: number;
  /** The rule, for the page. */
  readonly formula: "Φ(√(m − n) / (4 sd))";
}

/**
 * What theory says of the attack before it is run.
 * @param deviation standard deviation of the noise in each answer, at least 0
 * @throws RangeError where there are no people, not more queries than people, or the deviation is negative or not a number
 */
export function predictedRecovery(people: number, queries: number, deviation: number): Prediction {
  if (!(Number.isInteger(people) && people >= 1)) throw new RangeError(`${people} people: it must be a whole number of at least 1.`);
  if (!(Number.isInteger(queries) && queries > people)) throw new RangeError(`${queries} queries: the formula needs more than people.`);
  if (!(deviation >= 0)) throw new RangeError(`The noise's deviation is ${deviation}; it must be at least 0.`);
  const recovered = deviation === 0 ? 1 : cdf(Math.sqrt(queries - people) / (4 * deviation));
  return { recovered, formula: "Φ(√(m − n) / (4 sd))" };
}
