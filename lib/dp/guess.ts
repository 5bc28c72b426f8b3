/**
 * The best single guess: one answer is seen, each of two neighbouring worlds was as likely as the other, and one says which it
 * was. How often is the best guesser right?
 *
 * For our laws the likelihood ratio rises with the output, so the best guess is "with" above the middle of the two true answers,
 * and its gain over a coin is the distance in total variation.
 *
 * Source: Neyman and Pearson (1933).
 */
import type { Mechanism } from "./mechanism.ts";

export function bestGuess({ steps, upperTail }: Pick<Mechanism, "steps" | "upperTail">): number {
  const threshold = Math.floor(steps / 2) + 1; // the first output that is likelier with the person than without
  return (1 + upperTail(threshold - steps) - upperTail(threshold)) / 2;
}
