/** Families of numerical vectors: attacks on published outputs and one broken mechanism; with the audits and the laws of noise beside them. */
import * as v from "valibot";
import {
  allSubsetCounts,
  averagingSuccess,
  consistentWith,
  couldHaveProduced,
  differenceSuccess,
  hammingDistance,
  hidingAnswers,
  isFinerThan,
  predictedRecovery,
  randomQueries,
  reconstructByLeastSquares,
  shareRecovered,
  sumsOver,
} from "../../lib/attacks/outputs/index.ts";
import { naiveLaplace, probabilityWithoutQueryNoise } from "../../lib/dp/broken/index.ts";
import { nanoEpsilon } from "../../lib/dp/budget.ts";
import { mechanismOf } from "../../lib/dp/mechanism.ts";
import { wordsOf } from "../../lib/dp/words.ts";
import type { Rng } from "../../lib/random/index.ts";
import { families as audits } from "./dp-audits.ts";
import { families as laws } from "./dp-noise-laws.ts";
import { count, defineFamily, type Family, positive } from "./family.ts";

const notNegative = v.pipe(v.number(), v.finite(), v.minValue(0));
const atLeastOne = v.pipe(count, v.minValue(1));
const trials = v.pipe(count, v.minValue(1), v.maxValue(1_000_000));
const remark = v.optional(v.string());

const difference = defineFamily(
  {
    mechanism: "attack.difference",
    params: { laplaceScale: "b of the noise in each of two counts, at least 0; 0: exact counts", note: "optional" },
    gives: { successProbability: "that the target's bit is read off the difference" },
  },
  v.strictObject({ laplaceScale: notNegative, note: remark }),
  ({ laplaceScale }) => ({ successProbability: differenceSuccess(laplaceScale) }),
);

const averaging = defineFamily(
  {
    mechanism: "attack.averaging",
    params: { laplaceScale: "b of the noise in each answer, at least 0", repeats: "answers, 1 to 1,000,000", note: "optional" },
    gives: { successProbability: "that the rounded mean is the count" },
  },
  v.strictObject({ laplaceScale: notNegative, repeats: atLeastOne, note: remark }),
  ({ laplaceScale, repeats }) => ({ successProbability: averagingSuccess(laplaceScale, repeats) }),
);

const exhaustive = defineFamily(
  {
    mechanism: "attack.dinurNissimExhaustive",
    params: { n: "people, 1 to 12", maxError: "largest error of an answer, at least 0", queries: "optional: all subsets, in words" },
    gives: { maxHammingDistance: "places in which a consistent candidate was wrong, at the most: errors that hide best, and random ones" },
  },
  v.strictObject({ n: v.pipe(atLeastOne, v.maxValue(12)), maxError: notNegative, queries: v.optional(v.string()) }),
  ({ n, maxError }, { rng }) => {
    const farthest = (secret: number, answers: Float64Array) =>
      Math.max(...consistentWith(answers, n, maxError).map((candidate) => hammingDistance(candidate, secret)));
    const half = 2 ** Math.floor(n / 2) - 1;
    const found = [farthest(half, hidingAnswers(half, n, maxError))];
    for (let trial = 0; trial < 5; trial++) {
      const secret = rng.below(2 ** n);
      found.push(
        farthest(
          secret,
          allSubsetCounts(secret, n).map((exact) => exact + maxError * (2 * rng.real() - 1)),
        ),
      );
    }
    return { maxHammingDistance: Math.max(...found) };
  },
);

const NAIVE = "naive: f + s*b*Math.log(U), U uniform multiple of 2^-53 in (0,1]";
const ON_GRID = "discrete Laplace on a power-of-two grid, input rounded to the grid first";

/** A mechanism's answers, and whether an answer is impossible for a truth. */
interface Attacked {
  answer(truth: number): number;
  refutes(answer: number, truth: number): boolean;
}

const attackedNaive = (scale: number, rng: Rng): Attacked => ({
  answer: (truth) => naiveLaplace(truth, scale, rng),
  refutes: (answer, truth) => !couldHaveProduced(answer, truth, scale),
});

