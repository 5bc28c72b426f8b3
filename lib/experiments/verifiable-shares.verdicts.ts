/** What the figure says of a run, each sentence from what that run computed. */
import type { InferOutput } from "valibot";
import type { result } from "./verifiable-shares.result.ts";

type Result = InferOutput<typeof result>;

/** Somebody complained, or all refused. Null where the dealer did not cheat. */
export const dealerCaught = ({ cheat, complaints, refusal }: Pick<Result, "cheat" | "complaints" | "refusal">): boolean | null =>
  cheat === null ? null : complaints.length > 0 || refusal !== null;

/** Trying every PIN found one that the published commitments fit. */
export const pinBruteForced = ({ bruteForced }: Pick<Result, "bruteForced">): boolean => bruteForced !== null;

/** All sets of parties open the PIN that was dealt. Null where the dealer was refused and there is nothing to open. */
export const oneSecret = ({ opened, dealt }: Pick<Result, "opened" | "dealt">): boolean | null =>
  opened === null ? null : opened.distinct === 1 && opened.values[0]?.pin === dealt;
