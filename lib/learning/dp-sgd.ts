/**
 * Differentially private stochastic gradient descent. Each step: charge; draw a Poisson sample; clip each row's gradient; sum; add Gaussian noise
 * to the sum; divide by the expected size of a batch, a constant; move.
 *
 * What is exact: the coins of the sample, the norm bound, the sum, the noise (gathering.ts says how). What is floating point: gradients before they are
 * cut off to the grid, and everything after the noise. Neither needs to be exact for the guarantee.
 *
 * Trap: noise in proportion to the mean, added to the sum; clipping the mean; no noise when the batch is empty. Such a training works,
 * better even, and keeps nothing. lib/learning/broken has them, for the attacks.
 * Trap: trying learning rates on the data, and keeping the best, is more training. So is stopping by the accuracy on it.
 *
 * Source: Abadi et al. (2016), algorithm 1.
 */
import { loadEvent, loadWideGaussian } from "../dp/index.ts";
import type { Rng } from "../random/index.ts";
import { poissonBatches } from "./batches.ts";
import { type Clipping, clipped, privateSum } from "./gathering.ts";
import { makeOdometer, type Odometer } from "./odometer.ts";
import { type Setup, type Training, trainingWith } from "./training.ts";

export interface PrivateSetup extends Setup, Clipping {
  /** Of the Poisson sample, with nine decimals at most. */
  readonly rate: number;
  /**
   * Sums are divided by rate * this, and it is public. Left out: the table's own number of rows, which then is. (In the add-remove relation that
   * number is a secret, and thousands of noisy weights tell what they were divided by.)
   */
  readonly publicRows?: number;
  /** Its forks are the coins of the sample and of the noise. */
  readonly rng: Rng;
}

export interface PrivateTraining {
  readonly training: Training;
  /** Undefined without noise: then there is no guarantee to count. */
  readonly odometer: Odometer | undefined;
}

/** The parts of lib/dp that a step needs. */
export const loadDpParts = async () => ({ wide: await loadWideGaussian(), events: await loadEvent() });
export type DpParts = Awaited<ReturnType<typeof loadDpParts>>;

/** Noise 0 is allowed, and clip Infinity with it: that is SGD on Poisson samples. */
export function dpSgd(setup: PrivateSetup, { wide, events }: DpParts): PrivateTraining {
  const { clip, noise, rate, rng, table, publicRows } = setup;
  const batches = poissonBatches(table.rows, rate, rng.fork("batches"), publicRows);
  if (noise === 0) return { training: trainingWith(setup, batches, clipped(clip)), odometer: undefined };
  const odometer = makeOdometer(events, rate, noise);
  const sum = privateSum({ clip, noise }, wide.wideGaussian(rng.fork("noise")));
  return { training: trainingWith(setup, batches, { ...sum, begin: odometer.charge }), odometer };
}
