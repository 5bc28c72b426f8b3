/** Composition, its accountants in closed form, trade-off functions, group privacy, amplification and filters (lib/dp). */
import * as v from "valibot";
import { deltaOfAll, dworkRoth, kairouzOhViswanath } from "../../lib/dp/account/advanced.ts";
import { addedUp } from "../../lib/dp/account/basic.ts";
import { gaussianEpsilon } from "../../lib/dp/account/gaussian.ts";
import { composedMu, limitMu } from "../../lib/dp/account/gdp.ts";
import { optimalDelta, optimalEpsilon, optimalStep } from "../../lib/dp/account/optimal.ts";
import { largestRho, rhoToDelta, rhoToEpsilon, simpleRhoToEpsilon } from "../../lib/dp/account/rho.ts";
import { rhoOfBoundedRange, rhoOfPure } from "../../lib/dp/account/zcdp.ts";
import { poissonAmplified, shuffleAmplified } from "../../lib/dp/amplification.ts";
import { answersWithin, fullyAdaptiveEpsilon, makeFilter } from "../../lib/dp/filter.ts";
import { groupPrivacy } from "../../lib/dp/group-privacy.ts";
import { toNumber } from "../../lib/dp/rational.ts";
import { gaussianTradeOff, promisedTradeOff, randomisedResponseTradeOff } from "../../lib/dp/trade-off.ts";
import { count, defineFamily, type Family, positive, probability } from "./family.ts";

const someDelta = v.pipe(v.number(), v.minValue(0), v.ltValue(1));
const slack = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));
const atLeastZero = v.pipe(v.number(), v.finite(), v.minValue(0));
const atLeastOne = v.pipe(count, v.minValue(1));
/** A word about the formula, for the reader of the file. */
const remark = v.optional(v.string());
/** The name of a form may be followed by its reference. */
const startsWith = (...names: readonly string[]) =>
  v.pipe(
    v.string(),
    v.check((text) => names.some((name) => text.startsWith(name)), `does not begin with ${names.join(" or ")}`),
  );

const EPSILON = "number above 0";
const DELTA = "number from 0, below 1";
const SLACK = "number above 0, below 1";
const COUNT = "whole number";

const composition = [
  defineFamily(
    { mechanism: "composition.basic", params: { count: COUNT, epsilon: EPSILON, delta: DELTA }, gives: { epsilon: "sum", delta: "sum" } },
    v.strictObject({ count, epsilon: positive, delta: someDelta }),
    ({ count: times, epsilon, delta }) => {
      const sum = addedUp([{ epsilon, delta, times }]);
      return { epsilon: toNumber(sum.epsilon), delta: toNumber(sum.delta) };
    },
  ),
  defineFamily(
    {
      mechanism: "composition.advanced",
      params: {
        epsilon: EPSILON,
        delta: `${DELTA}; may be left out: 0`,
        count: COUNT,
        deltaPrime: SLACK,
        variant: 'text that begins with "Dwork-Roth" or "Kairouz-Oh-Viswanath"',
      },
      gives: { epsilon: "of all answers", delta: "of all answers, deltaPrime included" },
    },
    v.strictObject({
      epsilon: positive,
      delta: v.optional(someDelta, 0),
      count,
      deltaPrime: slack,
      variant: startsWith("Dwork-Roth", "Kairouz-Oh-Viswanath"),
    }),
    ({ epsilon, delta, count: times, deltaPrime, variant }) => {
      const parts = [{ epsilon, delta, times }];
      return variant.startsWith("Dwork-Roth")
        ? { epsilon: dworkRoth(parts, deltaPrime), delta: deltaOfAll(parts, deltaPrime, "sum") }
        : { epsilon: kairouzOhViswanath(parts, deltaPrime), delta: deltaOfAll(parts, deltaPrime, "product") };
    },
  ),
  ...(["composition.optimal", "composition.optimalDiscrete"] as const).map((mechanism) =>
    defineFamily(
      {
        mechanism,
        params: { epsilon: EPSILON, delta: DELTA, count: COUNT, totalDelta: DELTA, meaning: "text, not read" },
        gives: { epsilon: mechanism === "composition.optimal" ? "the smallest" : "the smallest of (count - 2i) epsilon" },
      },
      v.strictObject({ epsilon: positive, delta: someDelta, count: atLeastOne, totalDelta: someDelta, meaning: remark }),
      ({ epsilon, delta, count: times, totalDelta }) => ({
        epsilon:
          mechanism === "composition.optimal"
            ? optimalEpsilon([{ epsilon, delta, times }], totalDelta)
            : optimalStep({ epsilon, delta }, times, totalDelta),
      }),
    ),
  ),
  defineFamily(
    {
      mechanism: "composition.optimalHeterogeneous",
      params: { epsilons: "list of numbers above 0", deltas: "list as long; may be left out: 0", epsilonTotal: "number from 0" },
      gives: { delta: "the smallest at epsilonTotal" },
    },
    v.pipe(
      v.strictObject({ epsilons: v.array(positive), deltas: v.optional(v.array(someDelta)), epsilonTotal: atLeastZero }),
      v.check(({ epsilons, deltas }) => deltas === undefined || deltas.length === epsilons.length, "has not as many deltas as epsilons"),
    ),
    ({ epsilons, deltas = [], epsilonTotal }) => ({
      delta: optimalDelta(
        epsilons.map((epsilon, i) => ({ epsilon, delta: deltas[i] ?? 0, times: 1 })),
        epsilonTotal,
      ),
    }),
  ),
];

