/**
 * How many of a crowd say yes, when each of them says the truth with probability `keep`: the exact law, for people whose truths are fixed. It
 * is a sum of two binomial numbers, and what a survey that is repeated with the same people has to look like.
 *
 * Trap: it is no binomial number itself. One with the same mean is wider: it also draws the people anew.
 */
import { binomialLaw, type CountLaw } from "../../math/index.ts";
import { between } from "../admissible.ts";

/** @param yes how many people have a yes to hide, `no` how many a no */
export function lawOfYes(keep: number, yes: number, no: number): CountLaw {
  between("P(truth)", keep, 0, 1);
  const [kept, turned] = [binomialLaw(yes, keep), binomialLaw(no, 1 - keep)];
  const chances = new Float64Array(kept.chances.length + turned.chances.length - 1);
  kept.chances.forEach((p, i) => {
    turned.chances.forEach((q, j) => {
      chances[i + j] = (chances[i + j] as number) + p * q;
    });
  });
  return { from: kept.from + turned.from, chances };
}
