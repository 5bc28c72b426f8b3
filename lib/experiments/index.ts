/**
 * Every experiment by its id. Importing this loads the cards and no run. Ids and parameter names are a public contract: they
 * only grow, and CHANGELOG says when.
 */
import { additiveShares } from "./additive-shares.ts";
import { averagingAttack } from "./averaging-attack.ts";
import { composition } from "./composition.ts";
import { dial } from "./dial.ts";
import { hashPsiBreak } from "./hash-psi-break.ts";
import { oneRunSixNumbers } from "./one-run-six-numbers.ts";
import { ledger } from "./ledger.ts";
import { psi } from "./psi.ts";
import { secureSum } from "./secure-sum.ts";
import { sensitivity } from "./sensitivity.ts";
import { shamir } from "./shamir.ts";
import { verifiableShares } from "./verifiable-shares.ts";

export const experiments = {
  dial,
  sensitivity,
  composition,
  "averaging-attack": averagingAttack,
  "one-run-six-numbers": oneRunSixNumbers,
  ledger,
  "additive-shares": additiveShares,
  shamir,
  "verifiable-shares": verifiableShares,
  "secure-sum": secureSum,
  psi,
  "hash-psi-break": hashPsiBreak,
} as const;
export type ExperimentId = keyof typeof experiments;
export type Card<Id extends ExperimentId> = (typeof experiments)[Id];
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
