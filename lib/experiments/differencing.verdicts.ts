/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Result } from "./differencing.result.ts";

/** The attacker has the salary to the cent. */
export const salaryFound = ({ estimate, salary }: Pick<Result, "estimate" | "salary">): boolean => estimate === salary;

/** At least one question was not answered, so that nothing can be worked out. */
export const questionRefused = ({ refused }: Pick<Result, "refused">): boolean => refused > 0;

/** With 99 % confidence the answers make near guesses more frequent than they are for somebody who sees none. */
export const betterThanBlind = ({ again, blind }: { readonly again: { readonly low: number } | null; readonly blind: number }): boolean =>
  again !== null && again.low > blind;
