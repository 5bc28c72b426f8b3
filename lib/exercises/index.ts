/** Every exercise by its id: what a page lists. Importing this loads no judge and none of the code that learners call. */
import { budgetFilter } from "./budget-filter/card.ts";
import { dpSgdStep } from "./dp-sgd-step/card.ts";
import { dummyRows } from "./dummy-rows/card.ts";
import { epsilonAuditor } from "./epsilon-auditor/card.ts";
import type { Exercise } from "./exercise.ts";
import { localReport } from "./local-report/card.ts";
import { membershipScore } from "./membership-score/card.ts";
import { namesFromSizes } from "./names-from-sizes/card.ts";
import { noiseSampler } from "./noise-sampler/card.ts";
import { psiSender } from "./psi-sender/card.ts";
import { queryAuditor } from "./query-auditor/card.ts";
import { shareAndReconstruct } from "./share-and-reconstruct/card.ts";
import { sizeOnlyReader } from "./size-only-reader/card.ts";
import { twistReader } from "./twist-reader/card.ts";

export const exercises: { readonly [id: string]: Exercise } = Object.fromEntries(
  [
    psiSender,
    sizeOnlyReader,
    twistReader,
    shareAndReconstruct,
    queryAuditor,
    localReport,
    noiseSampler,
    budgetFilter,
    epsilonAuditor,
    membershipScore,
    dpSgdStep,
    namesFromSizes,
    dummyRows,
  ].map((card) => [card.id, card]),
);

export {
  type Check,
  type Exercise,
  type FaultKind,
  type Judge,
  type JudgeLab,
  type Learner,
  LearnerFault,
  type Plain,
  type Shown,
} from "./exercise.ts";
