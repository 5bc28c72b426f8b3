/**
 * What the exhibits about sums share: whole values, a declared bound, and a sum with geometric noise.
 * Trap: none of this checks anything; the exhibits break it on purpose.
 */
import type { Rng } from "../../random/index.ts";
import { nanoEpsilon } from "../budget.ts";
import { mechanismOf } from "../mechanism.ts";

export const EPSILON = 1;
/** Declared before anybody looked: nobody counts for more. */
export const BOUND = 100;

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const meanOf = (answers: readonly number[]): number => sum(answers) / answers.length;
export const clamped = (values: readonly number[]): number => sum(values.map((value) => Math.min(BOUND, Math.max(0, value))));

/** Geometric noise for epsilon at this sensitivity; a sampler for many draws. */
export const noiseFor = (sensitivity: number, rng: Rng): (() => number) =>
  mechanismOf({ name: "geometric", epsilon: nanoEpsilon(EPSILON), sensitivity }).sampler(rng);
