/** What the figure says of a run, each sentence from the numbers of that run. */
import type { InferOutput } from "valibot";
import type { result } from "./psi-ca.result.ts";

type Result = InferOutput<typeof result>;

/** So seldom would claims made without looking be as good. */
export const SELDOM = 1e-3;

/** The receiver read members off the places: its claims are better than luck would have them. */
export const membersRead = ({ luck }: Pick<Result["shuffled"], "luck">): boolean => luck < SELDOM;

/** As many messages and bytes crossed in both runs: no traffic tells them apart. */
export const sameMessages = ({ shuffled, ordered }: Pick<Result, "shuffled" | "ordered">): boolean =>
  shuffled.messages === ordered.messages && shuffled.bytes === ordered.bytes;
