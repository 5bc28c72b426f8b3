/** The door of the selection mechanisms: which of several is best, by a score that one person changes by at most the sensitivity. */
export { type ExponentialMechanism, exponentialMechanism, exponentialProbabilities } from "./exponential.ts";
export { type PermuteAndFlip, permuteAndFlip, permuteAndFlipProbabilities } from "./permute-and-flip.ts";
export { noisyMaxProbabilities, type ReportNoisyMax, reportNoisyMax, worseOfTwoWins } from "./report-noisy-max.ts";
export type { SelectionRequest } from "./scores.ts";
