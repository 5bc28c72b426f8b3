/**
 * Differential privacy: noise in an answer such that nobody can tell from it whether one person was in the data. This is the door:
 * types, and the rooms to be loaded where they are used.
 *
 *   budget.ts             epsilon and delta as whole numbers       words.ts, rational.ts   random words; exact fractions
 *   ledger.ts             what was spent; refuses before           enclosure.ts            e^-x between two whole numbers
 *   filter.ts             budgets for whoever adapts; odometer     oracle.ts               the samplers, as in the paper
 *   event.ts              what was done, as a tree                 masked.ts               the same, on plain numbers
 *   account/              which epsilon a tree owes                table.ts                the same laws, one word a draw
 *   sensitivity.ts        how much one person can change           trade-off.ts            what no attacker can beat
 *   mechanism.ts          an answer plus noise, on a grid          amplification.ts        what sampling and shuffling are worth
 *   discrete-laplace.ts   two-sided geometric noise                group-privacy.ts        what a household is promised
 *   discrete-gaussian.ts  Gaussian noise on whole numbers          neyman-pearson.ts       the best attacker there can be
 *   delta.ts              how private that is; calibration         roc.ts                  the attacker that was measured
 *   clipped-sum.ts        a sum whose sensitivity is declared      audit.ts, audit-power.ts  an epsilon that was refuted
 *   bounded-mean.ts       sum and mean with declared clipping      fourier.ts              the law of a sum
 *   shuffle.ts            what a shuffler is worth, summed         weighted-count.ts       many equal draws, counted at once
 *
 *   additive.ts           one number, released with what it owes   wide-gaussian.ts       Gaussian noise on a fine grid, for vectors
 *
 *   price.ts              the same noise under another relation    watch.ts                a draw, opened
 *   chi-square.ts         whether draws fit their law              sampler-cost.ts         random bits that a draw costs
 *
 *   local/                each person's own noise                  histogram/              counts of groups nobody listed before
 *   selection/            the best of several                      sparse-vector.ts        which of many exceed a threshold
 *   quantile.ts           a quantile by its rank                   hierarchy.ts            counts of all ranges at once
 *   continual.ts          a running total                          broken/                 mistakes, by a door of their own
 *   curator/              a private table that answers through a budget only
 */

import { defineProtocol } from "../protocol/index.ts";

export type { Accountant, AccountantId, Owed, Unreadable } from "./account/index.ts";
export type { AttoDelta, NanoEpsilon } from "./budget.ts";
export type { AskedText, CuratorOutput } from "./curator/curator.ts";
export type { Column, Declaration } from "./curator/declaration.ts";
export type { BaseEvent, Event, Relation, Spending } from "./event.ts";
export type { Cost, Ledger, Line, Verdict } from "./ledger.ts";
export type { Mechanism, MechanismName, MechanismRequest } from "./mechanism.ts";
export type { BeyondRails, Curve, RocPoint } from "./neyman-pearson.ts";
export type { Advantage, Measured } from "./roc.ts";

export const loadBudget = async () => import("./budget.ts");
export const loadLedger = async () => import("./ledger.ts");
/** Noise with a guarantee. */
export const loadMechanism = async () => import("./mechanism.ts");
/** One number with that noise, from its sensitivity to a release that an accountant takes as it is. */
export const loadAdditive = async () => import("./additive.ts");
/** What no attacker can exceed. */
export const loadNeymanPearson = async () => import("./neyman-pearson.ts");
/** What an attacker was measured to reach, with its band. */
export const loadRoc = async () => import("./roc.ts");

/** Which epsilon a tree of events owes, by each accountant. */
export const loadAccount = async () => import("./account/index.ts");
/** Trees of events. */
export const loadEvent = async () => import("./event.ts");
/** Budgets for whoever asks the next question knowing the answers before it, and the gauge that only counts. */
export const loadFilter = async () => import("./filter.ts");
/** What a person declares of a table before anybody reads it. */
export const loadDeclaration = async () => import("./curator/declaration.ts");
/** What an attack proves about epsilon, with its confidence. */
export const loadAudit = async () => import("./audit.ts");
/** Noise that each person adds alone. */
export const loadLocal = async () => import("./local/index.ts");
/** What sampling and shuffling are worth. */
export const loadAmplification = async () => import("./amplification.ts");
/** The same of a shuffler, summed instead of bounded by a formula. */
export const loadShuffle = async () => import("./shuffle.ts");
/** How much one person can change an answer, by neighbouring relation. */
export const loadSensitivity = async () => import("./sensitivity.ts");
/** The best of several by a score. */
export const loadSelection = async () => import("./selection/index.ts");
/** Which of many answers exceed a threshold. */
export const loadSparseVector = async () => import("./sparse-vector.ts");
/** Sum and mean with declared clipping. */
export const loadBoundedMean = async () => import("./bounded-mean.ts");
/** Counts by group, where the groups themselves are private. */
export const loadHistogram = async () => import("./histogram/index.ts");
/** Exact bounds on a probability from counts. */
export const loadClopperPearson = async () => import("./clopper-pearson.ts");
export type { WideNoise } from "./wide-gaussian.ts";
/** Noise for sums of vectors: on a grid, exact, under the continuous event. */
export const loadWideGaussian = async () => import("./wide-gaussian.ts");
/** What no attacker can beat, as a curve. */
export const loadTradeOff = async () => import("./trade-off.ts");

/** The party that has a table, and answers about it after its ledger was charged. Nobody sits beside it: what it tells, it tells the director. */
export const curator = defineProtocol("dp/curator", async () => {
  const { curator: role } = await import("./curator/curator.ts");
  return { curator: role };
});
