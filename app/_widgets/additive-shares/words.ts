/** Numbers in words, for the figure, its tables and its saved picture alike. */
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";

export type Result = ResultOf<Card<"additive-shares">>;

/** A whole number as text, with its thousands apart. */
export const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+$)/g, ",").replace("-", "\u2212");

/** How many elements a group has, by its name. */
export const orderOf = ({ order }: Pick<Result, "order">): string => (order === String(2n ** 64n) ? "2^64" : "2^61 \u2212 1");

/** "256", "10^12". */
export const rangeOf = (range: number): string => (range < 1e4 ? String(range) : `10^${Math.round(Math.log10(range))}`);

export const percent = (part: number, whole: number): string => {
  const share = (100 * part) / whole;
  return `${share.toLocaleString("en-GB", { maximumFractionDigits: share < 10 && share > 0 ? 1 : 0 })} %`;
};

export const bits = (n: number): string =>
  n === 0 ? "0" : n.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: n < 0.1 ? 4 : 2 });

/** A float as a person can compare it: four digits. */
export const float = (n: number): string => n.toExponential(3).replace("e+", "e").replace("-", "\u2212");
