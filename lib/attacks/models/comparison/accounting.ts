/**
 * Before the first private step: how much noise the plan needs, what the training will owe when it is done, and the ceiling of every attack on
 * it. None of it looks at data.
 *
 * The noise is set by Renyi divergences, at the speed of a control. What is owed in truth is a little less: the loss distribution says between
 * which two numbers.
 */
import { loadAccount, loadEvent } from "../../../dp/index.ts";
import { loadDpSgd } from "../../../learning/index.ts";
import { ceilingOf } from "./ceiling.ts";
import { type Architecture, PRIVATE, privateLearningRate } from "./recipes.ts";

export interface Promised {
  readonly epsilon: number;
  readonly delta: number;
  readonly architecture: Architecture;
}

export type Progress = (fraction: number, note: string) => Promise<void>;

/** @param publicRows what the training divides its sums by */
export async function accounting({ epsilon, delta, architecture }: Promised, publicRows: number, progress: Progress) {
  const { epsilonInterval, rdpAccountant } = await loadAccount();
  const { makeOdometer, noiseFor, SHORT_ORDERS } = await loadDpSgd();
  const events = await loadEvent();
  const accountant = rdpAccountant(SHORT_ORDERS);
  const { rate, steps, clip } = PRIVATE;
  await progress(0, "finding the noise for this ε");
  const noise = noiseFor({ rate, steps, epsilon, delta }, accountant, events);
  const spending = makeOdometer(events, rate, noise).spendingAfter(steps);
  const epsilonOf = (odometer: { readonly spending: typeof spending }): number => {
    const owed = accountant.epsilonAt(odometer.spending, delta);
    if (!owed.readable) throw new RangeError(owed.why);
    return owed.epsilon;
  };
  await progress(0, "finding the ceiling of every attack");
  const limits = await ceilingOf(spending, { rate, noise, steps });
  await progress(0, "finding the ceiling of every attack");
  const sharp = epsilonInterval(spending, delta, GRID);
  if (!sharp.readable) throw new RangeError(sharp.why);
  return {
    power: limits.power,
    epsilonOf,
    told: {
      plan: { rate, steps, clip, noise, learningRate: privateLearningRate(architecture, noise, publicRows) },
      owed: { renyi: epsilonOf({ spending }), low: sharp.atLeast ?? 0, high: sharp.epsilon },
      ceiling: limits.ceiling,
    },
  };
}

export type Accounted = Awaited<ReturnType<typeof accounting>>;

/** Of the loss distribution: an interval that is right whatever its size. */
const GRID = 2 ** 13;
