/**
 * What a promise about one person is worth to a group: a family in a survey, one user's many rows.
 *
 * Trap: delta does not grow with the group's size, it explodes: by about e^((k-1) epsilon). A delta chosen for one is none for ten.
 * Trap: k^2 rho is less than what comes out of turning rho into (epsilon, delta) first and then asking for a group. Ask in this order.
 *
 * Source: Vadhan (2017), lemma 2.2; Bun and Steinke (2016), proposition 1.9, for rho; Dong, Roth, Su (2022), theorem 2.14, for mu.
 */

import { whole, within } from "./admissible.ts";
import type { Guarantee } from "./amplification.ts";

/**
 * (k epsilon, delta (e^(k epsilon) - 1) / (e^epsilon - 1)); a delta of 1 is where it promises nothing.
 *
 * @param size k, at least 1
 */
export function groupPrivacy({ epsilon, delta }: Guarantee, size: number): Guarantee {
  within("Epsilon", epsilon, 0, Number.MAX_VALUE);
  within("Delta", delta, 0, 1);
  whole("The size of a group", size, 1);
  if (delta === 0 || size === 1) return { epsilon: size * epsilon, delta };
  // 1 + e^epsilon + e^(2 epsilon) + ...: (e^(k epsilon) - 1) / (e^epsilon - 1) without an overflow.
  const ratio = epsilon === 0 ? size : Math.exp((size - 1) * epsilon) * (Math.expm1(-size * epsilon) / Math.expm1(-epsilon));
  return { epsilon: size * epsilon, delta: Math.min(1, delta * ratio) };
}

/** k^2 rho. */
export function groupRho(rho: number, size: number): number {
  return within("Rho", rho, 0, Number.MAX_VALUE) * whole("The size of a group", size, 1) ** 2;
}

/** k mu. */
export function groupMu(mu: number, size: number): number {
  return within("Mu", mu, 0, Number.MAX_VALUE) * whole("The size of a group", size, 1);
}
