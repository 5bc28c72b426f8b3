/**
 * What one person's answers say about that person, when each is the truth with probability `keep`: one answer, or the answers of many days.
 *
 * Knows: the answers, the coin's design, and what it believed before (`prior`). Nothing about the others, and nothing of the coin's falls.
 *
 * Trap: answers that are one answer repeated (memoised) are one answer. Whoever counts them as many becomes sure of what is false.
 *
 * Source: Bayes; the majority's law is binomial. For memoising: Erlingsson, Pihur, Korolova, RAPPOR (2014), section 1.
 */
import { binomialLaw } from "../../math/index.ts";

const logit = (p: number): number => Math.log(p) - Math.log1p(-p);

/**
 * P(the truth is yes | so many answers of yes and of no, each with a coin of its own). Each answer moves the log odds by the coin's epsilon.
 *
 * @param prior strictly between 0 and 1; so is `keep`
 */
export function beliefAfter(prior: number, keep: number, yes: number, no: number): number {
  for (const p of [prior, keep]) if (!(p > 0 && p < 1)) throw new RangeError(`A probability is ${p}; it must be above 0 and below 1.`);
  return 1 / (1 + Math.exp(-(logit(prior) + (yes - no) * logit(keep))));
}

/** How often the answer that was heard more often is the truth, after `answers` of them; a tie is decided by a fair coin. */
export function majorityRight(keep: number, answers: number): number {
  if (!(Number.isSafeInteger(answers) && answers >= 1)) throw new RangeError(`There are ${answers} answers; there must be at least one.`);
  const { from, chances } = binomialLaw(answers, keep);
  return chances.reduce((sum, chance, i) => {
    const ahead = 2 * (from + i) - answers;
    return sum + (ahead > 0 ? chance : ahead === 0 ? chance / 2 : 0);
  }, 0);
}
