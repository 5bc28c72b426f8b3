/** What mechanisms do: answers and estimates of the local model, selection, thresholds, quantiles, trees of counts, sensitivities. */
import * as v from "valibot";
import { blocksAt, totalVariance } from "../../lib/dp/continual.ts";
import { consistentLeaves, levelsOf, rangeVariance } from "../../lib/dp/hierarchy.ts";
import { keepLaw } from "../../lib/dp/histogram/partition-selection.ts";
import { laplaceThreshold } from "../../lib/dp/histogram/threshold.ts";
import { estimateVariance, localHashingSupport } from "../../lib/dp/local/pure-protocol.ts";
import {
  epsilonOfKeeping,
  estimateShare,
  keepProbability,
  responseSupport,
  shareVariance,
} from "../../lib/dp/local/randomised-response.ts";
import { epsilonOneReport, epsilonPermanent } from "../../lib/dp/local/rappor.ts";
import { unarySupport } from "../../lib/dp/local/unary-encoding.ts";
import { intervalProbabilities } from "../../lib/dp/quantile.ts";
import { exponentialProbabilities } from "../../lib/dp/selection/exponential.ts";
import { permuteAndFlipProbabilities } from "../../lib/dp/selection/permute-and-flip.ts";
import { worseOfTwoWins } from "../../lib/dp/selection/report-noisy-max.ts";
import { sensitivityOf } from "../../lib/dp/sensitivity.ts";
import { stopLaw } from "../../lib/dp/sparse-vector-law.ts";
import { count, defineFamily, type Family, positive } from "./family.ts";

const number = v.pipe(v.number(), v.finite());
const numbers = v.array(number);
const openDelta = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));
/** Free text beside the numbers. */
const remark = v.optional(v.string());

const ABOUT = {
  epsilon: "natural logarithm, > 0",
  delta: "> 0, < 1",
  scores: "of the candidates, a list of at least two; larger is better",
  sensitivity: "how far one person moves one score or answer, > 0",
  keepProbability: "P(the answer is the truth): above 1/(number of options)",
  categories: "how many options, whole number, >= 2",
  n: "how many people, whole number, >= 1",
} as const;
const about = (...names: readonly (keyof typeof ABOUT)[]) => Object.fromEntries(names.map((name) => [name, ABOUT[name]]));

const local: readonly Family[] = [
  defineFamily(
    { mechanism: "rr.keepProbability", params: about("epsilon"), gives: { p: "P(the answer is the truth), two options" } },
    v.strictObject({ epsilon: positive }),
    ({ epsilon }) => ({ p: keepProbability(epsilon) }),
  ),
  defineFamily(
    {
      mechanism: "rr.estimate",
      params: { ...about("keepProbability", "n"), yes: "answers that are yes, whole number, <= n", se: "free text; always plug-in" },
      gives: { estimate: "share of people whose truth is yes", standardError: "plug-in, of that share" },
    },
    v.strictObject({ keepProbability: number, yes: count, n: count, se: remark }),
    ({ keepProbability: keep, yes, n }) => ({ ...estimateShare(keep, yes, n) }),
  ),
  defineFamily(
    {
      mechanism: "rr.variance",
      params: { ...about("keepProbability", "n"), truePi: "true share, 0 to 1" },
      gives: { variance: "of the estimated share" },
    },
    v.strictObject({ keepProbability: number, truePi: number, n: count }),
    ({ keepProbability: keep, truePi, n }) => ({ variance: shareVariance(keep, truePi, n) }),
  ),
  defineFamily(
    { mechanism: "grr.epsilon", params: about("keepProbability", "categories"), gives: { epsilon: "natural logarithm" } },
    v.strictObject({ keepProbability: number, categories: count }),
    ({ keepProbability: keep, categories }) => ({ epsilon: epsilonOfKeeping(keep, categories) }),
  ),
  defineFamily(
    {
      mechanism: "ldp.frequencyVariance",
      params: {
        ...about("epsilon", "n"),
        domain: "how many values, whole number, >= 2",
        meaning: "free text; always of the count at share 0",
      },
      gives: {
        grr: "generalised randomised response, people squared",
        oue: "optimised unary encoding",
        sue: "symmetric unary encoding",
        olhIdeal: "local hashing into e^epsilon + 1 buckets",
      },
    },
    v.strictObject({ epsilon: positive, domain: count, n: count, meaning: remark }),
    ({ epsilon, domain, n }) => ({
      grr: estimateVariance(responseSupport(epsilon, domain), n),
      oue: estimateVariance(unarySupport("optimised", epsilon), n),
      sue: estimateVariance(unarySupport("symmetric", epsilon), n),
      olhIdeal: estimateVariance(localHashingSupport(epsilon), n),
    }),
  ),
  defineFamily(
    {
      mechanism: "rappor.epsilon",
      params: {
        f: "share of the permanent response that is a coin, above 0, below 1",
        p: "P(report 1 | remembered 0)",
        q: "P(report 1 | remembered 1), above p",
        hashes: "of the Bloom filter, whole number, >= 1; default 1",
      },
      gives: { epsilonPermanent: "of all reports for ever", epsilonOneReport: "of one report" },
    },
    v.strictObject({ f: number, p: number, q: number, hashes: v.optional(count, 1) }),
    ({ hashes, ...parameters }) => ({
      epsilonPermanent: epsilonPermanent(parameters.f, hashes),
      epsilonOneReport: epsilonOneReport(parameters, hashes),
    }),
  ),
];

