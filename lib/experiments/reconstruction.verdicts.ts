/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Result } from "./reconstruction.result.ts";

/** At least 95 of 100 people's secrets were found. */
export const rebuilt = ({ recovered }: Pick<Result, "recovered">): boolean => recovered >= 0.95;

/** A coin for each person may well have found as many (99 %). */
export const likeCoins = ({ low }: Pick<Result, "low">): boolean => low <= 0.5;

/** More was answered than the budget pays for. */
export const overBudget = ({ answered, pays }: Pick<Result, "answered" | "pays">): boolean => answered > pays;
