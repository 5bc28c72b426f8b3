/** What a privacy loss comes to: closed forms of the Gaussian and Laplace laws, Renyi divergences, and loss distributions on a grid. */
import * as v from "valibot";
import {
  classicalSigma,
  gaussianDelta,
  gaussianEpsilon,
  gaussianSigma,
  laplaceDelta,
  sampledGaussianDelta,
} from "../../lib/dp/account/gaussian.ts";
import { deltaInterval, epsilonInterval } from "../../lib/dp/account/pld.ts";
import { type Conversion, epsilonFromRenyi, ORDERS, renyiDivergence, renyiOf } from "../../lib/dp/account/rdp.ts";
import { compose, type Event, repeat, type Spending, sampled } from "../../lib/dp/event.ts";
import { count, defineFamily, type Family, positive, probability } from "./family.ts";

const atLeast0 = v.pipe(v.number(), v.finite(), v.minValue(0));
const order = v.pipe(v.number(), v.finite(), v.minValue(1));
const poisson = { sampling: v.optional(v.literal("Poisson")), relation: v.optional(v.literal("add-remove")) };
/** Free text beside the numbers. */
const remark = v.optional(v.string());

const ABOUT = {
  sigma: "standard deviation of the noise, > 0",
  sensitivity: "l2 for Gaussian, l1 for Laplace noise, > 0",
  scale: "b of the Laplace noise, > 0",
  epsilon: "natural logarithm, >= 0",
  delta: "> 0, < 1",
  samplingRate: "chance of each row to be in a sample, in (0, 1]",
  order: ">= 1; 1 is the Kullback-Leibler divergence",
  steps: "whole number, >= 1",
  count: "how many times, whole number",
  parts: "list of { sigma, count }, and for pld.heterogeneous { kind, samplingRate, sigma, count }",
  orders: 'a list, { from, to, step }, "opacus-default" or "tf-default"; without it, all orders above 1',
  conversion: 'begins with "improved" (2020) or "original" (2017)',
} as const;
const about = (...names: readonly (keyof typeof ABOUT)[]) => Object.fromEntries(names.map((name) => [name, ABOUT[name]]));

const gaussian = (noise: number): Event => ({ kind: "gaussian", noise });
const spending = (event: Event): Spending => ({ relation: "add-remove", event });
const dpSgd = (p: { samplingRate: number; sigma: number; steps: number }) =>
  spending(repeat(p.steps, sampled(p.samplingRate, gaussian(p.sigma))));

function epsilonOf(what: Spending, delta: number) {
  const found = epsilonInterval(what, delta);
  if (!found.readable) throw new RangeError(found.why);
  return { epsilon: found.epsilon, atLeast: found.atLeast };
}

function deltaOf(what: Spending, epsilon: number) {
  const found = deltaInterval(what, epsilon);
  if (!found.readable) throw new RangeError(found.why);
  return { delta: found.delta, atLeast: found.atLeast };
}

const ordersField = v.union([
  v.picklist(["opacus-default", "tf-default"]),
  v.array(v.pipe(v.number(), v.gtValue(1))),
  v.strictObject({ from: v.pipe(v.number(), v.gtValue(1)), to: v.number(), step: positive }),
]);
function ordersOf(given: v.InferOutput<typeof ordersField>): readonly number[] {
  if (typeof given === "string") return ORDERS[given];
  if (Array.isArray(given)) return given;
  const { from, to, step } = given as { from: number; to: number; step: number };
  return Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, i) => from + i * step);
}
const conversionField = v.pipe(v.string(), v.regex(/^(improved|original)/, 'A conversion begins with "improved" or "original".'));
const conversionOf = (text: string): Conversion => (text.startsWith("improved") ? "2020" : "2017");

const interval = { atLeast: "the true value is not below this" };
const rdpGives = { rdp: "divergence, natural logarithm" };