const selection: readonly Family[] = [
  defineFamily(
    {
      mechanism: "exponentialMechanism.probabilities",
      params: { ...about("scores", "epsilon", "sensitivity"), monotonic: "true: the factor 2 is not owed; default false" },
      gives: { p: "probability of each candidate" },
    },
    v.strictObject({ scores: numbers, epsilon: positive, sensitivity: positive, monotonic: v.optional(v.boolean(), false) }),
    ({ scores, epsilon, sensitivity, monotonic }) => ({ p: exponentialProbabilities(scores, epsilon, sensitivity, monotonic) }),
  ),
  defineFamily(
    {
      mechanism: "permuteAndFlip.probabilities",
      params: about("scores", "epsilon", "sensitivity"),
      gives: { p: "probability of each candidate" },
    },
    v.strictObject({ scores: numbers, epsilon: positive, sensitivity: positive }),
    ({ scores, epsilon, sensitivity }) => ({ p: permuteAndFlipProbabilities(scores, epsilon, sensitivity) }),
  ),
  defineFamily(
    {
      mechanism: "reportNoisyMax.laplaceTwo",
      params: {
        ...about("epsilon", "sensitivity"),
        scoreGap: "how far the worse one is behind, >= 0",
        noiseScale: "free text; always 2 sensitivity / epsilon on each score; sensitivity 1 unless given",
      },
      gives: { pWrong: "P(the worse of two wins), continuous Laplace noise" },
    },
    v.strictObject({ scoreGap: number, epsilon: positive, sensitivity: v.optional(positive, 1), noiseScale: remark }),
    ({ scoreGap, epsilon, sensitivity }) => ({ pWrong: worseOfTwoWins(scoreGap, (2 * sensitivity) / epsilon) }),
  ),
  defineFamily(
    {
      mechanism: "sparseVector.stopProbabilities",
      params: {
        ...about("epsilon", "sensitivity"),
        answers: "true answers in the order of the questions",
        threshold: "a number",
        noise: "free text; always Laplace of scale 2 sensitivity / epsilon in the threshold and twice that in answers, one above",
      },
      gives: { stopAt: "P(the first answer above is the k-th), a list", never: "P(none is above)" },
    },
    v.strictObject({ answers: numbers, threshold: number, epsilon: positive, sensitivity: v.optional(positive, 1), noise: remark }),
    ({ answers, threshold, epsilon, sensitivity }) => ({ ...stopLaw(answers, threshold, epsilon, sensitivity) }),
  ),
  defineFamily(
    {
      mechanism: "quantile.intervalProbabilities",
      params: {
        ...about("epsilon"),
        data: "a list of numbers; moved into the bounds",
        quantile: "0 to 1",
        lower: "a number",
        upper: "above lower",
        score: "free text; always -|i - quantile n|, weight width e^(epsilon score / 2)",
      },
      gives: { p: "probability of each interval between lower, the data in order, and upper" },
    },
    v.strictObject({ data: numbers, quantile: number, lower: number, upper: number, epsilon: positive, score: remark }),
    ({ data, quantile, lower, upper, epsilon }) => ({ p: intervalProbabilities(data, quantile, lower, upper, epsilon) }),
  ),
];

