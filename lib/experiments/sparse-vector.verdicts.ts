/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Result } from "./sparse-vector.result.ts";

/** Sums of doubles agree to this much. */
const ROUNDING = 1e-9;

/** By the exact law, the row is more than e^epsilon times as likely on the one database, or impossible on the other. */
export const breaks = ({ exact, epsilon }: { readonly exact: Pick<Result["exact"], "loss">; readonly epsilon: number }): boolean =>
  exact.loss === null || exact.loss > epsilon * (1 + ROUNDING);

/** The runs alone show it, with 99 % confidence. */
export const measured = ({
  measured: { epsilon: atLeast },
  epsilon,
}: {
  readonly measured: Pick<Result["measured"], "epsilon">;
  readonly epsilon: number;
}): boolean => atLeast > epsilon;

/** It stopped before the days were over. */
export const stopped = ({ days }: { readonly days: readonly Pick<Result["days"][number], "said">[] }): boolean =>
  days.some(({ said }) => said === null);
