/**
 * What each exercise puts into the learner's hands, by its id. The sandbox bundles all of it into its one script: a learner's file imports
 * nothing while it runs.
 */
import type { Rng } from "../random/index.ts";
import { makeTools as budgetFilter } from "./budget-filter/tools.ts";
import { makeTools as dpSgdStep } from "./dp-sgd-step/tools.ts";
import { makeTools as dummyRows } from "./dummy-rows/tools.ts";
import { makeTools as epsilonAuditor } from "./epsilon-auditor/tools.ts";
import { makeTools as localReport } from "./local-report/tools.ts";
import { makeTools as membershipScore } from "./membership-score/tools.ts";
import { makeTools as namesFromSizes } from "./names-from-sizes/tools.ts";
import { makeTools as noiseSampler } from "./noise-sampler/tools.ts";
import { makeTools as psiSender } from "./psi-sender/tools.ts";
import { makeTools as queryAuditor } from "./query-auditor/tools.ts";
import { makeTools as shareAndReconstruct } from "./share-and-reconstruct/tools.ts";
import { makeTools as sizeOnlyReader } from "./size-only-reader/tools.ts";
import { makeTools as twistReader } from "./twist-reader/tools.ts";

export const toolsOf: { readonly [id: string]: (rng: Rng) => object } = {
  "psi-sender": psiSender,
  "size-only-reader": sizeOnlyReader,
  "twist-reader": twistReader,
  "share-and-reconstruct": shareAndReconstruct,
  "noise-sampler": noiseSampler,
  "epsilon-auditor": epsilonAuditor,
  "dp-sgd-step": dpSgdStep,
  "membership-score": membershipScore,
  "local-report": localReport,
  "query-auditor": queryAuditor,
  "budget-filter": budgetFilter,
  "names-from-sizes": namesFromSizes,
  "dummy-rows": dummyRows,
};
