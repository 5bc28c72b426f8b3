/**
 * The accountants' door. Each reads the same tree of events (event.ts) and says which epsilon is owed at a delta.
 *
 *   basic.ts      epsilons add up                      zcdp.ts    one rho for all orders
 *   advanced.ts   the square root of k, for a delta    rdp.ts     a divergence at each order
 *   optimal.ts    the best from (epsilon, delta) alone gdp.ts     as if it were Gaussian: an estimate
 *   gaussian.ts   exact, where all noise is Gaussian   pld.ts     the whole law of the loss: an interval
 */
import type { Accountant } from "./accountant.ts";
import { advanced } from "./advanced.ts";
import { basic } from "./basic.ts";
import { centralLimit, gdp } from "./gdp.ts";
import { optimal } from "./optimal.ts";
import { pld } from "./pld.ts";
import { rdp } from "./rdp.ts";
import { zcdp } from "./zcdp.ts";

export type { Accountant, AccountantId, Owed, Unreadable } from "./accountant.ts";
export { cumulant, deltaOf, epsilonOf, type Side, type Sum } from "./convolve.ts";
export { gaussianDelta, gaussianEpsilon, gaussianSigma, laplaceDelta, sampledGaussianDelta } from "./gaussian.ts";
export { composed, type DeltaInterval, deltaInterval, type EpsilonInterval, epsilonInterval, lossesOf, POINTS } from "./pld.ts";
export { type BestOrder, type Conversion, epsilonAtOrder, epsilonFromRenyi, ORDERS, rdpAccountant, renyiOf } from "./rdp.ts";
export { betaAt, type ErrorRates, type TradeOffBounds, tradeOff } from "./trade-off-bounds.ts";
export { advanced, basic, centralLimit, gdp, optimal, pld, rdp, zcdp };

/** From the oldest to the sharpest. */
export const accountants: readonly Accountant[] = [basic, advanced, optimal, zcdp, rdp, gdp, centralLimit, pld];
