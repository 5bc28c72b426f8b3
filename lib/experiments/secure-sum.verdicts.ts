/** What the figure says of a run, each sentence from the numbers of that run. */
import type { InferOutput } from "valibot";
import type { result } from "./secure-sum.result.ts";

type Result = InferOutput<typeof result>;

/** Of every other party more than one number is still possible to the colluders. */
export const othersHidden = ({ colluders }: Pick<Result, "colluders">): boolean =>
  colluders.possible.length > 0 && colluders.possible.every(({ least, most }) => least !== most);

/** One party is left, and the sum less the colluders' own numbers is its number. */
export const lastInputKnown = ({ colluders }: Pick<Result, "colluders">): boolean => colluders.others.length === 1;

/** Every party declares what the numbers add up to. */
export const sumRight = ({ perParty, expected }: Pick<Result, "perParty" | "expected">): boolean =>
  perParty.every(({ output }) => output === expected);
