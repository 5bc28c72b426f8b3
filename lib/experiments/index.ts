/**
 * Every experiment by its id. Importing this loads the cards and no run. Ids and parameter names are a public contract: they
 * only grow, and CHANGELOG says when.
 */
import { additiveShares } from "./additive-shares.ts";
import { audit } from "./audit.ts";
import { averagingAttack } from "./averaging-attack.ts";
import { coinSurvey } from "./coin-survey.ts";
import { composition } from "./composition.ts";
import { cuckoo } from "./cuckoo.ts";
import { dial } from "./dial.ts";
import { differencing } from "./differencing.ts";
import { dpPsi } from "./dp-psi.ts";
import { dpSgd } from "./dp-sgd.ts";
import { dpcaPsi } from "./dpca-psi.ts";
import { dummies } from "./dummies.ts";
import type { AnyExperiment } from "./experiment.ts";
import { floatAttack } from "./float-attack.ts";
import { hashPsiBreak } from "./hash-psi-break.ts";
import { ledger } from "./ledger.ts";
import { linkage } from "./linkage.ts";
import { localDp } from "./local-dp.ts";
import { modelAttack } from "./model-attack.ts";
import { oneRunSixNumbers } from "./one-run-six-numbers.ts";
import { overfit } from "./overfit.ts";
import { psi } from "./psi.ts";
import { psiCa } from "./psi-ca.ts";
import { psiRace } from "./psi-race.ts";
import { psiSum } from "./psi-sum.ts";
import { reconstruction } from "./reconstruction.ts";
import { sampler } from "./sampler.ts";
import { secureSum } from "./secure-sum.ts";
import { sensitivity } from "./sensitivity.ts";
import { setAttack } from "./set-attack.ts";
import { shamir } from "./shamir.ts";
import { sparseVector } from "./sparse-vector.ts";
import { verifiableShares } from "./verifiable-shares.ts";
import { waterfall } from "./waterfall.ts";

export const experiments = {
  differencing,
  linkage,
  reconstruction,
  "coin-survey": coinSurvey,
  "local-dp": localDp,
  dial,
  sensitivity,
  composition,
  "float-attack": floatAttack,
  audit,
  "sparse-vector": sparseVector,
  sampler,
  "averaging-attack": averagingAttack,
  "one-run-six-numbers": oneRunSixNumbers,
  ledger,
  overfit,
  "dp-sgd": dpSgd,
  "additive-shares": additiveShares,
  shamir,
  "verifiable-shares": verifiableShares,
  "secure-sum": secureSum,
  psi,
  "psi-race": psiRace,
  cuckoo,
  "model-attack": modelAttack,
  "psi-ca": psiCa,
  "psi-sum": psiSum,
  "dpca-psi": dpcaPsi,
  dummies,
  waterfall,
  "dp-psi": dpPsi,
  "hash-psi-break": hashPsiBreak,
  "set-attack": setAttack,
} as const;
export type ExperimentId = keyof typeof experiments;
export type Card<Id extends ExperimentId> = (typeof experiments)[Id];
/** The cards with what comes out of them, for who describes or checks them all. */
export const described = (cards: readonly AnyExperiment[]) =>
  Promise.all(cards.map(async (card) => ({ ...card, ...(await card.outcome()) })));
export const isExperimentId = (id: string): id is ExperimentId => Object.hasOwn(experiments, id);

export type {
  Act,
  AnyExperiment,
  Before,
  Experiment,
  FrameOf,
  InputKind,
  Json,
  ResultOf,
} from "./experiment.ts";
// Types only: a page lists experiments, it does not run them.
export type { Measured, Ran, RunEvents } from "./run.ts";
