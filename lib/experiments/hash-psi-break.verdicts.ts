/** What the figure says of a run, each sentence from the numbers of that run. */
import type { InferOutput } from "valibot";
import type { result } from "./hash-psi-break.result.ts";

type Result = InferOutput<typeof result>;

/** Every number of the hashed list was recovered. */
export const hashesRead = ({ listed, recovered }: Pick<Result, "listed" | "recovered">): boolean => recovered.length === listed;

/** No number was recovered from the tags. */
export const oprfResists = ({ oprf }: Pick<Result, "oprf">): boolean => oprf.recovered.length === 0;