/** Permute-and-flip's log-ratios span more than epsilon (lib/dp/selection/selection.test.ts): epsilon^2 / 8 would be too little for it. */
const boundedRange = v.literal(
  "exponential",
  'is not "exponential", the one mechanism here whose range is bounded. Of permute-and-flip only epsilon^2 / 2 is proven: zcdp.fromPure.',
);

const zcdp = [
  defineFamily(
    {
      mechanism: "zcdp.fromBoundedRange",
      params: { epsilon: EPSILON, mechanism: "exponential; of no other is this true" },
      gives: { rho: "epsilon^2 / 8" },
    },
    v.strictObject({ epsilon: positive, mechanism: boundedRange }),
    ({ epsilon }) => ({ rho: rhoOfBoundedRange(epsilon) }),
  ),
  defineFamily(
    { mechanism: "zcdp.fromPure", params: { epsilon: EPSILON }, gives: { rho: "epsilon^2 / 2" } },
    v.strictObject({ epsilon: positive }),
    ({ epsilon }) => ({ rho: rhoOfPure(epsilon) }),
  ),
  defineFamily(
    {
      mechanism: "zcdp.rhoForEpsilonDelta",
      params: { epsilon: EPSILON, delta: SLACK },
      gives: { rho: "the largest, by the tight conversion" },
    },
    v.strictObject({ epsilon: positive, delta: slack }),
    ({ epsilon, delta }) => ({ rho: largestRho(epsilon, delta) }),
  ),
  defineFamily(
    { mechanism: "zcdp.toDelta", params: { rho: "number from 0", epsilon: "number from 0" }, gives: { delta: "by the tight conversion" } },
    v.strictObject({ rho: atLeastZero, epsilon: atLeastZero }),
    ({ rho, epsilon }) => ({ delta: rhoToDelta(rho, epsilon) }),
  ),
  defineFamily(
    {
      mechanism: "zcdp.toEpsilon",
      params: { rho: "number from 0", delta: SLACK, conversion: 'text that begins with "tight" or "simple"' },
      gives: { epsilon: "by that conversion" },
    },
    v.strictObject({ rho: atLeastZero, delta: slack, conversion: startsWith("tight", "simple") }),
    ({ rho, delta, conversion }) => ({ epsilon: (conversion.startsWith("tight") ? rhoToEpsilon : simpleRhoToEpsilon)(rho, delta) }),
  ),
];

const tradeOff = [
  defineFamily(
    {
      mechanism: "fdp.cltPoisson",
      params: { samplingRate: "number above 0, up to 1", sigma: "sigma / l2 sensitivity, above 0", steps: COUNT, delta: SLACK },
      gives: { mu: "of the limit", epsilon: "of the limit: an estimate, no bound" },
    },
    v.strictObject({ samplingRate: v.pipe(probability, v.gtValue(0)), sigma: positive, steps: atLeastOne, delta: slack }),
    ({ samplingRate, sigma, steps, delta }) => {
      const mu = limitMu(samplingRate, sigma, steps);
      return { mu, epsilon: gaussianEpsilon(mu, delta) };
    },
  ),
  defineFamily(
    {
      mechanism: "fdp.epsDeltaTradeoff",
      params: { epsilon: "number from 0", delta: "number from 0 to 1", alpha: "chance of a false alarm, 0 to 1" },
      gives: { beta: "the smallest chance to miss" },
    },
    v.strictObject({ epsilon: atLeastZero, delta: probability, alpha: probability }),
    ({ epsilon, delta, alpha }) => ({ beta: promisedTradeOff(epsilon, delta).beta(alpha) }),
  ),
  defineFamily(
    {
      mechanism: "fdp.gaussianTPR",
      params: { mu: "number from 0", fpr: "chance of a false alarm, 0 to 1" },
      gives: { tpr: "the largest chance to hit" },
    },
    v.strictObject({ mu: atLeastZero, fpr: probability }),
    ({ mu, fpr }) => ({ tpr: gaussianTradeOff(mu).power(fpr) }),
  ),
  defineFamily(
    { mechanism: "fdp.gdpCompose", params: { mus: "list of numbers from 0" }, gives: { mu: "of all" } },
    v.strictObject({ mus: v.array(atLeastZero) }),
    ({ mus }) => ({ mu: composedMu(mus) }),
  ),
  defineFamily(
    {
      mechanism: "fdp.randomizedResponseTPR",
      params: {
        keepProbability: "chance of the truth, from 1/options, below 1",
        fpr: "chance of a false alarm, 0 to 1",
        options: "whole number from 2; may be left out: 2",
      },
      gives: { tpr: "the largest chance to hit" },
    },
    v.strictObject({ keepProbability: slack, fpr: probability, options: v.optional(v.pipe(count, v.minValue(2)), 2) }),
    ({ keepProbability, fpr, options }) => ({ tpr: randomisedResponseTradeOff(keepProbability, options).power(fpr) }),
  ),
];

