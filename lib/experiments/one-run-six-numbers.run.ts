/** One training run as a tree of events, and six counts of it: the quick ones first. No random choice is made. */
import {
  advanced,
  centralLimit,
  epsilonAtOrder,
  epsilonFromRenyi,
  epsilonInterval,
  gdp,
  ORDERS,
  type Owed,
  pld,
  rdp,
  renyiOf,
  type Unreadable,
} from "../dp/account/index.ts";
import { repeat, type Spending, sampled } from "../dp/event.ts";
import type { Values } from "../schema/index.ts";
import type { Lab } from "./experiment.ts";
import type { Counted, Result } from "./one-run-six-numbers.result.ts";
import type { Frame, params } from "./one-run-six-numbers.ts";

/** Of the grid: first for a slider, then for the number. */
const QUICK = 2 ** 13;
const SHARP = 2 ** 16;
const CONVERSIONS = ["2017", "2020"] as const;

const POISSON = "each batch a Poisson sample";
const ADD_REMOVE = "add-remove";

export async function run({ noise, batch, epochs, delta, examples }: Values<typeof params>, lab: Lab<Frame>): Promise<Result> {
  const rate = batch / examples;
  const steps = Math.floor((epochs * examples) / batch);
  const gaussian = { kind: "gaussian", noise } as const;
  const spending: Spending = { relation: ADD_REMOVE, event: repeat(steps, sampled(rate, gaussian)) };
  const renyi = renyiOf(spending);
  if (!renyi.readable) throw new Error(renyi.why);
  const { curve } = renyi;

  const byOrders = (conversion: "2017" | "2020"): Counted => {
    const { epsilon, order } = epsilonFromRenyi(curve, delta, ORDERS["opacus-default"], conversion);
    return {
      ...{
        name: `Rényi divergence, converted as in ${conversion}`,
        kind: "bound",
        epsilon,
        order,
        sampling: POISSON,
        relation: ADD_REMOVE,
      },
      formula: conversion === "2017" ? "D + log(1/delta) / (a - 1)" : "D + log(1 - 1/a) - log(delta a) / (a - 1)",
      source: conversion === "2017" ? "Mironov (2017), proposition 3" : rdp.source,
    };
  };
  const limit = centralLimit.epsilonAt(spending, delta);
  // Each example is in one batch of every epoch, so in `epochs` noisy sums and no others, whatever order they come in.
  const everyEpoch: Spending = { relation: ADD_REMOVE, event: repeat(epochs, gaussian) };
  const counts: Partial<Result["counts"]> = {
    rdp2017: byOrders("2017"),
    rdp2020: byOrders("2020"),
    clt: as(limit, centralLimit, POISSON, ADD_REMOVE),
    shuffled: {
      ...as(
        gdp.epsilonAt(everyEpoch, delta),
        gdp,
        "each example once in every epoch, in any order",
        "one example left out, its place empty",
      ),
      name: "Nothing claimed for the shuffle",
      kind: "bound", // all noise is Gaussian and nothing is sampled: exact, whatever else goes by the accountant's name
    },
    advanced: as(advanced.epsilonAt(spending, delta), advanced, POISSON, ADD_REMOVE),
  };
  const orders = ORDERS["opacus-default"].map((order) => {
    const divergence = curve(order);
    return { order, old: epsilonAtOrder(divergence, order, delta, "2017"), new: epsilonAtOrder(divergence, order, delta, "2020") };
  });
  const frame: Frame = { steps, rate, orders, lists: [], counts };
  lab.show(frame);
  await lab.progress(0.2, "convolving");
  for (const points of [QUICK, SHARP]) {
    counts.pld = { ...as(withFormula(epsilonInterval(spending, delta, points)), pld, POISSON, ADD_REMOVE), name: pld.name };
    lab.show({ ...frame, counts: { ...counts } });
    await lab.progress(0.5, "convolving");
  }
  const lists = CONVERSIONS.flatMap((conversion) =>
    ([...Object.keys(ORDERS), "all orders"] as const).map((list) => {
      const best = epsilonFromRenyi(curve, delta, ORDERS[list as keyof typeof ORDERS], conversion);
      return { list, conversion, ...best };
    }),
  );
  return { ...frame, counts: counts as Result["counts"], lists };
}

const withFormula = (interval: Omit<Owed, "formula"> | Unreadable): Owed | Unreadable =>
  interval.readable ? { ...interval, formula: "delta(epsilon) = E[(1 - e^(epsilon - L))+], L the sum of all losses" } : interval;

function as(
  owed: Owed | Unreadable,
  { name, kind, source }: { readonly name: string; readonly kind: Counted["kind"]; readonly source: string },
  sampling: string,
  relation: string,
): Counted {
  if (!owed.readable) throw new Error(owed.why);
  const { epsilon, atLeast, formula } = owed;
  return { name, kind, epsilon, ...(atLeast !== undefined && { atLeast }), sampling, relation, formula, source };
}
