/**
 * Sums of numbers as they were typed: ten times 0.1 is 1, and no budget is overdrawn, or spared, by a last bit.
 *
 * Trap: 0.3 + 0.3 + 0.3 + 0.1 in doubles is below 1, and 10 answers at delta 1e-6 may be found above 1e-5. What is compared with a budget is
 * summed here first.
 */
import { fromDecimal, type Rational, rational } from "./rational.ts";

/** The sum of value * times, exactly; a number is read by its decimal text. @throws RangeError where a value is not finite. */
export function exactSum(terms: Iterable<readonly [value: number, times: number]>): Rational {
  let sum = rational(0n);
  for (const [value, times] of terms) {
    const { num, den } = fromDecimal(value);
    sum = rational(sum.num * den + num * BigInt(times) * sum.den, sum.den * den);
  }
  return sum;
}
