/**
 * One draw of a mechanism's noise, by the paper's own algorithms: a table (table.ts) is made for thousands of draws, and making
 * it costs more than one of them. The same law; not the same numbers as a sampler on the same stream would give.
 */
import type { Rng } from "../random/index.ts";
import type { Mechanism } from "./mechanism.ts";
import { discreteGaussian, discreteLaplace } from "./oracle.ts";
import { over, rational } from "./rational.ts";
import { wordsOf } from "./words.ts";

/** Noise in whole steps of the grid. */
export const drawOnce = (mechanism: Mechanism, rng: Rng): number => Number(drawWhole(mechanism, rng));

/** The same, to be added to what is a whole number too, however wide the law: a sum of doubles would be rounded from 2^53 on. */
export function drawWhole({ name, steps, lossPerStep }: Mechanism, rng: Rng): bigint {
  const words = wordsOf(rng);
  // The loss of one step is the rate of Laplace noise, and steps / (2 sigma2) of Gaussian noise.
  if (name !== "gaussian") return discreteLaplace(lossPerStep, words);
  return discreteGaussian(over(rational(BigInt(steps)), { num: 2n * lossPerStep.num, den: lossPerStep.den }), words);
}