/** The support of the safe one is the grid moved by the rounded truth. */
function attackedOnGrid(scale: number, rng: Rng): Attacked {
  const { grid, sampler } = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(1 / scale), sensitivity: 1 });
  const draw = sampler(rng);
  const rounded = (truth: number) => Math.round(truth / grid);
  return {
    answer: (truth) => grid * (rounded(truth) + draw()),
    refutes: (answer, truth) => !Number.isInteger(answer / grid - rounded(truth)),
  };
}

const floatingPoint = defineFamily(
  {
    mechanism: "attack.floatingPoint",
    params: {
      scale: "b of the noise, above 0",
      f0: "one true answer",
      f1: "the other",
      mechanism: `"${NAIVE}" or "${ON_GRID}"`,
      trials: "answers from each, 1 to 1,000,000",
    },
    gives: {
      impossibleUnderF0WhenTruthF1: "share of the answers",
      impossibleUnderF1WhenTruthF0: "share of the answers",
      falseAccusations: "answers that were said to be impossible under their own truth",
    },
  },
  v.strictObject({
    scale: positive,
    f0: v.pipe(v.number(), v.finite()),
    f1: v.pipe(v.number(), v.finite()),
    mechanism: v.picklist([NAIVE, ON_GRID]),
    trials,
  }),
  ({ scale, f0, f1, mechanism, trials: n }, { rng }) => {
    const attacked = mechanism === NAIVE ? attackedNaive(scale, rng) : attackedOnGrid(scale, rng);
    let [falseAccusations, underF0, underF1] = [0, 0, 0];
    for (let trial = 0; trial < n; trial++) {
      const [zero, one] = [attacked.answer(f0), attacked.answer(f1)];
      if (attacked.refutes(one, f0)) underF0++;
      if (attacked.refutes(zero, f1)) underF1++;
      falseAccusations += Number(attacked.refutes(zero, f0)) + Number(attacked.refutes(one, f1));
    }
    return { impossibleUnderF0WhenTruthF1: underF0 / n, impossibleUnderF1WhenTruthF0: underF1 / n, falseAccusations };
  },
);

const precision = defineFamily(
  {
    mechanism: "attack.precision",
    params: {
      scale: "b of the naive noise, above 0",
      f0: "the true answer that may be betrayed",
      f1: "the other: its answers are multiples of half its ulp",
      rule: "optional, in words",
      trials: "answers from each, 1 to 1,000,000",
    },
    gives: { caughtWhenF0: "share of the answers that are too fine for f1", falseAccusations: "of answers of f1" },
  },
  v.strictObject({
    scale: positive,
    f0: v.pipe(v.number(), v.finite()),
    f1: v.pipe(v.number(), v.finite()),
    rule: v.optional(v.string()),
    trials,
  }),
  ({ scale, f0, f1, trials: n }, { rng }) => {
    let [caught, falseAccusations] = [0, 0];
    for (let trial = 0; trial < n; trial++) {
      if (isFinerThan(naiveLaplace(f0, scale, rng), f1)) caught++;
      if (isFinerThan(naiveLaplace(f1, scale, rng), f1)) falseAccusations++;
    }
    return { caughtWhenF0: caught / n, falseAccusations };
  },
);

const reconstructed = {
  n: v.pipe(atLeastOne, v.maxValue(512)),
  queries: v.pipe(atLeastOne, v.maxValue(100_000)),
  design: v.optional(v.literal("each bit in each query with probability 1/2")),
  trials: v.pipe(trials, v.maxValue(10_000)),
};

