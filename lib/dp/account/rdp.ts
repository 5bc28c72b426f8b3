/**
 * The accountant that follows Renyi divergences: at each order they add up, and the sum at any one order is worth an epsilon. The best order
 * gives the answer.
 *
 * All divergences are natural logarithms, and the larger one of both directions. A base event's two worlds are its own (scales are per unit of
 * sensitivity), so the neighbouring relation matters to Poisson samples only.
 *
 * Trap: the conversion of 2017, D + log(1/delta) / (order - 1), is given in most tutorials; the one of 2020 is never larger, and here it is
 * some 15 % smaller. Say which.
 * Trap: an epsilon at a delta from a divergence is never the smallest: the curve forgets part of the law. Compare with pld.ts.
 * Trap: order 1 (Kullback-Leibler) is fine for comparing, and worth no epsilon.
 *
 * Source: Mironov (2017), propositions 1, 3, 5, 6; Canonne, Kamath, Steinke (2020), propositions 5 and 12, also Balle et al. (2020), theorem 21;
 * Dong, Durfee, Rogers (2020) for bounded range.
 */
import { log1mExp, logSumExp } from "../../math/index.ts";
import { type BaseEvent, type Leaf, leavesOf, type Spending } from "../event.ts";
import type { Accountant, Unreadable } from "./accountant.ts";
import { lossOf } from "./loss-distribution.ts";
import { sampledCurve } from "./renyi-on-sample.ts";

/** D at an order of at least 1, Infinity being one. */
export type RenyiCurve = (order: number) => number;

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** The lists of orders that two libraries try; their published numbers depend on them. */
export const ORDERS = {
  "opacus-default": [...range(1, 99).map((x) => 1 + x / 10), ...range(12, 63)],
  "tf-default": [1.25, 1.5, 1.75, 2, 2.25, 2.5, 3, 3.5, 4, 4.5, ...range(5, 63), 128, 256, 512],
} as const satisfies Record<string, readonly number[]>;

/**
 * The divergence of one event. Infinity for a promise with a delta: see `renyiOf`.
 *
 * @param order at least 1; Infinity is the worst loss there is
 * @throws RangeError where the order, or a parameter of the event, is not admissible
 */
export function renyiDivergence(event: BaseEvent, order: number): number {
  if (!(order >= 1)) throw new RangeError(`The order is ${order}; it is at least 1.`);
  lossOf(event); // refuses what is not admissible
  switch (event.kind) {
    case "gaussian":
      return order / (2 * event.noise ** 2);
    case "laplace":
      return laplace(1 / event.noise, order);
    case "discrete-laplace":
      return discreteLaplace(event.rate, event.steps, order);
    case "discrete-gaussian":
      return discreteGaussian(event.sigma2, event.steps, order);
    case "randomised-response":
      return randomisedResponse(event.epsilon, event.options, order);
    case "bounded-range":
      return boundedRange(event.epsilon, order);
    case "promise":
      // Nothing that keeps epsilon diverges more than an honest coin: Kairouz, Oh, Viswanath (2015).
      return event.delta > 0 ? Number.POSITIVE_INFINITY : event.epsilon === 0 ? 0 : randomisedResponse(event.epsilon, 2, order);
    case "concentrated":
      return order * event.rho;
  }
}

function laplace(epsilon: number, order: number): number {
  if (order === Number.POSITIVE_INFINITY) return epsilon;
  if (order === 1) return epsilon + Math.expm1(-epsilon);
  const [a, b] = [order / (2 * order - 1), (order - 1) / (2 * order - 1)];
  return logOfMean([a, b], [(order - 1) * epsilon, -order * epsilon]) / (order - 1);
}

/** log of a mean of e^x, weights adding up to 1: for small x without the detour through 1. */
function logOfMean(weights: readonly number[], exponents: readonly number[]): number {
  if (exponents.every((x) => Math.abs(x) < 1))
    return Math.log1p(weights.reduce((sum, w, i) => sum + w * Math.expm1(exponents[i] as number), 0));
  return logSumExp(exponents.map((x, i) => Math.log(weights[i] as number) + x));
}

