/** The names of things, for the figure, its tables and its picture. */

import type { Result } from "../../../lib/experiments/linkage.result.ts";
import type { Outcome } from "../../../lib/experiments/linkage.ts";

export { whole } from "../hundredths.ts";

/** Of a hundred; one decimal where there is little. */
export const percent = (share: number) => `${(100 * share).toLocaleString("en-GB", { maximumFractionDigits: share < 0.1 ? 1 : 0 })}\u00a0%`;

export const BECAME: Readonly<Record<Outcome, string>> = {
  right: "linked to the patient",
  wrong: "linked to somebody else",
  told: "diagnosis told, without a link",
  hidden: "hidden among several",
  nobody: "nobody in the register fits",
};

/** What became of one row, as short as it goes. */
export const became = ({ outcome, person, fits, alike }: Result["examples"][number]): string => {
  if (outcome === "right") return `resident ${person}: right`;
  if (outcome === "wrong") return `resident ${person}: wrong`;
  if (outcome === "nobody") return "nobody fits";
  const among = `${fits} ${fits === 1 ? "fits" : "fit"}, ${alike} ${alike === 1 ? "row" : "rows"}`;
  return outcome === "told" ? `${among}, one diagnosis` : among;
};

export const BIRTHS: Readonly<Record<Result["choices"][number]["birth"], string>> = {
  day: "day",
  month: "month",
  year: "year",
  decade: "decade",
  none: "no birth",
};

/** Years, or days where they are fewer than half a year. */
export const ageError = (years: number): string =>
  years === 0
    ? "exact"
    : years < 0.5
      ? `±${Math.round(365 * years)} days`
      : `±${years.toLocaleString("en-GB", { maximumFractionDigits: 1 })} years`;
