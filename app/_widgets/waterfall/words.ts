/** Columns, combinations and what becomes of a row, in words. */
import type { Result } from "../../../lib/experiments/waterfall.result.ts";
import { nameOf } from "../dpca-psi/words.ts";

export { nameOf };

/** "e-mail and login", "no column". */
export function combinationOf(bits: number, columns: number): string {
  const names = Array.from({ length: columns }, (_, i) => i)
    .filter((column) => bits & (1 << column))
    .map(nameOf);
  return names.length === 0 ? "no column" : names.join(" and ");
}

/** The most telling first: how many columns, then which. Rows that agree with nobody last. */
export const sorted = ({ combinations }: Result): Result["combinations"] =>
  combinations.toSorted((a, b) => ones(b.bits) - ones(a.bits) || a.bits - b.bits);
const ones = (bits: number): number => (bits === 0 ? 0 : (bits & 1) + ones(bits >> 1));

export const CAME: Readonly<Record<Result["followed"]["rounds"][number]["came"], string>> = {
  matched: "matched, and leaves",
  "no partner": "nobody has it",
  "nothing to compare": "empty",
  "partner gone": "its partner has left before",
  gone: "no longer in the game",
};

/** In which round a row left, from 1; undefined: it never did. */
export const roundOf = ({ order }: Pick<Result, "order">, match: Result["shop"][number]["match"]): number | undefined =>
  match ? order.indexOf(match.column) + 1 : undefined;
