/** Families of numerical vectors: bounds on a probability, and lower bounds on epsilon from outside. */
import * as v from "valibot";
import { epsilonLowerBound, oneRunLowerBound } from "../../lib/dp/audit.ts";
import { nanoEpsilon } from "../../lib/dp/budget.ts";
import { lowerBound, upperBound } from "../../lib/dp/clopper-pearson.ts";
import { mechanismOf } from "../../lib/dp/mechanism.ts";
import { count, defineFamily, type Family, positive, probability } from "./family.ts";

const atLeastOne = v.pipe(count, v.minValue(1));
/** A probability that is neither impossible nor certain. */
const share = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));
const trials = v.pipe(count, v.minValue(1), v.maxValue(1_000_000));
const remark = v.optional(v.string());
const ALPHA = "above 0 and below 1: the chance to be wrong";

const clopperPearson = defineFamily(
  {
    mechanism: "audit.clopperPearson",
    params: { successes: "whole", trials: "whole", alpha: `${ALPHA}, half at each end`, sided: 'optional: "two-sided, alpha/2 each"' },
    gives: { lower: "bound on the probability", upper: "bound on the probability" },
  },
  v.strictObject({ successes: count, trials: atLeastOne, alpha: share, sided: v.optional(v.literal("two-sided, alpha/2 each")) }),
  ({ successes, trials: n, alpha }) => ({ lower: lowerBound(successes, n, alpha / 2), upper: upperBound(successes, n, alpha / 2) }),
);

const auditBound = defineFamily(
  {
    mechanism: "audit.epsilonLowerBound",
    params: {
      truePositives: "hits where the event is frequent",
      falsePositives: "hits where it is rare",
      trialsEach: "tries in each world",
      delta: "0 to below 1",
      alpha: ALPHA,
      rule: "optional, in words",
    },
    gives: { epsilonLower: "epsilon is at least this" },
  },
  v.strictObject({ truePositives: count, falsePositives: count, trialsEach: atLeastOne, delta: probability, alpha: share, rule: remark }),
  ({ truePositives, falsePositives, trialsEach, delta: allowed, alpha }) => ({
    epsilonLower: epsilonLowerBound(
      { frequent: { hits: truePositives, tries: trialsEach }, rare: { hits: falsePositives, tries: trialsEach } },
      allowed,
      alpha,
    ),
  }),
);

const oneRun = defineFamily(
  {
    mechanism: "audit.oneRunPure",
    params: { guesses: "made in one run", correct: "of them", beta: ALPHA, delta: "0: the pure case only" },
    gives: { epsilonLower: "epsilon is at least this" },
  },
  v.strictObject({ guesses: atLeastOne, correct: count, beta: share, delta: v.optional(v.literal(0)) }),
  ({ guesses, correct, beta }) => ({ epsilonLower: oneRunLowerBound({ guesses, correct }, beta) }),
);

/** One audit's bound varies by a twentieth where the event is rare in one world; the median of these does by a fiftieth. */
const AUDITS = 5;

const wrongSensitivity = defineFamily(
  {
    mechanism: "audit.wrongSensitivity",
    params: {
      claimedEpsilon: "above 0",
      laplaceScale: "b of the noise, above 0",
      trueDifference: "of the two worlds' answers, above 0",
      event: '"y >= larger true value"',
      trialsEach: "tries in each world, 1 to 1,000,000",
      alpha: ALPHA,
    },
    gives: {
      epsilonTrue: "difference / scale",
      epsilonLowerBoundTypical: "median of five audits by sampling",
      exceedsClaim: "that bound is above claimedEpsilon",
    },
  },
  v.strictObject({
    claimedEpsilon: positive,
    laplaceScale: positive,
    trueDifference: positive,
    event: v.optional(v.literal("y >= larger true value")),
    trialsEach: trials,
    alpha: share,
  }),
  ({ claimedEpsilon, laplaceScale, trueDifference, trialsEach, alpha }, { rng }) => {
    const { grid, sampler } = mechanismOf({ name: "laplace", epsilon: nanoEpsilon(1 / laplaceScale), sensitivity: 1 });
    const draw = sampler(rng);
    const hitsFrom = (truth: number) => {
      let hits = 0;
      for (let trial = 0; trial < trialsEach; trial++) if (truth + grid * draw() >= trueDifference) hits++;
      return { hits, tries: trialsEach };
    };
    const bounds = Array.from({ length: AUDITS }, () =>
      epsilonLowerBound({ frequent: hitsFrom(trueDifference), rare: hitsFrom(0) }, 0, alpha),
    ).sort((a, b) => a - b);
    const typical = bounds[(AUDITS - 1) / 2] as number;
    return { epsilonTrue: trueDifference / laplaceScale, epsilonLowerBoundTypical: typical, exceedsClaim: typical > claimedEpsilon };
  },
);

export const families: readonly Family[] = [clopperPearson, auditBound, oneRun, wrongSensitivity];