const groups = [
  defineFamily(
    {
      mechanism: "group.privacy",
      params: {
        epsilon: "number from 0",
        delta: "number from 0 to 1",
        groupSize: "whole number from 1",
        variant: 'may be left out, or text that begins with "Vadhan"',
      },
      gives: { epsilon: "of the group", delta: "of the group, at most 1" },
    },
    v.strictObject({ epsilon: atLeastZero, delta: probability, groupSize: atLeastOne, variant: v.optional(startsWith("Vadhan")) }),
    ({ groupSize, epsilon, delta }) => ({ ...groupPrivacy({ epsilon, delta }, groupSize) }),
  ),
];

const amplification = [
  defineFamily(
    {
      mechanism: "amplification.poisson",
      params: { epsilon: "number from 0", delta: "number from 0 to 1; may be left out: 0", samplingRate: "number from 0 to 1" },
      gives: { epsilon: "on the sample, add-remove", delta: "on the sample" },
    },
    v.strictObject({ epsilon: atLeastZero, delta: v.optional(probability, 0), samplingRate: probability }),
    ({ samplingRate, epsilon, delta }) => ({ ...poissonAmplified({ epsilon, delta }, samplingRate) }),
  ),
  defineFamily(
    {
      mechanism: "amplification.shuffle",
      params: {
        n: "people, whole number from 1",
        epsilonLocal: EPSILON,
        delta: SLACK,
        variant: 'may be left out, or text that begins with "Feldman-McMillan-Talwar 2021 closed form"',
      },
      gives: { epsilon: "of the shuffled reports, replace-one" },
    },
    v.strictObject({
      n: atLeastOne,
      epsilonLocal: positive,
      delta: slack,
      variant: v.optional(startsWith("Feldman-McMillan-Talwar 2021 closed form")),
    }),
    ({ n, epsilonLocal, delta }) => ({ epsilon: shuffleAmplified(n, epsilonLocal, delta) }),
  ),
];

/** What a filter charges at least (lib/dp/filter.ts). */
const charge = v.pipe(v.number(), v.finite(), v.minValue(1e-9));
const CHARGE = "number from 1e-9";

/** A list, or runs of [value, how often]. */
const epsilons = v.union([v.array(positive), v.strictObject({ runs: v.array(v.tuple([positive, count])) })]);

const filters = [
  defineFamily(
    {
      mechanism: "filter.fullyAdaptive",
      params: {
        epsilons: "list of numbers above 0, or { runs: [[number, how often], ...] }",
        deltaPrime: SLACK,
        variant: 'may be left out, or text that begins with "Whitehouse"',
      },
      gives: { epsilon: "spent" },
    },
    v.strictObject({ epsilons, deltaPrime: slack, variant: v.optional(startsWith("Whitehouse")) }),
    ({ epsilons: given, deltaPrime }) => {
      const runs = Array.isArray(given) ? given.map((epsilon) => [epsilon, 1] as const) : given.runs;
      return {
        epsilon: fullyAdaptiveEpsilon(
          runs.reduce((sum, [epsilon, times]) => sum + times * epsilon ** 2, 0),
          deltaPrime,
        ),
      };
    },
  ),
  defineFamily(
    {
      mechanism: "filter.pureSequence",
      params: { budgetEpsilon: EPSILON, spends: "list of numbers from 1e-9" },
      gives: { accepted: "of each, whether it was granted", spentAfter: "epsilon spent after each" },
    },
    v.strictObject({ budgetEpsilon: positive, spends: v.array(charge) }),
    ({ budgetEpsilon, spends }) => {
      const filter = makeFilter({ rule: "sum", epsilon: budgetEpsilon, delta: 0 });
      const verdicts = spends.map((epsilon) => filter.spend({ epsilon }));
      return { accepted: verdicts.map(({ granted }) => granted), spentAfter: verdicts.map(({ spent }) => spent.epsilon) };
    },
  ),
  defineFamily(
    {
      mechanism: "filter.queriesAllowed",
      params: { perQueryEpsilon: CHARGE, budgetEpsilon: EPSILON, budgetDelta: SLACK },
      gives: { basic: "answers, if epsilons add up", fullyAdaptive: "answers, by the fully adaptive filter" },
    },
    v.strictObject({ perQueryEpsilon: charge, budgetEpsilon: positive, budgetDelta: slack }),
    ({ perQueryEpsilon, budgetEpsilon: epsilon, budgetDelta: delta }) => ({
      basic: answersWithin(perQueryEpsilon, { rule: "sum", epsilon, delta }),
      fullyAdaptive: answersWithin(perQueryEpsilon, { rule: "fully-adaptive", epsilon, delta }),
    }),
  ),
];

export const families: readonly Family[] = [...composition, ...zcdp, ...tradeOff, ...groups, ...amplification, ...filters];
