/**
 * You write one function and export it.
 *
 *   step(gradients, plan, tools)    what a training may see of a batch: a noisy mean gradient
 *
 * The promise: one person more or fewer in the batch moves the sum, before the noise, by a vector of length `clip` at most. And the noise on that
 * sum has a standard deviation of `noise` times `clip` in every coordinate, whoever is in the batch.
 *
 * It is asked some ten thousand times.
 */

/** All of it is public. */
export interface Plan {
  /** Numbers in a gradient: a whole number from 1. The last one is the offset's; it is one like the others. */
  readonly dimension: number;
  /** The clipping norm: above 0. */
  readonly clip: number;
  /** The noise multiplier: at least 0. With 0 there is no noise (and no promise), so that the rest can be tested. */
  readonly noise: number;
  /** How many people a batch has on average. How many this one has is nobody's business. */
  readonly expected: number;
}

/**
 * @param gradients  One gradient for each person who was drawn: `dimension` numbers. There may be many, or none. A gradient may hold NaN or
 *                   Infinity, where a model overflowed on somebody's data: such a person counts as zeros.
 * @param plan       What was fixed beforehand.
 * @returns          `dimension` finite numbers: the noisy sum of the clipped gradients, divided by `expected`.
 */
export type StepFunction = (gradients: readonly (readonly number[])[], plan: Plan, tools: Tools) => readonly number[];

export interface Tools {
  /**
   * A draw from the normal law: mean 0, standard deviation 1. Each call draws anew. (It is a double, with the gaps that doubles have. What to do
   * about them is another exercise; here nobody looks at last bits.)
   */
  normal(): number;
}
