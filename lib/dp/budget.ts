/**
 * Privacy budgets as whole numbers: epsilon in billionths, delta in billionths of a billionth. Spending is addition, and addition
 * must not drift: three times 0.3 and once 0.1 is exactly 1.
 *
 * Trap: a cost is rounded up, never to the nearest: a budget that is a little too generous is no budget. Text that a person
 * typed, as 0.3, is taken at its word (see rational.ts), so rounding up does not turn 0.3 into 0.300000001.
 */
import { ceiling, toNumber as fractionToNumber, fromDecimal, type Rational, rational, times } from "./rational.ts";

declare const unit: unique symbol;
/** Whole billionths of epsilon. */
export type NanoEpsilon = bigint & { readonly [unit]: "nano-epsilon" };
/** Whole 10^-18ths of delta: a probability. */
export type AttoDelta = bigint & { readonly [unit]: "atto-delta" };

const NANO = 10n ** 9n;
const ATTO = 10n ** 18n;
export const NO_DELTA = 0n as AttoDelta;

/** Rounded up to the next billionth. @throws RangeError for what is not a cost: below a billionth, endless, not a number */
export function nanoEpsilon(x: number): NanoEpsilon {
  if (!(Number.isFinite(x) && x >= 1e-9)) throw new RangeError(`Epsilon is ${x}; it must be at least a billionth, and finite.`);
  return ceiling(times(fromDecimal(x), rational(NANO))) as NanoEpsilon;
}

/** Rounded up to the next 10^-18th: nothing but 0 costs nothing. @throws RangeError for what is no such probability */
export function attoDelta(x: number): AttoDelta {
  if (!(x >= 0 && x < 1)) throw new RangeError(`Delta is ${x}; it must be at least 0 and below 1.`);
  return ceiling(times(fromDecimal(x), rational(ATTO))) as AttoDelta;
}

export const epsilonAsRational = (epsilon: NanoEpsilon): Rational => rational(epsilon, NANO);
export const deltaAsRational = (delta: AttoDelta): Rational => rational(delta, ATTO);
export const epsilonAsNumber = (epsilon: NanoEpsilon): number => fractionToNumber(epsilonAsRational(epsilon));
export const deltaAsNumber = (delta: AttoDelta): number => fractionToNumber(deltaAsRational(delta));
