/**
 * Averaging: the same question, asked again and again, answered each time with fresh noise. The noise averages out.
 *
 * Knows: the answers, and that the truth is a whole number. It rounds the mean.
 *
 * Trap: remembering the first answer is no defence against a question that is worded differently but means the same; and which questions
 * mean the same cannot be decided in general. A budget is a defence: k answers for epsilon together have noise k times as large each, and the mean
 * of them is worse than one answer.
 *
 * Source: Dwork, McSherry, Nissim, Smith (2006) on composition; Proschan (1965): means of log-concave noise concentrate with every answer more.
 */
import { laplaceSumTail, MOST_TERMS } from "./laplace-sums.ts";

/**
 * The whole number nearest to the mean of the answers.
 * @throws RangeError where there are none
 */
export function countByAveraging(answers: ArrayLike<number>): number {
  if (answers.length === 0) throw new RangeError("There is nothing to average.");
  let sum = 0;
  for (let i = 0; i < answers.length; i++) sum += answers[i] as number;
  return Math.round(sum / answers.length);
}

/**
 * How often the attack finds the count exactly: P(|mean of k Laplace| < 1/2).
 * @param scale b of the noise in each answer; 0: exact answers
 * @param repeats k, whole, 1 to 1,000,000
 * @throws RangeError where one of them is not
 */
export function averagingSuccess(scale: number, repeats: number): number {
  if (!(scale >= 0)) throw new RangeError(`The noise's scale is ${scale}; it must be at least 0.`);
  return 1 - 2 * laplaceSumTail(repeats, scale === 0 ? Number.POSITIVE_INFINITY : repeats / (2 * scale));
}

/**
 * The fewest answers after which the attack succeeds at least so often. It rises with every answer (Proschan), so halving finds it.
 * @param success in (0, 1)
 * @returns undefined where a million answers are too few
 */
export function repeatsFor(scale: number, success: number): number | undefined {
  if (!(success > 0 && success < 1)) throw new RangeError(`The success is ${success}; it must be above 0 and below 1.`);
  let high = 1;
  while (averagingSuccess(scale, high) < success) {
    if (high === MOST_TERMS) return undefined;
    high = Math.min(MOST_TERMS, 2 * high);
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (averagingSuccess(scale, middle) >= success) high = middle;
    else low = middle;
  }
  return high;
}
