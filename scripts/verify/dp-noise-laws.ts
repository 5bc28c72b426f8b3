/** Families of numerical vectors: the laws of discrete noise (probabilities, tails, variances, accuracy, delta) and the grids of noise on reals. */
import * as v from "valibot";
import { delta } from "../../lib/dp/delta.ts";
import * as gaussian from "../../lib/dp/discrete-gaussian.ts";
import * as laplace from "../../lib/dp/discrete-laplace.ts";
import { gaussianGranularity, laplaceGranularity } from "../../lib/dp/granularity.ts";
import { fromDecimal } from "../../lib/dp/rational.ts";
import { count, defineFamily, type Family, positive } from "./family.ts";

const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0));
const whole = v.pipe(v.number(), v.safeInteger());
const atLeastOne = v.pipe(count, v.minValue(1));
/** A probability that is neither impossible nor certain. */
const share = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));
const remark = v.optional(v.string());
const ALPHA = "above 0 and below 1: the chance to be wrong";

/** P(|X| >= a) of discrete Laplace noise of this scale. */
const bothTails = (scale: number, a: number): number => (a <= 0 ? 1 : 2 * laplace.upperTail(1 / scale, a));
const SCALE = "t in P(x) ~ e^(-|x|/t), above 0";

const laplacePmf = defineFamily(
  { mechanism: "discreteLaplace.pmf", params: { scale: SCALE, x: "whole" }, gives: { p: "P(X = x)" } },
  v.strictObject({ scale: positive, x: whole }),
  ({ scale, x }) => ({ p: laplace.pmf(1 / scale, x) }),
);
const laplaceTail = defineFamily(
  { mechanism: "discreteLaplace.tail", params: { scale: SCALE, a: "whole, at least 0", meaning: "optional" }, gives: { p: "P(|X| >= a)" } },
  v.strictObject({ scale: positive, a: count, meaning: remark }),
  ({ scale, a }) => ({ p: bothTails(scale, a) }),
);
const laplaceVariance = defineFamily(
  { mechanism: "discreteLaplace.variance", params: { scale: SCALE }, gives: { variance: "squared units" } },
  v.strictObject({ scale: positive }),
  ({ scale }) => ({ variance: laplace.variance(1 / scale) }),
);
const laplaceAccuracy = defineFamily(
  {
    mechanism: "discreteLaplace.accuracy",
    params: { scale: SCALE, alpha: ALPHA, meaning: "optional" },
    gives: { a: "smallest whole a with P(|X| >= a) <= alpha" },
  },
  v.strictObject({ scale: positive, alpha: share, meaning: remark }),
  ({ scale, alpha }) => {
    // 2 e^(-a/t) / (1 + e^(-1/t)) = alpha; rounding may miss by one.
    let a = Math.max(0, Math.ceil(scale * (Math.log(2 / alpha) - Math.log1p(Math.exp(-1 / scale)))) - 1);
    while (bothTails(scale, a) > alpha) a++;
    return { a };
  },
);
const continuousAccuracy = defineFamily(
  {
    mechanism: "laplace.accuracy",
    params: { scale: "b of continuous Laplace noise, above 0", alpha: ALPHA, meaning: "optional" },
    gives: { a: "half-width with P(|X| > a) = alpha, in the units of b" },
  },
  v.strictObject({ scale: positive, alpha: share, meaning: remark }),
  ({ scale, alpha }) => ({ a: -scale * Math.log(alpha) }),
);

const SIGMA2 = "parameter of P(x) ~ e^(-x^2 / (2 sigma2)), above 0";

const gaussianPmf = defineFamily(
  { mechanism: "discreteGaussian.pmf", params: { sigma2: SIGMA2, x: "whole" }, gives: { p: "P(X = x)" } },
  v.strictObject({ sigma2: positive, x: whole }),
  ({ sigma2, x }) => ({ p: gaussian.pmf(sigma2, x) }),
);
const gaussianVariance = defineFamily(
  { mechanism: "discreteGaussian.variance", params: { sigma2: SIGMA2 }, gives: { variance: "squared units" } },
  v.strictObject({ sigma2: positive }),
  ({ sigma2 }) => ({ variance: gaussian.variance(sigma2) }),
);
const gaussianDelta = defineFamily(
  {
    mechanism: "discreteGaussian.delta",
    params: { sigma2: SIGMA2, epsilon: "at least 0", sensitivity: "whole steps, at least 1" },
    gives: { delta: "smallest for this epsilon" },
  },
  v.strictObject({ sigma2: positive, epsilon: notNegative, sensitivity: atLeastOne }),
  ({ sigma2, epsilon, sensitivity }) => ({ delta: delta(fromDecimal(sigma2), fromDecimal(epsilon), sensitivity) }),
);

const powerOfTwo = v.pipe(
  v.string(),
  v.regex(/^2\^\d{1,3}$/, 'is no power of two, as "2^40"'),
  v.transform((text) => Number(text.slice(2))),
);

const secureLaplace = defineFamily(
  {
    mechanism: "secureLaplace.granularity",
    params: { epsilon: "above 0", l1Sensitivity: "above 0", granularityParam: 'steps to the scale, as "2^40"' },
    gives: { granularity: "step of the grid, a power of two" },
  },
  v.strictObject({ epsilon: positive, l1Sensitivity: positive, granularityParam: powerOfTwo }),
  ({ epsilon, l1Sensitivity, granularityParam }) => ({ granularity: laplaceGranularity(epsilon, l1Sensitivity, granularityParam) }),
);
const secureGaussian = defineFamily(
  {
    mechanism: "secureGaussian.granularity",
    params: { sigma: "above 0", binomialBound: 'steps to two sigma, as "2^57"' },
    gives: { granularity: "step of the grid, a power of two" },
  },
  v.strictObject({ sigma: positive, binomialBound: powerOfTwo }),
  ({ sigma, binomialBound }) => ({ granularity: gaussianGranularity(sigma, binomialBound) }),
);

export const families: readonly Family[] = [
  laplacePmf,
  laplaceTail,
  laplaceVariance,
  laplaceAccuracy,
  continuousAccuracy,
  gaussianPmf,
  gaussianVariance,
  gaussianDelta,
  secureLaplace,
  secureGaussian,
];
