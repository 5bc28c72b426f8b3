import type { MeasuredDegree, Result } from "./overfit.result.ts";

export const chosenOf = ({ degree, degrees }: Pick<Result, "degree" | "degrees">): MeasuredDegree | undefined =>
  degrees.find((each) => each.degree === degree);

/** The attacker is better than a coin at this degree, with 99 % confidence. */
export const tells = (result: Pick<Result, "degree" | "degrees">): boolean => (chosenOf(result)?.low ?? 0) > 0.5;
