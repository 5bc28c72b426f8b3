/**
 * One number with noise, handed out with what it owes: the geometric, Laplace and Gaussian mechanisms (mechanism.ts) from the query's
 * sensitivity to a release that an accountant takes as it is. The neighbouring relation goes along, in the types and in the value.
 *
 * The number is put on the mechanism's grid before anything is drawn, is added to the noise as a whole number of steps, and comes back in
 * its own units, on the grid. Counts and sums of whole numbers are on the grid of the geometric and the Gaussian already. Laplace takes any
 * real number; what its grid costs is that the sensitivity is rounded up to whole steps.
 *
 * Trap: the Gaussian's event is the discrete one, whose delta is not the formula's for continuous noise. Laplace's is the discrete one too.
 * Trap: a list's sensitivity is for the list. Each of its numbers released with that noise is one more event, or the list is one event by
 * another mechanism (hierarchy.ts, histogram/). It is refused here.
 * Trap: the Gaussian is calibrated on the grid it is drawn on, exactly, and that takes as long as the sensitivity has steps: a tenth of a
 * second for hundreds, seconds for ten thousand. Count in coarser units instead.
 * Trap: a real number that came out of arithmetic was rounded by it, differently in each world (mechanism.ts). Where it may be off by e, the
 * sensitivity is 2 e more.
 *
 * Source: as in mechanism.ts; Google's differential privacy library, Secure Noise Generation (2020), for the order: round, then add.
 */
import type { Rng } from "../random/index.ts";
import { finite, whole } from "./admissible.ts";
import type { BaseEvent, Relation } from "./event.ts";
import { type Mechanism, type MechanismRequest, mechanismOf } from "./mechanism.ts";
import { drawWhole } from "./one-draw.ts";
import type { ReleaseUnder } from "./release.ts";
import type { Sensitivity } from "./sensitivity.ts";

const FURTHEST = 2 ** 52;

/** gridBits: Laplace's alone, from 0 to 40. delta: the Gaussian's alone, above 0. */
export interface AdditiveRequest<R extends Relation> extends Omit<MechanismRequest, "sensitivity"> {
  /** Of one number: l1, l2 and l-infinity are the same. */
  readonly sensitivity: Sensitivity<R>;
}

export interface Additive<R extends Relation> {
  readonly relation: R;
  /** What one release costs, whatever the value. */
  readonly event: BaseEvent;
  /** Its law, for error bars: `support`, `deviation`. */
  readonly noise: Mechanism;
  /**
   * @param value in steps of the grid at most 2^52 from 0; a whole number, but for Laplace
   * @returns a multiple of the grid
   * @throws RangeError where the value is none of these: a mistake of the program, which the data must not be able to bring about
   */
  release(value: number, rng: Rng): ReleaseUnder<R, number>;
}

/** @throws RangeError where a parameter is inadmissible, or the sensitivity is a list's */
export function additive<R extends Relation>({ sensitivity, ...asked }: AdditiveRequest<R>): Additive<R> {
  const { relation, l1, l2, lInfinity } = sensitivity;
  if (!(l1 === l2 && l2 === lInfinity))
    throw new RangeError(`This sensitivity is a list's (l1 ${l1}, l2 ${l2}, largest change ${lInfinity}), and noise is for one number.`);
  if (asked.gridBits !== undefined) whole("The number of the grid's bits", asked.gridBits, 0, 40);
  const noise = mechanismOf({ ...asked, sensitivity: l1 });
  const { event, grid, name } = noise;
  const stepsOf = (value: number): bigint => {
    // Exact up to the rounding itself, since the grid is a power of 2; halves go up, so that a step more is a step more.
    const steps = name === "laplace" ? Math.round(finite("The value", value) / grid) : value;
    return BigInt(whole("The value, in steps of the grid,", steps, -FURTHEST, FURTHEST));
  };
  return {
    relation,
    event,
    noise,
    release: (value, rng) => ({ value: grid * Number(stepsOf(value) + drawWhole(noise, rng)), event, relation }),
  };
}
