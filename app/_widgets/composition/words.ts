/** Epsilons and confidences as they are written. */

/** Three digits that say something: 0.042, 4.22, 13.5, 250. */
export const amount = (epsilon: number): string =>
  epsilon === 0 ? "0" : epsilon >= 100 ? Math.round(epsilon).toLocaleString("en-GB") : String(Number(epsilon.toPrecision(3)));

/** An interval; one number where both ends look the same. */
export const between = (low: number, high: number): string =>
  amount(low) === amount(high) ? amount(high) : `between ${amount(low)} and ${amount(high)}`;

/** 99 %, 99.95 %. */
export const percent = (share: number): string => `${Number((100 * share).toPrecision(6))}\u00a0%`;
