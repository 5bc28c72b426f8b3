/** What the figure says of a run, each sentence from the numbers of that run. */
import type { InferOutput } from "valibot";
import type { result } from "./additive-shares.result.ts";

type Result = InferOutput<typeof result>;

/** The shares shown leave every element of the group possible. */
export const hides = ({ shown, order }: Pick<Result, "shown" | "order">): boolean => shown.secrets === order;

/** One changed share changed what is opened, and it opened all the same. */
export const moves = ({ moved, opened }: Pick<Result, "moved" | "opened">): boolean => moved.opened !== opened;

/**
 * A sharing that loses one secret, or tells anything of one, is none. What is told is no estimate: each run's belief is exact,
 * and where it is not even, that sharing has told something. The logarithm alone is rounded.
 */
const ROUNDING = 1e-9;
export const fails = ({ wrong, bits }: Result["floats"]["rows"][number]): boolean => wrong > 0 || bits > ROUNDING;

/** Of the ranges of masks that were tried, none both kept the secret and kept it to itself. */
export const floatsFail = ({ floats }: Pick<Result, "floats">): boolean => floats.rows.every(fails);