const histograms: readonly Family[] = [
  defineFamily(
    {
      mechanism: "stabilityHistogram.threshold",
      params: {
        ...about("epsilon", "delta"),
        l0: "in how many keys a person is, whole number, >= 1; default 1",
        lInf: "how often in each, whole number, >= 1; default 1",
      },
      gives: { threshold: "of noisy counts, continuous Laplace noise of scale l0 lInf / epsilon" },
    },
    v.strictObject({ epsilon: positive, delta: openDelta, l0: v.optional(count, 1), lInf: v.optional(count, 1) }),
    ({ epsilon, delta, l0, lInf }) => ({ threshold: laplaceThreshold(epsilon, delta, { maxPartitions: l0, maxPerPartition: lInf }) }),
  ),
  defineFamily(
    {
      mechanism: "partitionSelection.keepProbability",
      params: {
        ...about("epsilon", "delta"),
        users: "people who have the key, whole number",
        mechanism: 'begins with "optimal"',
      },
      gives: { p: "P(the key is kept), where a person is in one key" },
    },
    v.strictObject({
      epsilon: positive,
      delta: openDelta,
      users: count,
      mechanism: v.optional(v.pipe(v.string(), v.startsWith("optimal", 'Only the mechanism that begins with "optimal" is known.'))),
    }),
    ({ epsilon, delta, users }) => ({ p: keepLaw(epsilon, delta, users).keep }),
  ),
  defineFamily(
    {
      mechanism: "hierarchical.rangeVariance",
      params: {
        ...about("epsilon"),
        leaves: "a power of branching",
        branching: "whole number, >= 2",
        levels: "root and leaves included; must agree with leaves and branching",
        lo: "first leaf of the range, from 0",
        hi: "the leaf after its last one",
        noise: "free text; always Laplace of scale levels / epsilon on each node",
      },
      gives: {
        flatLaplaceLeaves: "variance from leaves only, with all of epsilon",
        treeNodesUsed: "nodes that the range is the sum of",
        treeVariance: "of that sum",
        consistentVariance: "of the least-squares fit",
      },
    },
    v.strictObject({
      leaves: count,
      branching: count,
      levels: v.optional(count),
      lo: count,
      hi: count,
      epsilon: positive,
      noise: remark,
    }),
    ({ leaves, branching, levels: declared, lo, hi, epsilon }) => {
      const shape = { branching, leaves };
      const levels = levelsOf(shape);
      if (declared !== undefined && declared !== levels) {
        throw new RangeError(`A tree of ${leaves} leaves and branching ${branching} has ${levels} levels, not ${declared}.`);
      }
      const { nodesUsed, tree, consistent } = rangeVariance(shape, lo, hi, 2 * (levels / epsilon) ** 2);
      return {
        flatLaplaceLeaves: ((hi - lo) * 2) / epsilon ** 2,
        treeNodesUsed: nodesUsed,
        treeVariance: tree,
        consistentVariance: consistent,
      };
    },
  ),
  defineFamily(
    {
      mechanism: "hierarchical.consistency",
      params: {
        noisy: "all nodes of a full tree, level by level from the root",
        branching: "whole number, >= 2; default 2",
        order: 'free text that begins with "root"',
      },
      gives: { leaves: "the least-squares fit of the leaves" },
    },
    v.strictObject({
      noisy: numbers,
      branching: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(2)), 2),
      order: v.optional(v.pipe(v.string(), v.startsWith("root", "Nodes come level by level, from the root."))),
    }),
    ({ noisy, branching }) => ({
      leaves: consistentLeaves({ branching, leaves: (noisy.length * (branching - 1) + 1) / branching }, noisy),
    }),
  ),
  defineFamily(
    {
      mechanism: "continual.binaryMechanism",
      params: {
        ...about("epsilon"),
        T: "numbers in the whole stream, whole number, >= 1",
        t: "after how many of them, 1 to T",
        noise: "free text; always Laplace of scale (floor(log2 T) + 1) / epsilon on each block",
      },
      gives: { nodesUsed: "blocks that the total is the sum of", variance: "of the total" },
    },
    v.strictObject({ T: count, t: count, epsilon: positive, noise: remark }),
    ({ T, t, epsilon }) => ({ nodesUsed: blocksAt(t), variance: totalVariance(T, t, epsilon) }),
  ),
];

const relation = v.picklist(["add-remove", "replace-one"]);
const bounds = { lower: number, upper: number };
const averaging = { ...bounds, n: count, nPublic: v.optional(v.literal(true)), relation: v.literal("replace-one") };

const sensitivity = defineFamily(
  {
    mechanism: "sensitivity",
    params: {
      query: '"count", "sum", "mean", "histogram" or "variance (divide by n)"',
      relation: '"add-remove" or "replace-one"; mean and variance: replace-one only',
      lower: "declared bound of the values (sum, mean, variance)",
      upper: "declared bound",
      n: "how many people, public (mean, variance)",
      nPublic: "true (mean, variance)",
      maxPartitions: "keys of one person (histogram); default 1",
      maxPerPartition: "how often in each (histogram); default 1",
    },
    gives: { l1: "in units of the answer", l2: "the same", lInfinity: "the same" },
  },
  v.variant("query", [
    v.strictObject({ query: v.literal("count"), relation }),
    v.strictObject({ query: v.literal("sum"), ...bounds, relation }),
    v.strictObject({ query: v.literal("histogram"), maxPartitions: v.optional(count, 1), maxPerPartition: v.optional(count, 1), relation }),
    v.strictObject({ query: v.literal("mean"), ...averaging }),
    v.strictObject({ query: v.picklist(["variance", "variance (divide by n)"]), ...averaging }),
  ]),
  (asked) => {
    const { l1, l2, lInfinity } = sensitivityAsked(asked);
    return { l1, l2, lInfinity };
  },
);

type Asked =
  | ({ readonly relation: "add-remove" | "replace-one" } & Parameters<typeof sensitivityOf<"add-remove">>[0])
  | { readonly query: "mean" | "variance" | "variance (divide by n)"; readonly lower: number; readonly upper: number; readonly n: number };

function sensitivityAsked(asked: Asked) {
  switch (asked.query) {
    case "mean":
      return sensitivityOf<"replace-one">({ ...asked, query: "mean" }, "replace-one");
    case "variance":
    case "variance (divide by n)":
      return sensitivityOf<"replace-one">({ ...asked, query: "variance" }, "replace-one");
    default:
      return sensitivityOf<"add-remove" | "replace-one">(asked, asked.relation);
  }
}

export const families: readonly Family[] = [...local, ...selection, ...histograms, sensitivity];
