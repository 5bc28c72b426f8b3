/** What the figure says of a run, each sentence from the numbers of that run. */
import type { Result } from "./dummies.result.ts";

/** More rows are made up than are real. */
export const dummiesOutnumberRows = ({ cost }: Pick<Result, "cost">): boolean => cost.share > 0.5;

/** The closed form of Gaussian noise, rounded up, gives as many dummies as the exact law needs, or more. */
export const gaussianIsEnough = ({ gaussian, dummies }: Pick<Result, "gaussian" | "dummies">): boolean => Math.ceil(gaussian) >= dummies;

/** So far may a published count be from ours. */
export const NEAR = 0.005;

/** Every published count that was computed again is within half a per cent of ours. */
export const tableAgrees = ({ agree }: Pick<Result, "agree">): boolean => agree.cells > 0 && agree.worst <= NEAR;
