/**
 * BROKEN: the sensitivity is read off the data. What one of these rows moves the sum by is at most the largest of them; but the rows that are
 * there are the secret, and the size of the noise says how large the largest is.
 *
 * Trap: it looks like calibration, and for most databases the answers look alike. Sensitivity is over all databases, not over this one.
 * Source: Nissim, Raskhodnikova, Smith, Smooth Sensitivity and Sampling (2007), section 1: why local sensitivity may not set the noise.
 */
import type { Exhibit } from "./exhibit.ts";
import { BOUND, clamped, EPSILON, noiseFor } from "./sums.ts";

const few = [1, 1, 1, 1, 1];

export const sensitivityFromData: Exhibit<readonly number[], number> = {
  id: "sensitivity-from-data",
  title: "Sensitivity from the data",
  wrong: "The noise is as large as the largest row that happens to be there, so the size of the noise publishes that row.",
  promised: { epsilon: EPSILON, delta: 0, relation: "add-remove" },
  pair: [few, [...few, BOUND]],
  safe: (rng) => {
    const draw = noiseFor(BOUND, rng);
    return (values) => clamped(values) + draw();
  },
  broken: (rng) => {
    const samplers = new Map<number, () => number>(); // one for each sensitivity met
    return (values) => {
      const largest = Math.max(1, ...values.map((value) => Math.min(BOUND, value)));
      const draw = samplers.get(largest) ?? noiseFor(largest, rng.fork(`largest ${largest}`));
      samplers.set(largest, draw);
      return clamped(values) + draw();
    };
  },
  event: { name: "the answer is from -15 to 25", holds: (answer) => Math.abs(answer - 5) <= 20 },
};
