/**
 * The Renyi divergence of one discrete Gaussian answer on a Poisson sample (add-remove), both directions: the sum over whole outputs where
 * renyi-subsampled.ts has an integral. With u(y) = q (e^L(y) - 1), y drawn from the world without the row:
 * (order - 1) D = log E[(1 + u)^order], and in the other direction log E[(1 + u)^(1 - order)].
 *
 * Trap: a grid over the losses, cut off somewhere, has to count what is cut off as telling everything, and the divergence becomes that of the
 * answer without a sample. The sum needs no cut: its terms are largest near 0 and near order * steps, and fall off like e^(-y^2).
 *
 * Source: Mironov, Talwar, Zhang (2019), sections 2.3 and 3.1, for the two directions.
 */
import { logSumExp } from "../../math/index.ts";
import { normaliser } from "../discrete-gaussian.ts";
import { logKullbackLeibler, NEAREST, powerExcess } from "./renyi-subsampled.ts";

/** Longer sums are left to the grid. */
const MOST_TERMS = 200_000;
/** So many sigmas beyond the outermost hump: e^-72 of it. */
const FAR = 12;

/**
 * @param rate in (0, 1)
 * @param sigma2 above 0
 * @param steps whole, at least 1
 * @param order 1 or above, finite
 * @returns undefined where the sum would be too long
 */
export function sampledDiscreteGaussianRenyi(rate: number, sigma2: number, steps: number, order: number): number | undefined {
  const far = Math.ceil(FAR * Math.sqrt(sigma2)) + 1;
  const last = Math.ceil(order * steps) + far;
  const first = -Math.ceil(Math.max(0, order - 1) * steps) - far;
  if (last - first > MOST_TERMS) return undefined;
  const logTotal = Math.log(normaliser(sigma2));
  const logRate = Math.log(rate);
  const excess = (logF: (u: number, log1pU: number) => number) => {
    const terms: number[] = [];
    for (let y = first; y <= last; y++) {
      const loss = (steps * (2 * y - steps)) / (2 * sigma2);
      const u = rate * Math.expm1(loss);
      terms.push(logF(u, loss > 500 ? logRate + loss : Math.log1p(u)) - (y * y) / (2 * sigma2));
    }
    return logSumExp(terms) - logTotal;
  };
  // It rises with the order, and this near to 1 the terms have no digits left.
  if (order > 1 && order < NEAREST) return sampledDiscreteGaussianRenyi(rate, sigma2, steps, NEAREST);
  // E[u] is 0, and what is left under E is never negative: nothing cancels.
  if (order === 1) return Math.exp(excess(logKullbackLeibler));
  const log1pExp = (x: number) => (x > 40 ? x : Math.log1p(Math.exp(x)));
  return Math.max(log1pExp(excess(powerExcess(order))), log1pExp(excess(powerExcess(1 - order)))) / (order - 1);
}
