/** What the figure says of a run, each sentence from the numbers of that run. */
import type { InferOutput } from "valibot";
import type { result, Worlds } from "./sensitivity.result.ts";

type Result = InferOutput<typeof result>;

/** The newcomer moved the sum by no more than the bound that set the noise. */
export const movesWithinBound = ({ bound, moved }: Pick<Result, "bound" | "moved">): boolean => moved <= bound;

/** With 99 % confidence the answers give away more than epsilon allows. */
export const leaks = ({ epsilonAtLeast }: Pick<Worlds, "epsilonAtLeast">, epsilon: number): boolean => epsilonAtLeast > epsilon;

/** `leaks`, of the source of the bound that was chosen. */
export const boundLeaks = (
  result: Pick<Result, "boundFrom" | "epsilon"> & { readonly [S in Result["boundFrom"]]: Pick<Worlds, "epsilonAtLeast"> },
): boolean => leaks(result[result.boundFrom], result.epsilon);

/** What the bound cuts off is more than the noise's mean size. */
export const biasDominates = ({ bias, expected }: { readonly bias: number; readonly expected: { readonly noise: number } }): boolean =>
  bias > expected.noise;

/** Of a hundred guesses between the two worlds, so many are right at this advantage; a coin gets 50. */
export const rightOf100 = (advantage: number): number => 50 * (1 + advantage);

/** The most that (epsilon, 0) lets any attacker get right of a hundred: 100 / (1 + e^-epsilon). */
export const allowedOf100 = (epsilon: number): number => 100 / (1 + Math.exp(-epsilon));
