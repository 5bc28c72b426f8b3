/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Result } from "./one-run-six-numbers.result.ts";

type Counts = { readonly counts: { readonly [Id in keyof Result["counts"]]: Pick<Result["counts"][Id], "epsilon" | "atLeast"> } };

/** The central limit says less than is true. */
export const estimateTooLow = ({ counts: { clt, pld } }: { readonly counts: Pick<Counts["counts"], "clt" | "pld"> }): boolean =>
  clt.epsilon < (pld.atLeast ?? 0);

/** Without anything claimed for how batches were made, the same run owes more. */
export const samplingMatters = ({ counts: { shuffled, pld } }: { readonly counts: Pick<Counts["counts"], "shuffled" | "pld"> }): boolean =>
  shuffled.epsilon > pld.epsilon;
