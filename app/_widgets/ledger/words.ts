/** Numbers and lines of the ledger as they are written. */
import type { Answer, Line, Result } from "../../../lib/experiments/ledger.result.ts";

const MINUS = "\u2212";

/** Whole from 100 on, with a decimal below. */
export const about = (x: number): string => {
  const size = Math.abs(x);
  const digits = size >= 100 || Number.isInteger(x) ? 0 : 1;
  return (x < 0 ? MINUS : "") + size.toLocaleString("en-GB", { maximumFractionDigits: digits, minimumFractionDigits: 0 });
};

/** An epsilon: exact where it was typed, three digits where it was worked out. */
export const price = (epsilon: number): string => (epsilon === 0 ? "0" : String(Number(epsilon.toPrecision(3))));

/** "of 0.2" worked out from a budget must not read as more than is left. */
export const left = (budget: number, spent: number): number => Math.max(0, Number((budget - spent).toPrecision(9)));

export const said = ({ value, groups }: Answer): string =>
  groups ? groups.map((group) => `${group.name} ${about(group.value)}`).join(", ") : value === null ? "nobody" : about(value);

/** How far off it may be, in 95 of 100 such answers. */
export function bandOf({ low, high, ranks, within }: Answer): string {
  if (within !== undefined) return `each ± ${about(within)}`;
  if (ranks !== undefined) return `rank ± ${about(Math.ceil(ranks))} people`;
  return low === undefined || high === undefined ? "" : `${about(low)} to ${about(high)}`;
}

export const RULE = { sum: "sum of prices", "fully-adaptive": "fully adaptive rule" } as const;

/** In the order of the accountants' age; a name for each that may be there. */
export const ACCOUNTANTS: Readonly<Record<string, string>> = {
  basic: "Basic: sum of ε",
  advanced: "Advanced composition",
  optimal: "Optimal, from ε and δ alone",
  zcdp: "Zero-concentrated",
  rdp: "Rényi",
  gdp: "Gaussian, an estimate",
  clt: "Central limit, an estimate",
  pld: "Loss distribution",
};

export const lastOf = ({ lines }: Pick<Result, "lines">): Line | undefined => lines.at(-1);

/** Where the ledger is, in words. */
export const KEPT = {
  browser: "This browser keeps the ledger, also when the page is closed.",
  page: "Your browser stores nothing for this page: a reload forgets what was spent, and the promise with it.",
  run: "A rehearsal: with a seed anybody can work out the noise, so this ledger ends with the run.",
} as const;
