/**
 * Every leaf of a tree as an (epsilon, delta) promise: what basic, advanced and optimal composition read. Pure events have their epsilon;
 * others (Gaussian noise, a rho) have one for each delta, so a share of the delta is set aside for each of them, the same for all.
 *
 * Trap: on a Poisson sample under replace-one the amplification formula is wrong. Such a tree is unreadable here, not read optimistically.
 *
 * Source: Balle, Barthe, Gaboardi (2018), theorem 8, for samples. An event on a sample of rate q is (0, q)-private whatever it does.
 */

import { bisect } from "../../math/index.ts";
import { positive, whole, within } from "../admissible.ts";
import { poissonAmplified } from "../amplification.ts";
import { delta as discreteGaussianDelta } from "../delta.ts";
import { type BaseEvent, type Leaf, leavesOf, type Spending } from "../event.ts";
import { exactSum } from "../exact-sum.ts";
import { fromDecimal, minus, toNumber } from "../rational.ts";
import type { Unreadable } from "./accountant.ts";
import { gaussianEpsilon } from "./gaussian.ts";
import { rhoToEpsilon } from "./rho.ts";

export interface Promised {
  /** Infinity where no delta was left for it. */
  readonly epsilon: number;
  readonly delta: number;
  readonly times: number;
}

export interface Promises {
  readonly readable: true;
  readonly list: readonly Promised[];
  /** Whether some of them needed a share of the delta. */
  readonly shared: boolean;
}

/** @throws RangeError where delta is not in [0, 1). */
export function admissibleDelta(delta: number): number {
  if (!(delta >= 0 && delta < 1)) throw new RangeError(`Delta is ${delta}; it must be at least 0 and below 1.`);
  return delta;
}

/** The leaves of a tree that happened at all; or why they cannot be told. */
export function leavesOrWhy({ event }: Spending): readonly Leaf[] | Unreadable {
  const leaves = leavesOf(event);
  if (leaves === undefined)
    return { readable: false, why: "Several answers were drawn from one sample, and this rule has no formula for that." };
  return leaves.filter(({ rate }) => rate > 0);
}

/** The epsilon that an event keeps at delta 0, if it keeps any. @throws RangeError where the event's parameters are none. */
export function pureEpsilon(event: BaseEvent): number | undefined {
  switch (event.kind) {
    case "laplace":
      return 1 / positive("The noise", event.noise);
    case "discrete-laplace":
      return positive("The rate", event.rate) * whole("The number of steps", event.steps, 1);
    case "randomised-response":
      whole("The number of options", event.options, 2);
      return positive("Epsilon", event.epsilon);
    case "bounded-range":
      return positive("Epsilon", event.epsilon);
    case "promise":
      within("Epsilon", event.epsilon, 0, Number.MAX_VALUE);
      return admissibleDelta(event.delta) === 0 ? event.epsilon : undefined;
    default:
      return undefined;
  }
}

/**
 * @param delta what there is in all
 * @param keep the part of it, 0 to 1, that the accountant keeps for itself, of what the promises' own deltas leave. Not asked of a tree in
 * which nobody needs a share: there, all of the rest is the accountant's.
 */
export function promisesOf(spending: Spending, delta: number, keep: number): Promises | Unreadable {
  admissibleDelta(delta);
  const leaves = leavesOrWhy(spending);
  if ("readable" in leaves) return leaves;
  if (spending.relation === "replace-one" && leaves.some(({ rate }) => rate < 1)) {
    return { readable: false, why: "For a Poisson sample this rule has a formula under add-remove only, not under replace-one." };
  }
  // Asked of promises as well: it looks at their parameters.
  const needy = ({ event }: Leaf) => pureEpsilon(event) === undefined && event.kind !== "promise";
  const owed = exactSum(leaves.map(({ event, rate, times }) => [event.kind === "promise" ? event.delta * rate : 0, times]));
  const free = toNumber(minus(fromDecimal(delta), owed)) * (1 - keep) * (1 - 2 ** -40); // the shares' sum stays below by more than rounding
  const needs = leaves.filter(needy).reduce((sum, { times }) => sum + times, 0);
  const list = leaves.map((leaf): Promised => {
    const { event, rate, times } = leaf;
    if (needy(leaf)) return { ...withShare(event, rate, free / needs), times };
    const epsilon = event.kind === "promise" ? event.epsilon : (pureEpsilon(event) ?? 0);
    return { ...poissonAmplified({ epsilon, delta: event.kind === "promise" ? event.delta : 0 }, rate), times };
  });
  return { readable: true, list, shared: needs > 0 };
}

function withShare(event: BaseEvent, rate: number, share: number): { epsilon: number; delta: number } {
  if (share <= 0) return { epsilon: Number.POSITIVE_INFINITY, delta: 0 };
  if (share >= rate) return { epsilon: 0, delta: rate };
  return { epsilon: poissonAmplified({ epsilon: epsilonAt(event, share / rate), delta: 0 }, rate).epsilon, delta: share };
}

/** Of events that are not pure. */
function epsilonAt(event: BaseEvent, delta: number): number {
  if (event.kind === "gaussian") return gaussianEpsilon(1 / positive("The noise", event.noise), delta);
  if (event.kind === "concentrated") return rhoToEpsilon(within("Rho", event.rho, 0, Number.MAX_VALUE), delta);
  if (event.kind === "discrete-gaussian") return discreteGaussianEpsilon(event.sigma2, event.steps, delta);
  throw new Error(`An event of kind ${event.kind} needs no share of delta.`);
}

/** Above this variance the exact sum is long, and the bound through rho is as good. */
const EXACT_UP_TO = 1e6;

/** Exact, from the sum that defines delta; its own error of 1e-12 is given away. */
function discreteGaussianEpsilon(sigma2: number, steps: number, delta: number): number {
  positive("The variance", sigma2);
  whole("The number of steps", steps, 1);
  const above = rhoToEpsilon(steps ** 2 / (2 * sigma2), delta);
  if (above === 0 || sigma2 > EXACT_UP_TO) return above;
  const exact = fromDecimal(sigma2);
  const excess = (epsilon: number) => discreteGaussianDelta(exact, fromDecimal(epsilon), steps) - delta * (1 - 1e-10);
  return excess(0) <= 0 ? 0 : excess(above) > 0 ? above : bisect(excess, 0, above).high;
}
