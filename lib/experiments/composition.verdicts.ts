/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Result } from "./composition.result.ts";

type Spent = Pick<Result, "spent">;

/** "Advanced" composition names a larger epsilon than adding up. */
export const advancedIsWorse = ({ spent: { basic, advanced } }: Spent): boolean =>
  basic !== undefined && advanced !== undefined && advanced.epsilon > basic.epsilon;

/** What was proved from outside is within what was proved from inside. */
export const auditWithinBound = ({
  spent: { pld },
  audit,
}: Spent & { readonly audit: Pick<Result["audit"], "epsilonLowerBound"> }): boolean =>
  audit.epsilonLowerBound <= (pld?.epsilon ?? Number.POSITIVE_INFINITY);

/** The central limit says less than is true. */
export const estimateTooLow = ({ spent: { clt }, atLeast }: Spent & Pick<Result, "atLeast">): boolean =>
  clt !== undefined && clt.epsilon < atLeast;

export const planWasCut = ({ refused }: Pick<Result, "refused">): boolean => refused > 0;
