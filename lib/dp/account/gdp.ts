/**
 * Accounting by Gaussian differential privacy: an event is no easier to tell apart than two normal laws mu standard deviations apart. For
 * Gaussian noise that is exact, and stays exact under composition (mu is the root of the sum of squares). A pure event has a mu as well:
 * the one whose curve goes through the corner of its own.
 *
 * Many small events on samples tend to a Gaussian (a central limit theorem). `centralLimit` reads training runs that way.
 *
 * Trap: the limit is no bound. Noise 1.5, rate 0.04, 2249 steps: 6.60 by the limit, 6.77 in truth. It is labelled an estimate, has an
 * accountant of its own, and is never shown as a guarantee.
 *
 * `gdp` is labelled an estimate as well, although its number is a bound for each event that it reads (and it reads no sample). What is reported
 * "by Gaussian differential privacy" is mostly the limit, and a reader who is shown one of the two as a guarantee takes the other for one.
 *
 * Source: Dong, Roth, Su (2022), theorem 2.7, corollary 3.3; Bu, Dong, Long, Su (2020), theorem 5, for Poisson samples. For pure events: the
 * curve of mu = 2 Phi^-1(e^epsilon / (1 + e^epsilon)) is convex and meets the corner's curve in its three corners, so lies below it.
 */

import { quantile } from "../../math/index.ts";
import { positive, whole, within } from "../admissible.ts";
import type { BaseEvent, Leaf } from "../event.ts";
import type { Accountant, Owed, Unreadable } from "./accountant.ts";
import { gaussianEpsilon } from "./gaussian.ts";
import { admissibleDelta, leavesOrWhy, pureEpsilon } from "./promised.ts";

/** sqrt(sum mu^2). @param mus each at least 0 */
export function composedMu(mus: Iterable<number>): number {
  let sum = 0;
  for (const mu of mus) sum += within("Mu", mu, 0, Number.MAX_VALUE) ** 2;
  return Math.sqrt(sum);
}

/** The smallest mu of any epsilon-pure event. Infinity where e^-epsilon is no double. @param epsilon at least 0 */
export const muOfPure = (epsilon: number): number =>
  0 - 2 * quantile(Math.exp(-within("Epsilon", epsilon, 0, Number.MAX_VALUE)) / (1 + Math.exp(-epsilon)));

/**
 * The limit's mu of Gaussian noise on Poisson samples: rate sqrt(steps (e^(1/noise^2) - 1)). An estimate.
 *
 * @param noise sigma / l2 sensitivity
 * @param rate above 0 and at most 1
 */
export function limitMu(rate: number, noise: number, steps: number): number {
  if (!(rate > 0 && rate <= 1)) throw new RangeError(`The sampling rate is ${rate}; it must be above 0 and at most 1.`);
  return rate * Math.sqrt(whole("The number of steps", steps, 0) * Math.expm1(positive("The noise", noise) ** -2));
}

function exactMu(event: BaseEvent): number | undefined {
  if (event.kind === "gaussian") return 1 / positive("The noise", event.noise);
  const pure = pureEpsilon(event);
  return pure === undefined ? undefined : muOfPure(pure);
}

/** One accountant for each way to a mu; undefined where there is none. */
function epsilonFrom(
  leaves: readonly Leaf[] | Unreadable,
  delta: number,
  muOf: (leaf: Leaf) => number | undefined,
  formula: string,
): Owed | Unreadable {
  if ("readable" in leaves) return leaves;
  const mus: number[] = [];
  for (const leaf of leaves) {
    const mu = muOf(leaf);
    if (mu === undefined) return { readable: false, why: whyNot(leaf) };
    mus.push(mu);
  }
  if (mus.some((mu) => mu === Number.POSITIVE_INFINITY)) return { readable: true, epsilon: Number.POSITIVE_INFINITY, formula };
  const mu = composedMu(mus);
  const epsilon = mu === 0 ? 0 : delta === 0 ? Number.POSITIVE_INFINITY : gaussianEpsilon(mu, delta);
  return { readable: true, epsilon, formula };
}

function whyNot({ event, rate }: Leaf): string {
  if (rate < 1) return "An event on a sample has no mu, only a limit for Gaussian noise and many steps.";
  if (event.kind === "discrete-gaussian") return "Gaussian noise on whole numbers is not exactly Gaussian: it has no mu that fits.";
  return "Nothing but epsilon and delta, or rho, is known of an event, and from that no mu follows.";
}

export const gdp: Accountant = {
  id: "gdp",
  name: "Gaussian differential privacy (estimate)",
  kind: "estimate",
  source: "Dong, Roth, Su (2022), corollary 3.3",
  epsilonAt(spending, delta) {
    admissibleDelta(delta);
    const muOf = ({ event, rate, times }: Leaf) => {
      const mu = rate < 1 ? undefined : exactMu(event);
      return mu === undefined ? undefined : mu * Math.sqrt(times);
    };
    return epsilonFrom(
      leavesOrWhy(spending),
      delta,
      muOf,
      "mu = sqrt(sum mu^2); delta = Phi(mu/2 - epsilon/mu) - e^epsilon Phi(-mu/2 - epsilon/mu)",
    );
  },
};

/**
 * sigma / sensitivity of Gaussian noise, on whole numbers too: the limit needs the variance of the likelihood ratio, e^(1/noise^2) - 1, and
 * that is the same for both (the divergence at order 2).
 */
function noiseOf(event: BaseEvent): number | undefined {
  if (event.kind === "gaussian") return event.noise;
  return event.kind === "discrete-gaussian"
    ? Math.sqrt(positive("The variance", event.sigma2)) / whole("The number of steps", event.steps, 1)
    : undefined;
}

export const centralLimit: Accountant = {
  id: "clt",
  name: "Central limit (estimate)",
  kind: "estimate",
  source: "Bu, Dong, Long, Su (2020), theorem 5",
  epsilonAt(spending, delta) {
    admissibleDelta(delta);
    const leaves = leavesOrWhy(spending);
    if (spending.relation === "replace-one" && "some" in leaves && leaves.some(({ rate }) => rate < 1)) {
      return { readable: false, why: "The limit is for Poisson samples under add-remove." };
    }
    const muOf = ({ event, rate, times }: Leaf) => {
      if (rate < 1) {
        const noise = noiseOf(event);
        return noise === undefined ? undefined : limitMu(rate, noise, times);
      }
      const mu = exactMu(event);
      return mu === undefined ? undefined : mu * Math.sqrt(times);
    };
    return epsilonFrom(leaves, delta, muOf, "mu = sqrt(sum rate^2 steps (e^(1/noise^2) - 1)), as if Gaussian");
  },
};
