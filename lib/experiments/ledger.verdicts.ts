/** What the face of the ledger concludes. */
import type { Result } from "./ledger.result.ts";

/** A question was refused in this run. */
export const questionRefused = ({ refused }: Pick<Result, "refused">): boolean => refused > 0;

/** The table's ledger was there before this run. */
export const foundAgain = ({ ledger }: { readonly ledger: Pick<Result["ledger"], "found"> }): boolean => ledger.found > 0;

/** Of the same answers, the fully adaptive rule reckons less than the sum of prices. */
export const adaptiveSpendsLess = ({ filter }: Pick<Result, "filter">): boolean =>
  filter["fully-adaptive"].spent.epsilon < filter.sum.spent.epsilon;

/** The ledger keeps to the budget that its first answer fixed, and another one is set. */
export const budgetStands = (
  { ledger: { budget } }: { readonly ledger: Pick<Result["ledger"], "budget"> },
  set: { readonly budget: number; readonly rule: string; readonly delta: number },
): boolean => budget.epsilon !== set.budget || budget.rule !== set.rule || (budget.rule === "fully-adaptive" && budget.delta !== set.delta);
