/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Result } from "./dp-psi.result.ts";

/** The first run named all shared items and no others. */
export const answerExact = ({ answer }: Pick<Result, "answer">): boolean => answer.wrong === 0 && answer.missing === 0;

/** After all runs the majority names all shared items and no others. */
export const runsSettle = ({ repeats }: Pick<Result, "repeats">): boolean => {
  const last = repeats.at(-1);
  return last !== undefined && last.wrong === 0 && last.missing === 0;
};

/** What the sender counted is how many items are shared. */
export const senderCounts = ({ size, members }: Pick<Result, "size" | "members">): boolean => size === members;
