/**
 * BROKEN: the noise is for a declared bound, and nobody cuts the values to it. One row beyond the bound moves the sum by more than the noise
 * was made for.
 *
 * Trap: as long as all values keep to the bound the two are the same, draw for draw. No test on tidy data finds it.
 * Source: Dwork and Roth, The Algorithmic Foundations of Differential Privacy (2014), section 3.3; the cut is lib/dp/clipped-sum.ts.
 */
import type { Exhibit } from "./exhibit.ts";
import { BOUND, clamped, EPSILON, noiseFor, sum } from "./sums.ts";

const few = [20, 30, 40];

export const clampingForgotten: Exhibit<readonly number[], number> = {
  id: "clamping-forgotten",
  title: "Clamping forgotten",
  wrong: "The noise is calibrated to a bound that is never enforced, so one value beyond it stands out of the noise.",
  promised: { epsilon: EPSILON, delta: 0, relation: "add-remove" },
  pair: [[...few, 20 * BOUND], few],
  safe: (rng) => {
    const draw = noiseFor(BOUND, rng);
    return (values) => clamped(values) + draw();
  },
  broken: (rng) => {
    const draw = noiseFor(BOUND, rng);
    return (values) => sum(values) + draw();
  },
  event: { name: `the answer is above ${10 * BOUND}`, holds: (answer) => answer > 10 * BOUND },
};
