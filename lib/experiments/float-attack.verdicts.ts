/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Panel, Result } from "./float-attack.result.ts";

/** The answer that was published cannot come from the neighbouring count: it proves its world. */
export const proves = (
  { candidates }: { readonly candidates: Panel["candidates"] },
  { counts, world }: Pick<Result, "counts" | "world">,
): boolean => {
  const other = counts[world === "with" ? "without" : "with"];
  return candidates.some(({ count, possible }) => count === other && !possible);
};

/** With 99 % confidence the attacker is right more often than epsilon allows. */
export const beyondEpsilon = ({ right }: { readonly right: Panel["right"] }, allowed: number): boolean => right.low > allowed;
