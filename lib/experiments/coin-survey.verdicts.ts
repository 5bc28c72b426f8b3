/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Result } from "./coin-survey.result.ts";

/** The interval of the survey that is shown holds the true share. */
export const intervalHolds = ({ low, high, share }: Pick<Result, "low" | "high" | "share">): boolean => low <= share && share <= high;

/** Those who ignore the coin pull the estimate further than chance does. */
export const cheatsOutweighChance = ({ bias, standardError }: Pick<Result, "bias" | "standardError">): boolean =>
  Math.abs(bias) > standardError;

/** With 99 % confidence, fresh coins every day give the attacker more than one answer may. */
export const freshCoinsLeak = ({ asked, keep }: Pick<Result, "keep"> & { readonly asked: Pick<Result["asked"], "fresh"> }): boolean =>
  (asked.fresh.at(-1)?.low ?? 0) > keep;

/** With two coins, P(the first says "the truth"). */
export const firstCoin = (keep: number): number => 2 * keep - 1;