/** Noise as the server's, not as a mechanism's: only the last one is private. */
function noiseOf(
  params: { readonly queries: number } & (
    | { readonly noise: "normal"; readonly noiseSd: number }
    | { readonly noise: "uniform on [-E,E]"; readonly E: number }
    | { readonly noise: "laplace scale queries/epsilon"; readonly epsilonTotal: number }
  ),
  rng: Rng,
): () => number {
  const words = wordsOf(rng); // a pool: hundreds of thousands of numbers are drawn, and 32 bits are enough for this noise
  const uniform = () => (words.next() + 0.5) * 2 ** -32;
  if (params.noise === "normal") {
    return () => params.noiseSd * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  }
  if (params.noise === "uniform on [-E,E]") return () => params.E * (2 * uniform() - 1);
  const { grid, sampler } = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(params.epsilonTotal / params.queries), sensitivity: 1 });
  const draw = sampler(rng);
  return () => grid * draw();
}

const leastSquares = defineFamily(
  {
    mechanism: "attack.reconstructionLeastSquares",
    params: {
      n: "people, 1 to 512",
      queries: "random subset counts; more than people",
      noise: '"normal" with noiseSd, "uniform on [-E,E]" with E, or "laplace scale queries/epsilon" with epsilonTotal',
      noiseSd: "standard deviation, at least 0",
      E: "largest error, at least 0",
      epsilonTotal: "of all answers together, above 0",
      design: 'optional: "each bit in each query with probability 1/2"',
      trials: "1 to 10,000",
    },
    gives: {
      meanRecovered: "share of the bits that the attack found, mean over the trials",
      meanRecoveredMax: "the same, for a comparison from above",
      predicted: "the same by theory: Phi(sqrt(queries - n) / (4 sd))",
    },
  },
  v.variant("noise", [
    v.strictObject({ ...reconstructed, noise: v.literal("normal"), noiseSd: notNegative }),
    v.strictObject({ ...reconstructed, noise: v.literal("uniform on [-E,E]"), E: notNegative }),
    v.strictObject({ ...reconstructed, noise: v.literal("laplace scale queries/epsilon"), epsilonTotal: positive }),
  ]),
  (params, { rng }) => {
    const { n, queries, trials: times } = params;
    const deviation =
      params.noise === "normal"
        ? params.noiseSd
        : params.noise === "uniform on [-E,E]"
          ? params.E / Math.sqrt(3)
          : (Math.SQRT2 * queries) / params.epsilonTotal;
    const predicted = predictedRecovery(n, queries, deviation).recovered;
    const draw = noiseOf(params, rng.fork("noise"));
    let recovered = 0;
    for (let trial = 0; trial < times; trial++) {
      const design = randomQueries(n, queries, rng);
      const secret = rng.bytes(n).map((byte) => byte & 1);
      const answers = sumsOver(design, secret).map((exact) => exact + draw());
      recovered += shareRecovered(reconstructByLeastSquares(design, answers).bits, secret);
    }
    return { meanRecovered: recovered / times, meanRecoveredMax: recovered / times, predicted };
  },
);

const said = v.pipe(v.array(v.picklist(["below", "above"])), v.minLength(1));
const answers = v.array(v.pipe(v.number(), v.finite()));

const brokenSparseVector = defineFamily(
  {
    mechanism: "sparseVector.brokenNoQueryNoise",
    params: {
      epsilon: "above 0; the threshold's noise is Laplace's of scale 2 / epsilon",
      D: "exact answers",
      Dneighbour: "the neighbour's",
      threshold: "a number",
      output: '"below" or "above" for each answer',
      note: "optional",
    },
    gives: { pUnderD: "probability of the output", pUnderNeighbour: "probability of the output" },
  },
  v.strictObject({
    epsilon: positive,
    D: answers,
    Dneighbour: answers,
    threshold: v.pipe(v.number(), v.finite()),
    output: said,
    note: remark,
  }),
  ({ epsilon, D, Dneighbour, threshold, output }) => ({
    pUnderD: probabilityWithoutQueryNoise(D, output, threshold, epsilon),
    pUnderNeighbour: probabilityWithoutQueryNoise(Dneighbour, output, threshold, epsilon),
  }),
);

export const families: readonly Family[] = [
  difference,
  averaging,
  exhaustive,
  floatingPoint,
  precision,
  leastSquares,
  brokenSparseVector,
  ...audits,
  ...laws,
];
