/**
 * Differential privacy: noise in an answer such that nobody can tell from it whether one person was in the data. This is the door:
 * types, and the rooms to be loaded where they are used.
 *
 *   budget.ts             epsilon and delta as whole numbers       words.ts, rational.ts   random words; exact fractions
 *   ledger.ts             what was spent; refuses before           enclosure.ts            e^-x between two whole numbers
 *   mechanism.ts          an answer plus noise, on a grid          oracle.ts               the samplers, as in the paper
 *   discrete-laplace.ts   two-sided geometric noise                table.ts                the same laws, one word a draw
 *   discrete-gaussian.ts  Gaussian noise on whole numbers          neyman-pearson.ts       the best attacker there can be
 *   delta.ts              how private that is; calibration         roc.ts                  the attacker that was measured
 *   clipped-sum.ts        a sum whose sensitivity is declared      fourier.ts              the law of a sum
 */
export type { AttoDelta, NanoEpsilon } from "./budget.ts";
export type { Cost, Ledger, Line, Verdict } from "./ledger.ts";
export type { Mechanism, MechanismName, MechanismRequest } from "./mechanism.ts";
export type { BeyondRails, Curve, RocPoint } from "./neyman-pearson.ts";
export type { Advantage, Measured } from "./roc.ts";

export const loadBudget = async () => import("./budget.ts");
export const loadLedger = async () => import("./ledger.ts");
/** Noise with a guarantee. */
export const loadMechanism = async () => import("./mechanism.ts");
/** What no attacker can exceed. */
export const loadNeymanPearson = async () => import("./neyman-pearson.ts");
/** What an attacker was measured to reach, with its band. */
export const loadRoc = async () => import("./roc.ts");
