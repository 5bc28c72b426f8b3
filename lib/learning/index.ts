/**
 * Learning from examples, with and without a guarantee for each of them. This is the door: types, and rooms to be loaded where they are used.
 *
 *   table.ts      rows with labels, checked     dp-sgd.ts      training with a guarantee, step by step
 *   own-table.ts  a person's, by declaration
 *   synthetic.ts  invented ones                 gathering.ts   clipping and noise; what is exact about them
 *   network.ts    softmax regression; a         batches.ts     Poisson samples; shuffled batches
 *                 perceptron; ghost norms       odometer.ts    what was spent; how much noise a plan needs
 *   loops.ts      what takes the time           predict.ts     what a model says
 *   place.ts      the same, compiled            polynomial.ts  overfitting in one dimension
 *   training.ts   a step
 *
 *   mnist/        4000 handwritten digits, with a licence of their own
 *   broken/       trainings that only look private, by a door of their own
 */
export type { Batches } from "./batches.ts";
export type { DpParts, PrivateSetup, PrivateTraining } from "./dp-sgd.ts";
export type { Network } from "./network.ts";
export type { Odometer, Plan } from "./odometer.ts";
export type { Place } from "./place.ts";
export type { Points, Polynomial } from "./polynomial.ts";
export type { Table, TableInput } from "./table.ts";
export type { Setup, Step, Training } from "./training.ts";

/** Examples: a person's, or invented. */
export const loadTables = async () => ({ ...(await import("./table.ts")), ...(await import("./synthetic.ts")) });
/** A person's own table, under its declaration. */
export const loadOwnTable = async () => import("./own-table.ts");
/** Handwritten digits. */
export const loadDigits = async () => import("./mnist/digits.ts");
/** Models, how they are trained, and what they say. */
export const loadTraining = async () => ({
  ...(await import("./network.ts")),
  ...(await import("./place.ts")),
  ...(await import("./batches.ts")),
  ...(await import("./training.ts")),
  ...(await import("./predict.ts")),
});
/** Training with a guarantee, and its budget. */
export const loadDpSgd = async () => ({ ...(await import("./dp-sgd.ts")), ...(await import("./odometer.ts")) });
/** The one-dimensional warm-up. */
export const loadPolynomial = async () => import("./polynomial.ts");