export const families: readonly Family[] = [
  defineFamily(
    { mechanism: "gaussian.delta", params: about("sigma", "sensitivity", "epsilon"), gives: { delta: "smallest" } },
    v.strictObject({ sigma: positive, sensitivity: positive, epsilon: atLeast0 }),
    (p) => ({ delta: gaussianDelta(p.sensitivity / p.sigma, p.epsilon) }),
  ),
  defineFamily(
    { mechanism: "gaussian.epsilon", params: { mu: "sensitivity / sigma, > 0", ...about("delta") }, gives: { epsilon: "smallest" } },
    v.strictObject({ mu: positive, delta: probability, note: remark }),
    (p) => ({ epsilon: gaussianEpsilon(p.mu, p.delta) }),
  ),
  defineFamily(
    {
      mechanism: "gaussian.sigma",
      params: { ...about("epsilon", "delta", "sensitivity"), method: '"analytic", or begins with "classical" (epsilon <= 1)' },
      gives: { sigma: "smallest, resp. the textbook's" },
    },
    v.strictObject({
      epsilon: atLeast0,
      delta: probability,
      sensitivity: positive,
      method: v.pipe(v.string(), v.regex(/^(analytic|classical)/)),
    }),
    (p) => ({ sigma: (p.method.startsWith("analytic") ? gaussianSigma : classicalSigma)(p.epsilon, p.delta, p.sensitivity) }),
  ),
  defineFamily(
    { mechanism: "laplace.delta", params: about("scale", "sensitivity", "epsilon"), gives: { delta: "smallest" } },
    v.strictObject({ scale: positive, sensitivity: positive, epsilon: atLeast0 }),
    (p) => ({ delta: laplaceDelta(p.scale / p.sensitivity, p.epsilon) }),
  ),
  defineFamily(
    {
      mechanism: "subsampledGaussian.delta",
      params: about("samplingRate", "sigma", "epsilon", "count"),
      gives: { delta: "smallest; for a count above 1 the upper end of an interval", ...interval },
    },
    v.strictObject({ samplingRate: probability, sigma: positive, epsilon: atLeast0, count: v.optional(count, 1), ...poisson }),
    (p) => {
      if (p.count !== 1) return deltaOf(dpSgd({ ...p, steps: p.count }), p.epsilon);
      const delta = sampledGaussianDelta(p.samplingRate, 1 / p.sigma, p.epsilon);
      return { delta, atLeast: delta };
    },
  ),
  defineFamily(
    { mechanism: "rdp.gaussian", params: about("sigma", "order"), gives: rdpGives },
    v.strictObject({ sigma: positive, order }),
    (p) => ({ rdp: renyiDivergence({ kind: "gaussian", noise: p.sigma }, p.order) }),
  ),
  defineFamily(
    { mechanism: "rdp.laplace", params: about("scale", "sensitivity", "order"), gives: rdpGives },
    v.strictObject({ scale: positive, sensitivity: positive, order }),
    (p) => ({ rdp: renyiDivergence({ kind: "laplace", noise: p.scale / p.sensitivity }, p.order) }),
  ),
  defineFamily(
    { mechanism: "rdp.exponentialMechanism", params: about("epsilon", "order"), gives: rdpGives },
    v.strictObject({ epsilon: positive, order }),
    (p) => ({ rdp: renyiDivergence({ kind: "bounded-range", epsilon: p.epsilon }, p.order) }),
  ),
  defineFamily(
    {
      mechanism: "rdp.randomizedResponse",
      params: { pTruth: "chance of the true one of two answers, > 1/2, < 1", ...about("order") },
      gives: rdpGives,
    },
    v.strictObject({ pTruth: v.pipe(v.number(), v.gtValue(0.5), v.ltValue(1)), order }),
    (p) => ({ rdp: renyiDivergence({ kind: "randomised-response", epsilon: Math.log(p.pTruth / (1 - p.pTruth)), options: 2 }, p.order) }),
  ),
  defineFamily(
    {
      mechanism: "rdp.kRandomizedResponse",
      params: {
        noise: "chance that the answer is drawn from all categories, > 0, < 1",
        categories: "whole number, >= 2",
        ...about("order"),
      },
      gives: rdpGives,
    },
    v.strictObject({
      noise: v.pipe(v.number(), v.gtValue(0), v.ltValue(1)),
      categories: v.pipe(count, v.minValue(2)),
      order,
      relation: v.optional(v.literal("replace-one")),
      meaning: remark,
    }),
    (p) => {
      const other = p.noise / p.categories;
      return {
        rdp: renyiDivergence({ kind: "randomised-response", epsilon: Math.log1p((1 - p.noise) / other), options: p.categories }, p.order),
      };
    },
  ),
  defineFamily(
    { mechanism: "rdp.subsampledGaussian", params: about("samplingRate", "sigma", "order", "count"), gives: rdpGives },
    v.strictObject({ samplingRate: probability, sigma: positive, order, count: v.optional(count, 1), ...poisson }),
    (p) => {
      const renyi = renyiOf(dpSgd({ ...p, steps: p.count }));
      if (!renyi.readable) throw new RangeError(renyi.why);
      return { rdp: renyi.curve(p.order) };
    },
  ),
  defineFamily(
    {
      mechanism: "rdp.dpsgd",
      params: about("samplingRate", "sigma", "steps", "delta", "orders", "conversion"),
      gives: { epsilon: "smallest over the orders", order: "the best one" },
    },
    v.strictObject({
      samplingRate: probability,
      sigma: positive,
      steps: count,
      delta: probability,
      orders: v.optional(ordersField),
      conversion: conversionField,
      ...poisson,
    }),
    (p) => {
      const renyi = renyiOf(dpSgd(p));
      if (!renyi.readable) throw new RangeError(renyi.why);
      return { ...epsilonFromRenyi(renyi.curve, p.delta, p.orders && ordersOf(p.orders), conversionOf(p.conversion)) };
    },
  ),
  defineFamily(
    {
      mechanism: "rdp.toEpsilon",
      params: {
        rdp: "{ constant }: the same at all orders; or",
        gaussianSigma: "sigma at sensitivity 1",
        ...about("orders", "delta", "conversion"),
      },
      gives: { epsilon: "smallest over the orders", order: "the best one" },
    },
    v.union([
      v.strictObject({
        rdp: v.strictObject({ constant: atLeast0 }),
        orders: v.optional(ordersField),
        delta: probability,
        conversion: conversionField,
      }),
      v.strictObject({ gaussianSigma: positive, orders: v.optional(ordersField), delta: probability, conversion: conversionField }),
    ]),
    (p) => {
      const curve = "rdp" in p ? () => p.rdp.constant : (at: number) => at / (2 * p.gaussianSigma ** 2);
      return { ...epsilonFromRenyi(curve, p.delta, p.orders && ordersOf(p.orders), conversionOf(p.conversion)) };
    },
  ),
  defineFamily(
    { mechanism: "pld.dpsgd", params: about("samplingRate", "sigma", "steps", "delta"), gives: { epsilon: "upper end", ...interval } },
    v.strictObject({ samplingRate: probability, sigma: positive, steps: count, delta: probability, ...poisson }),
    (p) => epsilonOf(dpSgd(p), p.delta),
  ),
  defineFamily(
    {
      mechanism: "pld.dpsgd.delta",
      params: about("samplingRate", "sigma", "steps", "epsilon"),
      gives: { delta: "upper end", ...interval },
    },
    v.strictObject({ samplingRate: probability, sigma: positive, steps: count, epsilon: atLeast0, ...poisson }),
    (p) => deltaOf(dpSgd(p), p.epsilon),
  ),
  defineFamily(
    {
      mechanism: "pld.gaussian.compose",
      params: about("sigma", "sensitivity", "count", "delta"),
      gives: { epsilon: "upper end", ...interval },
    },
    v.strictObject({ sigma: positive, sensitivity: positive, count, delta: probability }),
    (p) => epsilonOf(spending(repeat(p.count, gaussian(p.sigma / p.sensitivity))), p.delta),
  ),
  defineFamily(
    {
      mechanism: "pld.laplace.compose",
      params: about("scale", "sensitivity", "count", "epsilon"),
      gives: { delta: "upper end", ...interval },
    },
    v.strictObject({ scale: positive, sensitivity: positive, count, epsilon: atLeast0 }),
    (p) => deltaOf(spending(repeat(p.count, { kind: "laplace", noise: p.scale / p.sensitivity })), p.epsilon),
  ),
  defineFamily(
    { mechanism: "pld.gaussian.heterogeneous", params: about("parts", "epsilon"), gives: { delta: "upper end", ...interval } },
    v.strictObject({ parts: v.array(v.strictObject({ sigma: positive, count })), epsilon: atLeast0 }),
    (p) => deltaOf(spending(compose(...p.parts.map((part) => repeat(part.count, gaussian(part.sigma))))), p.epsilon),
  ),
  defineFamily(
    { mechanism: "pld.heterogeneous", params: about("parts", "delta"), gives: { epsilon: "upper end", ...interval } },
    v.strictObject({
      parts: v.array(
        v.variant("kind", [
          v.strictObject({ kind: v.literal("gaussian"), sigma: positive, count }),
          v.strictObject({ kind: v.literal("subsampledGaussian"), samplingRate: probability, sigma: positive, count }),
        ]),
      ),
      delta: probability,
    }),
    (p) =>
      epsilonOf(
        spending(
          compose(
            ...p.parts.map((part) =>
              repeat(part.count, part.kind === "gaussian" ? gaussian(part.sigma) : sampled(part.samplingRate, gaussian(part.sigma))),
            ),
          ),
        ),
        p.delta,
      ),
  ),
];
