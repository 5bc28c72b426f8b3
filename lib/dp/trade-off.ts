/**
 * Trade-off functions: of all tests that tell two neighbouring databases apart, the smallest chance to miss (beta) at each chance of a false
 * alarm (alpha). The whole of what a mechanism gives away, in one curve; every guarantee is a curve that it stays above.
 *
 * Trap: 1 - beta has no digits left where beta is near 1. The attacker's power (true positive rate) is therefore computed by itself.
 * Trap: (epsilon, delta) is a family of curves and not one mechanism. The curve says what is not ruled out, not what an attacker reaches.
 *
 * Source: Dong, Roth, Su (2022), definitions 2.1 and 2.6, proposition 2.5; Wasserman and Zhou (2010) for (epsilon, delta).
 */
import { cdf, quantile } from "../math/index.ts";
import { between, positive, whole, within } from "./admissible.ts";

export interface TradeOff {
  /** The chance to miss, at a chance of a false alarm in [0, 1]. */
  beta(alpha: number): number;
  /** The chance to hit: 1 - beta, with all its digits. */
  power(alpha: number): number;
}

const alarm = (alpha: number): number => within("The chance of a false alarm", alpha, 0, 1);

/** Two normal laws, mu standard deviations apart. @param mu at least 0 */
export function gaussianTradeOff(mu: number): TradeOff {
  within("Mu", mu, 0, Number.MAX_VALUE);
  return {
    beta: (alpha) => cdf(-quantile(alarm(alpha)) - mu),
    power: (alpha) => cdf(quantile(alarm(alpha)) + mu),
  };
}

/** All that an (epsilon, delta) promise allows. */
export function promisedTradeOff(epsilon: number, delta: number): TradeOff {
  within("Epsilon", epsilon, 0, Number.MAX_VALUE);
  within("Delta", delta, 0, 1);
  const fall = Math.exp(-epsilon);
  return {
    // alpha = 0 before e^epsilon: 0 times Infinity is no number.
    beta: (alpha) => Math.max(0, 1 - delta - (alarm(alpha) === 0 ? 0 : Math.exp(epsilon) * alpha), fall * (1 - delta - alpha)),
    power: (alpha) => Math.min(1, delta + (alarm(alpha) === 0 ? 0 : Math.exp(epsilon) * alpha), 1 - fall * (1 - delta - alpha)),
  };
}

/**
 * Randomised response among `options` answers: the truth with probability `keep`, else one of the others, each as likely. Three straight
 * pieces: the answer that speaks against the database, those that say nothing (with two options there are none), and the one that speaks for it.
 *
 * @param keep at least 1 / options and below 1
 */
export function randomisedResponseTradeOff(keep: number, options = 2): TradeOff {
  whole("The number of options", options, 2);
  between("The chance to keep the truth", keep, 0, 1);
  if (keep < 1 / options)
    throw new RangeError(`The truth is kept with chance ${keep}; it is no less likely than another answer, 1/${options}.`);
  const lie = (1 - keep) / (options - 1);
  const power = (alpha: number): number => {
    if (alarm(alpha) <= lie) return (keep / lie) * alpha;
    const neutral = Math.min(alpha - lie, (options - 2) * lie);
    return Math.min(1, keep + neutral + (lie / keep) * Math.max(0, alpha - lie - neutral));
  };
  // The two worlds are alike but for their names, so the curve is its own inverse, and it is mirrored at its ends.
  const beta = (alpha: number): number => {
    if (alarm(alpha) <= lie) return 1 - (keep / lie) * alpha;
    const rest = 1 - alpha;
    return rest <= keep ? (lie / keep) * rest : lie + (rest - keep);
  };
  return { beta, power };
}

/** The same by its epsilon, ln(keep / lie). */
export function randomisedResponseOfEpsilon(epsilon: number, options = 2): TradeOff {
  whole("The number of options", options, 2);
  return randomisedResponseTradeOff(1 / (1 + (options - 1) * Math.exp(-positive("Epsilon", epsilon))), options);
}
