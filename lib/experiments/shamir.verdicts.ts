/** What the figure says of a run, each sentence from the numbers of that run. */
import type { InferOutput } from "valibot";
import type { result } from "./shamir.result.ts";

type Result = InferOutput<typeof result>;

/** Shares, of those present or of one fewer than needed, leave every secret possible, and each by as many polynomials. */
export const hides = ({ secrets }: { readonly secrets: string }, { order }: Pick<Result, "order">): boolean => secrets === order;

/** Some shares are wrong, and who checks them all has refused. */
export const detects = ({ wrongAt, readers }: Pick<Result, "wrongAt" | "readers">): boolean =>
  wrongAt.length > 0 && readers.checking !== null && readers.checking.opened === null;

/** Some shares are wrong, and who corrects has the secret all the same. */
export const corrects = ({ wrongAt, opened, secret }: Pick<Result, "wrongAt" | "opened" | "secret">): boolean =>
  wrongAt.length > 0 && opened === secret;

/** Somebody who checks or corrects has taken another number for the secret. */
export const wrongPasses = ({ readers, secret }: Pick<Result, "readers" | "secret">): boolean =>
  [readers.checking, readers.correcting].some((reader) => reader !== null && reader.opened !== null && reader.opened !== secret);
