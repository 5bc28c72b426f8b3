/**
 * The gallery of broken mechanisms: nothing here keeps its promise, and each says why. This is its only door, and the door of lib/dp does not
 * lead here: nobody gets one by mistake. They exist to be attacked (lib/attacks/outputs) and audited (lib/dp/audit.ts).
 *
 * Trap: an exhibit's safe half is there for comparison. For private answers take lib/dp and not an exhibit's `safe`.
 */
import { budgetReset } from "./budget-reset.ts";
import { clampingForgotten } from "./clamping-forgotten.ts";
import { type Shown, shown } from "./exhibit.ts";
import { floatLaplace } from "./float-laplace.ts";
import { noiseNotRedrawn } from "./noise-not-redrawn.ts";
import { sameQuestionAgain } from "./same-question-again.ts";
import { seededGenerator } from "./seeded-generator.ts";
import { sensitivityFromData } from "./sensitivity-from-data.ts";
import { cutoffNotPaid, noCutoff, noQueryNoise, queryNoiseNotRedrawn } from "./sparse-vector-variants.ts";
import { tellingError } from "./telling-error.ts";
import { thresholdingExactKeys } from "./thresholding-exact-keys.ts";
import { wrongRelation } from "./wrong-relation.ts";

export { type ChosenAfterwards, chosenAfterwards } from "./event-chosen-afterwards.ts";
export type { Ask, Exhibit, Shown, Switch } from "./exhibit.ts";
export { naiveLaplace } from "./float-laplace.ts";
export { brokenSparseVector, probabilityWithoutQueryNoise, type SparseVectorMistake } from "./sparse-vector-variants.ts";
export { brokenRowProbability } from "./sparse-vector-variants-law.ts";
export { meanOf } from "./sums.ts";

/** With their types, for a page that shows one. */
export const exhibits = {
  floatLaplace,
  sensitivityFromData,
  clampingForgotten,
  wrongRelation,
  thresholdingExactKeys,
  noiseNotRedrawn,
  seededGenerator,
  budgetReset,
  sameQuestionAgain,
  tellingError,
  noQueryNoise,
  queryNoiseNotRedrawn,
  noCutoff,
  cutoffNotPaid,
} as const;

/** All of them, in this order, for whoever audits them alike. */
export const gallery: readonly Shown[] = [
  shown(floatLaplace),
  shown(sensitivityFromData),
  shown(clampingForgotten),
  shown(wrongRelation),
  shown(thresholdingExactKeys),
  shown(noiseNotRedrawn),
  shown(seededGenerator),
  shown(budgetReset),
  shown(sameQuestionAgain),
  shown(tellingError),
  shown(noQueryNoise),
  shown(queryNoiseNotRedrawn),
  shown(noCutoff),
  shown(cutoffNotPaid),
];
