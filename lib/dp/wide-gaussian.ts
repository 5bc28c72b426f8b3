/**
 * Discrete Gaussian noise of sigma 16 386 steps: for sums of vectors on a fine grid, drawn from two tables where one would have a million
 * entries. X = X1 + 64 X2, both of sigma 256.
 *
 * Why the law is a Gaussian's: completing the square, P(x) is e^(-x^2 / (2 sigma2)) times the sum over k of e^(-(k - c)^2 / (2 t^2)), where c
 * depends on x and t = 3.9995. Such a sum is the same for every c, but for a factor within 1 +- 2.1 e^(-2 pi^2 t^2), which is 1 +- 1e-136.
 *
 * Why its event is the continuous Gaussian's: continuous noise of variance sigma2 - 9, and then a whole number near it drawn by a discrete
 * Gaussian of sigma 3, gives in the same way this law, shifted by whole steps, but for a factor within 1 +- 1e-76. Drawing that number is
 * post-processing. So a vector of whole numbers that one row moves by at most r in the l2 norm, plus this noise on each coordinate, tells no
 * more than continuous noise of multiplier `spread` / r does: in every direction, on samples, composed, under every accountant. The factor,
 * over all coordinates of all steps of a training run (10^12 of them), moves no double.
 *
 * Trap: the sum of two discrete Gaussians is not one; the finer has to be wide against the step of the coarser (4 of them, here).
 * Trap: what the noise is added to must be whole numbers already. Noise on a grid that is coarser than the sum leaves its last digits bare.
 *
 * Source: Canonne, Kamath, Steinke (2020) for the law; Peikert, An Efficient and Parallel Gaussian Sampler for Lattices (2010), theorem 3.1,
 * for convolution; the constants and the reduction to the continuous event are computed here.
 */
import type { Rng } from "../random/index.ts";
import { drawOf } from "./discrete-gaussian.ts";
import { rational } from "./rational.ts";
import type { Draw } from "./table.ts";
import { wordsOf } from "./words.ts";

const SIGMA = 256;
const RATIO = 64;
const ROUNDING2 = 9;

/** The parameter of the law of one draw, in steps squared: 256^2 (1 + 64^2). */
export const WIDE_SIGMA2 = SIGMA ** 2 * (1 + RATIO ** 2);

/** Sigma of the continuous noise that tells no less: a little below the square root of WIDE_SIGMA2. */
export const spread: number = Math.sqrt(WIDE_SIGMA2 - ROUNDING2);

/** Public, and the same for every run: made once. */
let table: Draw | undefined;

export interface WideNoise {
  /** Fills an array with independent draws, whole numbers. */
  fill(out: Float64Array): void;
  /** Sigma of the continuous noise that tells no less. */
  readonly spread: number;
}

/** The stream is the sampler's own from here on. */
export function wideGaussian(rng: Rng): WideNoise {
  table ??= drawOf(rational(BigInt(SIGMA) ** 2n));
  const draw = table;
  const words = wordsOf(rng);
  return {
    fill(out) {
      for (let i = 0; i < out.length; i++) out[i] = draw(words) + RATIO * draw(words);
    },
    spread,
  };
}
