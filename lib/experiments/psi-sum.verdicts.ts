/** What the figure says of a run, each sentence from the numbers of that run. */
import type { InferOutput } from "valibot";
import type { result } from "./psi-sum.result.ts";

type Result = InferOutput<typeof result>;

/** Size and sum are those of the lists that this page dealt. Null where it does not know. */
export const sumRight = ({ size, sum, expected }: Pick<Result, "size" | "sum" | "expected">): boolean | null =>
  expected === null ? null : size === expected.size && sum === expected.sum;

const some = (names: readonly string[] | null): boolean => names !== null && names.length > 0;

/** The shop took the product apart: it knows whose amounts were added. Null where nobody tried. */
export const productRead = ({ curious }: Pick<Result, "curious">): boolean | null => (curious === null ? null : some(curious.read));

/** One set of the shop's rows has this size and sum: the answer itself says whose amounts were added. Null where nobody tried. */
export const sumNames = ({ curious }: Pick<Result, "curious">): boolean | null => (curious === null ? null : some(curious.named));
