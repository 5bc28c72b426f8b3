/**
 * Intersections under differential privacy. The room's door; psi/index.ts loads it.
 *
 *   overlap-law.ts   the noise that shared dummies make      dummy-count.ts   how many of them a promise costs
 */
export { type DeltaBetween, deltaOfDummies, dummyCount, gaussianCount, type Promised, usualDelta } from "./dummy-count.ts";
export { MOST_DUMMIES, overlapLaw, overlapLoss, overlapVariance } from "./overlap-law.ts";