/** Outputs beyond either true answer have the loss +-rate steps; those between them are a geometric series. */
function discreteLaplace(rate: number, steps: number, order: number): number {
  const all = rate * steps;
  if (order === Number.POSITIVE_INFINITY) return all;
  const q = Math.exp(-rate);
  if (order === 1) return all - (rate * 2 * q * (-Math.expm1(-all) / -Math.expm1(-rate))) / (1 + q);
  const tilt = order - 1;
  const log1pq = Math.log1p(q);
  const ratio = -rate * (2 * order - 1);
  const between = steps === 1 ? [] : [log1mExp(-rate) - log1pq + tilt * all + ratio + log1mExp(ratio * (steps - 1)) - log1mExp(ratio)];
  return logSumExp([tilt * all - log1pq, -all - tilt * all - log1pq, ...between]) / tilt;
}

/**
 * The continuous law's, and a little less where order * steps is no whole number: the sum of e^(-(y - s)^2 / (2 sigma2)) over whole y depends
 * on the part of s behind the point.
 */
function discreteGaussian(sigma2: number, steps: number, order: number): number {
  const like = (order * steps * steps) / (2 * sigma2);
  const shift = (order * steps) % 1;
  if (!Number.isFinite(order) || shift === 0 || order === 1) return like;
  if (sigma2 > 0.3) {
    // Poisson's summation formula: a sum of one large term and small waves.
    let [here, plain] = [0, 0];
    for (let k = 1; k < 12; k++) {
      const wave = 2 * Math.exp(-2 * Math.PI ** 2 * sigma2 * k * k);
      here += wave * (Math.cos(2 * Math.PI * k * shift) - 1);
      plain += wave;
    }
    return like + Math.log1p(here / (1 + plain)) / (order - 1);
  }
  const logSum = (s: number) => logSumExp(range(-12, 12).map((y) => -((y - s) ** 2) / (2 * sigma2)));
  return like + (logSum(shift) - logSum(0)) / (order - 1);
}

function randomisedResponse(epsilon: number, options: number, order: number): number {
  if (order === Number.POSITIVE_INFINITY) return epsilon;
  const other = 1 / (Math.exp(epsilon) + options - 1);
  const truth = 1 / (1 + (options - 1) * Math.exp(-epsilon));
  if (order === 1) return (truth - other) * epsilon;
  const tilt = (order - 1) * epsilon;
  return logOfMean([truth, other, (options - 2) * other], [tilt, -tilt, 0]) / (order - 1);
}

/** The worst of all two-point pairs whose losses are epsilon apart; the worst one depends on the order. */
function boundedRange(epsilon: number, order: number): number {
  if (order === Number.POSITIVE_INFINITY) return epsilon;
  if (order === 1) {
    const x = epsilon / Math.expm1(epsilon);
    return x - 1 - Math.log(x);
  }
  const tilt = order - 1;
  const top = epsilon + Math.log(tilt / order) + log1mExp(-order * epsilon) - log1mExp(-tilt * epsilon);
  return top + (Math.log1p(-Math.expm1(-tilt * epsilon) / Math.expm1(epsilon)) - Math.log1p(tilt)) / tilt;
}

export interface Renyi {
  readonly readable: true;
  readonly curve: RenyiCurve;
  /** What promises with a delta fail altogether; the curve holds for the rest. */
  readonly failure: number;
}

/** The divergences of a whole tree. @throws RangeError where an event's parameters are not admissible */
export function renyiOf({ relation, event }: Spending): Renyi | Unreadable {
  const leaves = leavesOf(event);
  if (!leaves) return no("Several answers on one common sample are one event; its divergence is not the sum of theirs.");
  const terms: { readonly times: number; readonly curve: RenyiCurve }[] = [];
  let logKept = 0;
  for (const leaf of leaves) {
    if (leaf.times === 0 || leaf.rate === 0) continue;
    if (leaf.rate < 1 && relation === "replace-one")
      return no("For Poisson samples the divergence is known for the add-remove relation only.");
    const curve = curveOf(leaf);
    if (!curve) return no(`Of a sampled event "${leaf.event.kind}" no divergence is at hand.`);
    terms.push({ times: leaf.times, curve });
    // On a sample, a promise fails only if the row is in it; either way at most so often.
    if (leaf.event.kind === "promise") logKept += leaf.times * Math.log1p(-leaf.event.delta);
  }
  return {
    readable: true,
    failure: -Math.expm1(logKept),
    curve: (order) => terms.reduce((sum, { times, curve }) => sum + times * curve(order), 0),
  };
}

