/**
 * A mechanism: an answer in whole steps of a grid, plus noise in whole steps. Three laws of noise, one interface, so that what
 * draws, attacks or accounts for one does so for all.
 *
 * The grid. Neighbouring databases move the answer by at most the sensitivity; on the grid, by at most `steps` =
 * sensitivity / grid rounded up. No step more is owed for rounding the answer to the grid: rounding (x + step = rounded x + step,
 * and never falling where x rises) carries "at most `steps` apart" over to the rounded answers.
 *
 * Trap: answers that arrive as doubles were rounded before, differently in each world, and that is not covered: bring answers that
 * are exact (counts, sums of whole numbers), or a sensitivity that was proved for the doubles.
 * Trap: the noise must be independent of the data and of the grid's place; a grid chosen from the data is a leak.
 *
 * Source: Ghosh et al. (2009), geometric; Canonne, Kamath, Steinke (2020), discrete Gaussian; Google's differential privacy library,
 * Secure Noise Generation (2020), for Laplace on a grid.
 */
import type { Rng } from "../random/index.ts";
import { type AttoDelta, deltaAsRational, epsilonAsRational, type NanoEpsilon, NO_DELTA } from "./budget.ts";
import { calibrate } from "./delta.ts";
import * as gaussian from "./discrete-gaussian.ts";
import * as laplace from "./discrete-laplace.ts";
import type { BaseEvent } from "./event.ts";
import { ceiling, fromDecimal, over, type Rational, rational, times, toNumber } from "./rational.ts";

export type MechanismName = "geometric" | "laplace" | "gaussian";

export interface Mechanism {
  readonly name: MechanismName;
  readonly epsilon: NanoEpsilon;
  /** 0 for the two that keep epsilon alone. */
  readonly delta: AttoDelta;
  /** What one person moves the answer by, in the answer's units. */
  readonly sensitivity: number;
  /** One step of the grid, in the answer's units. */
  readonly grid: number;
  /** The sensitivity in steps: how far apart two neighbouring worlds stand. */
  readonly steps: number;
  /** The noise's scale in the answer's units: sensitivity / epsilon (Laplace's b), or sigma. */
  readonly scale: number;
  /** Mean of the noise's size, in the answer's units. */
  readonly meanSize: number;
  /** Its standard deviation, in the answer's units. */
  readonly deviation: number;
  /**
   * Of two worlds whose answers are 0 and `steps`, the logarithm of how much likelier output o is in the second: lossPerStep (2 o - steps),
   * with o cut off at 0 and `steps` where the noise is Laplace's.
   */
  readonly lossPerStep: Rational;
  /** What one answer is to an accountant: the law that is drawn, between worlds `steps` apart. */
  readonly event: BaseEvent;
  /** P(noise = step). */
  pmf(step: number): number;
  /** P(noise >= step). */
  upperTail(step: number): number;
  /** The smallest [-h, h], in steps, that holds at least this much of the noise. */
  support(mass: number): readonly [lo: number, hi: number];
  /** Independent noise in steps, exact. The stream belongs to the sampler from here on: hand it a fork of its own. */
  sampler(rng: Rng): () => number;
  /** One draw. */
  sample(rng: Rng): number;
}

export interface MechanismRequest {
  readonly name: MechanismName;
  readonly epsilon: NanoEpsilon;
  /** Asked of the Gaussian only. */
  readonly delta?: AttoDelta;
  readonly sensitivity: number;
  /** Laplace's grid is 2^-gridBits; the others stand on whole numbers. */
  readonly gridBits?: number;
}

/** 2^10 steps to the unit: at any epsilon that anybody uses, drawn noise looks continuous, and everything fits in 53 bits. */
export const FINE_GRID_BITS = 10;

export function mechanismOf({ name, epsilon, delta = NO_DELTA, sensitivity, gridBits = FINE_GRID_BITS }: MechanismRequest): Mechanism {
  if (!(sensitivity > 0 && Number.isFinite(sensitivity))) throw new RangeError(`The sensitivity is ${sensitivity}; it must be above 0.`);
  const grid = name === "laplace" ? rational(1n, 1n << BigInt(gridBits)) : rational(1n);
  const steps = ceiling(over(fromDecimal(sensitivity), grid));
  if (steps > 1n << 40n) throw new RangeError("The sensitivity is more than 2^40 steps of the grid: choose a coarser grid.");
  const promise = { name, epsilon, sensitivity, grid: toNumber(grid), steps: Number(steps) };
  return name === "gaussian" ? withGaussian(promise, delta) : withLaplace(promise);
}

type Promised = Pick<Mechanism, "name" | "epsilon" | "sensitivity" | "grid" | "steps">;

function withLaplace(promise: Promised): Mechanism {
  const { epsilon, grid, steps } = promise;
  const exact = over(epsilonAsRational(epsilon), rational(BigInt(steps)));
  const rate = toNumber(exact);
  const upperTail = (step: number) => laplace.upperTail(rate, step);
  const sampler = laplace.samplers(exact);
  return {
    ...promise,
    delta: NO_DELTA,
    scale: grid / rate,
    meanSize: grid * laplace.meanSize(rate),
    deviation: grid * Math.sqrt(laplace.variance(rate)),
    lossPerStep: exact,
    event: { kind: "discrete-laplace", rate, steps },
    pmf: (step) => laplace.pmf(rate, step),
    upperTail,
    support: (mass) => supportOf(mass, upperTail),
    sampler,
    sample: (rng) => sampler(rng)(),
  };
}

function withGaussian(promise: Promised, delta: AttoDelta): Mechanism {
  const { epsilon, steps } = promise;
  const { sigma, sigma2: exact } = calibrate(epsilonAsRational(epsilon), deltaAsRational(delta), steps);
  const sigma2 = toNumber(exact);
  const upperTail = (step: number) => gaussian.upperTail(sigma2, step);
  const sampler = gaussian.samplers(exact);
  return {
    ...promise,
    delta,
    scale: toNumber(sigma),
    meanSize: gaussian.meanSize(sigma2),
    deviation: Math.sqrt(gaussian.variance(sigma2)),
    lossPerStep: over(rational(BigInt(steps)), times(rational(2n), exact)),
    event: { kind: "discrete-gaussian", sigma2, steps },
    pmf: (step) => gaussian.pmf(sigma2, step),
    upperTail,
    support: (mass) => supportOf(mass, upperTail),
    sampler,
    sample: (rng) => sampler(rng)(),
  };
}

function supportOf(mass: number, upperTail: (step: number) => number): readonly [number, number] {
  if (!(mass > 0 && mass < 1)) throw new RangeError("A law on all whole numbers has no last one: ask for less than all of its mass.");
  const outside = (h: number) => 2 * upperTail(h + 1);
  let high = 1;
  while (outside(high) > 1 - mass) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (outside(middle) > 1 - mass) low = middle;
    else high = middle;
  }
  return [0 - high, high];
}
