/**
 * Attacks on published outputs. Each knows what was published and how, and never the truth.
 *
 *   differencing.ts    two totals reveal one value           least-squares.ts    reconstruction of everybody's bit
 *   averaging.ts       the same question again and again     linear-program.ts   the same, though answers are arbitrarily wrong
 *   linkage.ts         two tables joined                     exhaustive.ts       the theorem, by trying everything
 *   float-laplace.ts   which truth led to this very double   subset-queries.ts   what reconstruction asks
 *   totals.ts          which totals to ask for               row-space.ts        which values any totals give away
 *   repeated-answers.ts   one person's randomised answers, day after day
 */
export { averagingSuccess, countByAveraging, repeatsFor } from "./averaging.ts";
export { bitByDifference, differenceSuccess, valueByDifference } from "./differencing.ts";
export { allSubsetCounts, consistentWith, hammingDistance, hidingAnswers, MOST_EXHAUSTIVE, mostWrong } from "./exhaustive.ts";
export { couldHaveProduced, grainOf, isFinerThan, naiveAnswer, ulp, unitOf } from "./float-laplace.ts";
export { laplaceSumTail } from "./laplace-sums.ts";
export {
  leastSquaresFor,
  MOST_PEOPLE,
  type Prediction,
  predictedRecovery,
  type Reconstruction,
  reconstructByLeastSquares,
} from "./least-squares.ts";
export { type LinearProgramResult, lowerBoundBy, reconstructByLinearProgram } from "./linear-program.ts";
export { type Anonymity, anonymityOf, type Cell, type Link, link, type Row } from "./linkage.ts";
export { beliefAfter, majorityRight } from "./repeated-answers.ts";
export { givenAway, MOST_IN_SPAN, type RowSpace, spaceOf, withGroup } from "./row-space.ts";
export {
  firstQueries,
  isIn,
  queriesOf,
  randomQueries,
  type SubsetQueries,
  shareRecovered,
  sumsOfAnswers,
  sumsOver,
} from "./subset-queries.ts";
export { type Combination, combinationFor, combined, peopleForGrid, type Question, WAYS, type Way } from "./totals.ts";
