/**
 * What becomes of the gradients of a batch on their way into one sum: nothing (SGD), clipping, or clipping and noise (DP-SGD).
 *
 * The private sum, and what about it is exact. A row's gradient is computed in doubles. It is then scaled so that the clipping norm is a whole
 * number of steps, and every entry is cut off towards 0 to whole steps, which makes no vector longer. From there on nothing is rounded: the
 * sum of whole numbers below 2^53 is exact and the same in any order, the noise is drawn exactly, on the same grid, and is wide
 * enough (lib/dp/wide-gaussian.ts) that the event is Gaussian noise of the multiplier that was asked for. The scale is taken smaller by
 * 2^-30, which is more than doubles lose in a norm of fewer than 2^20 entries, so that the length is at most the clipping norm for certain and not only
 * in real numbers. What comes after the sum (division, learning rate, weights) is computed from it and from public numbers: rounding there gives
 * nothing away.
 *
 * Not covered: how long a step takes, and what the seed of a seeded run tells whoever has the link.
 *
 * Trap: noise in doubles. Its possible values depend on what it was added to (lib/dp/broken has the attack).
 * Trap: a row whose gradient is no number (an overflow) would make everybody's sum no number. It counts as 0.
 *
 * Source: Abadi et al. (2016), algorithm 1; the grid and its reduction to the continuous event are computed here and in lib/dp.
 */
import type { WideNoise } from "../dp/index.ts";

export interface Gathering {
  /** Before the batch is drawn. Whoever charges, charges here. */
  begin(): void;
  /** By how much to scale a gradient of this norm. */
  scaleFor(norm: number): number;
  /** Whether entries are cut off to whole numbers. */
  readonly whole: boolean;
  /** Takes the sum, adds what is to be added, and says what one unit of it is worth. */
  finish(sum: Float64Array): number;
}

/** SGD: gradients as they are. */
export const asTheyAre: Gathering = { begin() {}, scaleFor: () => 1, whole: false, finish: () => 1 };

/** Clipped, without noise. No guarantee follows from it. @param clip the largest norm; Infinity clips nothing */
export function clipped(clip: number): Gathering {
  if (!(clip > 0)) throw new RangeError(`The clipping norm is ${clip}; it must be above 0.`);
  return { ...asTheyAre, scaleFor: (norm) => (norm > clip ? clip / norm : 1) };
}

const CAREFUL = 1 - 2 ** -30;

export interface PrivateSum extends Gathering {
  /** The clipping norm, in steps of the grid. */
  readonly steps: number;
}

export interface Clipping {
  /** The largest norm of a row's gradient. */
  readonly clip: number;
  /** Sigma of the noise on the sum, over the clipping norm. */
  readonly noise: number;
}

/** @throws RangeError where the noise is so much that the grid has no room for a gradient */
export function privateSum({ clip, noise }: Clipping, wide: WideNoise): PrivateSum {
  if (!(clip > 0 && clip < Number.POSITIVE_INFINITY))
    throw new RangeError(`The clipping norm is ${clip}; with noise it must be above 0 and finite.`);
  if (!(noise > 0 && noise < Number.POSITIVE_INFINITY))
    throw new RangeError(`The noise multiplier is ${noise}; it must be above 0 and finite.`);
  // Rounded down: the noise is never less than its multiplier says.
  const steps = Math.floor(wide.spread / noise);
  if (steps < LEAST_STEPS)
    throw new RangeError(
      `A noise multiplier of ${noise} leaves nothing of a gradient; take at most ${Math.floor(wide.spread / LEAST_STEPS)}.`,
    );
  if (steps > MOST_STEPS)
    throw new RangeError(
      `A noise multiplier of ${noise} is too little to be told from none; take 0, or at least ${wide.spread / MOST_STEPS}.`,
    );
  const perUnit = (steps / clip) * CAREFUL;
  let drawn = new Float64Array(0);
  return {
    steps,
    begin() {},
    scaleFor: (norm) => (norm > clip ? (steps / norm) * CAREFUL : perUnit),
    whole: true,
    finish(sum) {
      if (drawn.length !== sum.length) drawn = new Float64Array(sum.length);
      wide.fill(drawn);
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (drawn[i] as number);
      return clip / steps;
    },
  };
}

/** Below, most entries of a gradient would be cut off to 0. */
const LEAST_STEPS = 16;
/** So that 2^26 rows stay below 2^53. */
const MOST_STEPS = 2 ** 26;
