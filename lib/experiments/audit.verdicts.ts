/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Bound, Result } from "./audit.result.ts";

type Bounds = readonly Pick<Bound, "way" | "epsilon">[];
const by = (bounds: Bounds, way: Bound["way"]): number => bounds.find((bound) => bound.way === way)?.epsilon ?? 0;

/** The claim is refuted at the stated confidence. Never by an event that was chosen after looking. */
export const refuted = ({
  bounds,
  way,
  claim,
}: Pick<Result, "way"> & { readonly bounds: Bounds; readonly claim: Pick<Result["claim"], "epsilon"> }): boolean =>
  way !== "afterwards" && by(bounds, way) > claim.epsilon;

/** The event chosen after looking says more than is claimed, and neither honest audit of the same outputs does. */
export const luck = ({ bounds, claim }: { readonly bounds: Bounds; readonly claim: Pick<Result["claim"], "epsilon"> }): boolean =>
  by(bounds, "afterwards") > claim.epsilon && by(bounds, "beforehand") <= claim.epsilon && by(bounds, "halves") <= claim.epsilon;
