/**
 * Accounting by zero-concentrated privacy: every event has a rho, rhos add up, and only the sum is turned into epsilon. The natural book for
 * Gaussian noise, and good for many small pure answers.
 *
 * A promise with delta is approximately concentrated: but for probability delta it is a pure one. Those deltas come off the top.
 *
 * Trap: half epsilon squared is for any pure event; an exponential mechanism's losses span epsilon and not 2 epsilon, and cost a quarter.
 * Trap: a sample makes rho no smaller by any constant factor: the Renyi divergence of a sampled event is no multiple of alpha. Such trees
 * are for rdp.ts and pld.ts.
 *
 * Source: Bun and Steinke (2016), propositions 1.3, 1.4, 1.6, lemma 1.7, and section 8 for approximate concentration; Canonne, Kamath,
 * Steinke (2020), theorem 4 for the discrete Gaussian, corollary 13 for the conversion; Cesar and Rogers (2021) for bounded range.
 */
import { positive, whole, within } from "../admissible.ts";
import type { BaseEvent } from "../event.ts";
import { exactSum } from "../exact-sum.ts";
import { compare, fromDecimal, minus, toNumber } from "../rational.ts";
import type { Accountant } from "./accountant.ts";
import { admissibleDelta, leavesOrWhy, pureEpsilon } from "./promised.ts";
import { rhoToEpsilon } from "./rho.ts";

/** epsilon^2 / 2: any pure event. @param epsilon at least 0 */
export const rhoOfPure = (epsilon: number): number => within("Epsilon", epsilon, 0, Number.MAX_VALUE) ** 2 / 2;

/** epsilon^2 / 8: losses that span at most epsilon. */
export const rhoOfBoundedRange = (epsilon: number): number => positive("Epsilon", epsilon) ** 2 / 8;

/** The rho of an event (of a promise with delta: apart from that delta). */
export function rhoOf(event: BaseEvent): number {
  switch (event.kind) {
    case "gaussian":
      return 1 / (2 * positive("The noise", event.noise) ** 2);
    case "discrete-gaussian":
      return whole("The number of steps", event.steps, 1) ** 2 / (2 * positive("The variance", event.sigma2));
    case "concentrated":
      return within("Rho", event.rho, 0, Number.MAX_VALUE);
    case "bounded-range":
      return rhoOfBoundedRange(event.epsilon);
    case "promise":
      admissibleDelta(event.delta);
      return rhoOfPure(event.epsilon);
    default:
      return rhoOfPure(pureEpsilon(event) ?? 0);
  }
}

export const zcdp: Accountant = {
  id: "zcdp",
  name: "Zero-concentrated privacy",
  kind: "bound",
  source: "Bun, Steinke (2016); Canonne, Kamath, Steinke (2020), corollary 13",
  epsilonAt(spending, delta) {
    admissibleDelta(delta);
    const leaves = leavesOrWhy(spending);
    if ("readable" in leaves) return leaves;
    if (leaves.some(({ rate }) => rate < 1))
      return { readable: false, why: "A sample does not make rho smaller by a formula: ask Renyi or the loss distribution." };
    const rho = leaves.reduce((sum, { event, times }) => sum + times * rhoOf(event), 0);
    const own = leaves.map(({ event, times }) => [event.kind === "promise" ? event.delta : 0, times] as const);
    const formula = "rho = sum of rhos; least over alpha of alpha rho + ln(1/(alpha delta)) / (alpha - 1) + ln(1 - 1/alpha)";
    const rest = restOf(delta, own);
    if (rest === undefined || (rest === 0 && rho > 0)) return { readable: true, epsilon: Number.POSITIVE_INFINITY, formula };
    return { readable: true, epsilon: rho === 0 ? 0 : rhoToEpsilon(rho, rest), formula };
  },
};

/** What the promises' own deltas leave of delta: rest with (1 - rest) product of (1 - delta) = 1 - delta. Undefined: less than nothing. */
function restOf(delta: number, own: readonly (readonly [number, number])[]): number | undefined {
  const failed = -Math.expm1(own.reduce((log, [value, times]) => log + times * Math.log1p(-value), 0));
  const rest = (delta - failed) / (1 - failed);
  if (rest > 0) return rest;
  const gap = minus(fromDecimal(delta), exactSum(own));
  return compare(gap, fromDecimal(0)) >= 0 ? Math.max(0, toNumber(gap)) : undefined;
}
