/**
 * BROKEN: Laplace noise by the logarithm of a double. Not every double can come out, and which ones can depends on the truth: the noise of
 * 0 has bits below 2^-53, and 1 + noise has none.
 *
 * Trap: it passes every statistical test of its shape. It is its lowest bits that betray it.
 * Source: Mironov, On Significance of the Least Significant Bits for Differential Privacy (2012); the attacks: lib/attacks/outputs/float-laplace.ts.
 */
import type { Rng } from "../../random/index.ts";
import { positive } from "../admissible.ts";
import { nanoEpsilon } from "../budget.ts";
import { mechanismOf } from "../mechanism.ts";
import type { Exhibit } from "./exhibit.ts";

/** truth + sign * scale * Math.log(U), U a multiple of 2^-53 in (0, 1]. @throws RangeError where the scale is not above 0 */
export function naiveLaplace(truth: number, scale: number, rng: Rng): number {
  positive("The noise's scale", scale);
  const uniform = 1 - rng.real();
  const sign = rng.below(2) === 0 ? 1 : -1;
  return truth + sign * scale * Math.log(uniform);
}

const EPSILON = 1;
const FINEST = 2 ** 53;
const safe = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(EPSILON), sensitivity: 1 });

/** A count of rows. */
export const floatLaplace: Exhibit<readonly number[], number> = {
  id: "float-laplace",
  title: "Laplace noise in floating point",
  wrong: "The noise is computed as a double, and which doubles can come out depends on the true answer, so one answer can prove it.",
  promised: { epsilon: EPSILON, delta: 0, relation: "add-remove" },
  pair: [[], [1]],
  safe: (rng) => {
    const draw = safe.sampler(rng);
    return (rows) => rows.length + safe.grid * draw();
  },
  broken: (rng) => (rows) => naiveLaplace(rows.length, 1 / EPSILON, rng),
  event: { name: "the answer has bits below 2^-53", holds: (answer) => !Number.isInteger(answer * FINEST) },
};