function curveOf({ event, rate }: Leaf): RenyiCurve | undefined {
  const kept: BaseEvent = event.kind === "promise" ? { ...event, delta: 0 } : event;
  lossOf(event);
  if (rate === 1) return (order) => renyiDivergence(kept, order);
  return sampledCurve(event, rate, kept, (order) => renyiDivergence(kept, order));
}

const no = (why: string): Unreadable => ({ readable: false, why });

export type Conversion = "2017" | "2020";

/** What a divergence at one order is worth. @param delta in (0, 1) @param order above 1 */
export function epsilonAtOrder(divergence: number, order: number, delta: number, conversion: Conversion = "2020"): number {
  if (!(delta > 0 && delta < 1)) throw new RangeError(`Delta is ${delta}; a divergence is worth an epsilon for delta above 0 and below 1.`);
  if (!(order > 1)) throw new RangeError(`The order is ${order}; it is above 1.`);
  if (order === Number.POSITIVE_INFINITY) return divergence;
  if (conversion === "2017") return divergence - Math.log(delta) / (order - 1);
  return Math.max(0, divergence + Math.log1p(-1 / order) - (Math.log(delta) + Math.log(order)) / (order - 1));
}

export interface BestOrder {
  readonly epsilon: number;
  readonly order: number;
}

/** The smallest epsilon over a list of orders, or, without one, over all orders above 1. */
export function epsilonFromRenyi(curve: RenyiCurve, delta: number, orders?: readonly number[], conversion: Conversion = "2020"): BestOrder {
  const at = (order: number): BestOrder => ({ order, epsilon: epsilonAtOrder(curve(order), order, delta, conversion) });
  const better = (a: BestOrder, b: BestOrder) => (b.epsilon < a.epsilon ? b : a);
  if (orders) {
    if (orders.length === 0) throw new RangeError("No order was given.");
    return orders.map(at).reduce(better);
  }
  // In log(order - 1) there is one valley. Any order is a bound, so a search that ends beside it is not wrong.
  let best = at(2);
  for (let width = 4; width > 1e-7; width /= 2) {
    for (let moved = true; moved; ) {
      const middle = best;
      for (const side of [-width, width]) {
        const order = 1 + (middle.order - 1) * Math.exp(side);
        if (order > 1 + 1e-6 && order < 1e9) best = better(best, at(order));
      }
      moved = best !== middle;
    }
  }
  return best;
}

/** An accountant with this list of orders and this conversion. */
export const rdpAccountant = (orders: readonly number[] = ORDERS["opacus-default"], conversion: Conversion = "2020"): Accountant => ({
  id: "rdp",
  name: "Renyi divergence",
  kind: "bound",
  source: conversion === "2020" ? "Mironov (2017); Canonne, Kamath, Steinke (2020), proposition 12" : "Mironov (2017), proposition 3",
  epsilonAt(spending, delta) {
    if (!(delta >= 0 && delta < 1)) throw new RangeError(`Delta is ${delta}; it is at least 0 and below 1.`);
    const renyi = renyiOf(spending);
    if (!renyi.readable) return renyi;
    // delta = 1 - (1 - failure) (1 - rest)
    const rest = (delta - renyi.failure) / (1 - renyi.failure);
    const worst = renyi.curve(Number.POSITIVE_INFINITY);
    if (worst === 0 && rest >= 0) return { readable: true, epsilon: 0, formula: "nothing is lost" };
    if (rest <= 0)
      return { readable: true, epsilon: rest === 0 ? worst : Number.POSITIVE_INFINITY, formula: "the divergence of order infinity" };
    const { epsilon, order } = epsilonFromRenyi(renyi.curve, rest, orders, conversion);
    if (worst <= epsilon) return { readable: true, epsilon: worst, formula: "the divergence of order infinity" };
    const rule = conversion === "2020" ? "D + log(1 - 1/a) - log(delta a) / (a - 1)" : "D + log(1/delta) / (a - 1)";
    return { readable: true, epsilon, formula: `${rule}, order a = ${Number(order.toPrecision(4))}` };
  },
});

export const rdp: Accountant = rdpAccountant();
