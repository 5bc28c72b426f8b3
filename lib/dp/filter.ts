/**
 * Budgets for people who choose each question after the answers before it, and its epsilon too. A filter is asked before an answer is drawn
 * and refuses the one that would overdraw; an odometer has no budget and says, at any time, what has been spent.
 *
 * Trap: a composition theorem with the number of answers fixed beforehand is no filter. Whoever watches the running total of such a bound and
 * stops when it suits has chosen the number by the answers.
 * Trap: the filter's form is no odometer either: it holds at the budget that was fixed beforehand, not at all totals at once.
 *
 * Two rules. "sum": epsilons and deltas add up. "fully-adaptive": sqrt(2 ln(1/delta') S) + S/2 at most the budget, S the sum of squared
 * epsilons: nothing is paid for choosing, compared with a fixed plan (account/rho.ts with rho = S/2 says the same).
 *
 * Why: of an epsilon-pure answer, E[e^(lambda loss)] is at most e^(lambda (1 + lambda) epsilon^2 / 2). So e^(lambda L - lambda (1 + lambda) S/2)
 * is a supermartingale, and (Ville) at all times at once L <= ln(1/delta')/lambda + (1 + lambda) S/2, but for probability delta'. The filter
 * takes the lambda that is best at its budget; the odometer shares delta' among many.
 *
 * Everything is counted exactly, as it was typed: an epsilon of ln 3 is not rounded, up or down, and a delta of 1e-300 is not lost. (Whoever
 * draws noise for whole billionths charges those: budget.ts rounds up.)
 * Trap: less than a billionth of epsilon is no charge. It could be counted here, but no noise is drawn for it and no ledger has a line for it
 * (both take whole billionths), so an answer that is booked at 1e-12 was not drawn at that.
 *
 * Source: Rogers, Roth, Ullman, Vadhan (2016), definitions and the sum; Whitehouse, Ramdas, Rogers, Wu (2023), theorem 1, for the filter. The
 * odometer is the argument above.
 */
import { positive, within } from "./admissible.ts";
import { exactSum } from "./exact-sum.ts";
import { compare, floor, fromDecimal, over, type Rational, rational, times, toNumber } from "./rational.ts";

export type Rule = "sum" | "fully-adaptive";

/** epsilon at least a billionth, and finite; delta in [0, 1), 0 if left out. */
export interface Spend {
  readonly epsilon: number;
  readonly delta?: number;
}

export interface Spent {
  readonly epsilon: number;
  readonly delta: number;
}

export interface Budget {
  readonly rule: Rule;
  readonly epsilon: number;
  readonly delta: number;
  /** The part of delta that the fully adaptive rule needs for itself; the rest is for answers that have a delta. Left out: all. */
  readonly deltaPrime?: number;
}

/** Totals of what was answered. They start at `untouched` and only grow. */
export interface Totals {
  readonly answers: number;
  readonly epsilon: Rational;
  readonly squares: Rational;
  readonly delta: Rational;
}

const ZERO = rational(0n);
export const untouched: Totals = { answers: 0, epsilon: ZERO, squares: ZERO, delta: ZERO };
const plus = (a: Rational, b: Rational): Rational => rational(a.num * b.den + b.num * a.den, a.den * b.den);

/** What an answer is charged. @throws RangeError below a billionth, and where it is no cost */
function charged(epsilon: number): Rational {
  if (!(epsilon >= 1e-9 && Number.isFinite(epsilon)))
    throw new RangeError(`An answer's epsilon is ${epsilon}; it must be at least a billionth, and finite.`);
  return fromDecimal(epsilon);
}

/** The totals after one more answer. @throws RangeError where it costs less than a billionth of epsilon, or is no cost. */
export function after(totals: Totals, { epsilon, delta = 0 }: Spend): Totals {
  const charge = charged(epsilon);
  return {
    answers: totals.answers + 1,
    epsilon: plus(totals.epsilon, charge),
    squares: plus(totals.squares, times(charge, charge)),
    delta: plus(totals.delta, fromDecimal(admissibleDelta("An answer's delta", delta))),
  };
}

/** sqrt(2 ln(1/delta') S) + S/2. @param squares S, the sum of squared epsilons @param deltaPrime above 0 and below 1 */
export function fullyAdaptiveEpsilon(squares: number, deltaPrime: number): number {
  within("The sum of squared epsilons", squares, 0, Number.MAX_VALUE);
  return Math.sqrt(-2 * Math.log(admissibleSlack(deltaPrime)) * squares) + squares / 2;
}

/** What totals cost by a budget's rule. */
export function costOf(totals: Totals, budget: Budget): Spent {
  const delta = toNumber(totals.delta);
  if (budget.rule === "sum") return { epsilon: toNumber(totals.epsilon), delta };
  const slack = admissibleSlack(budget.deltaPrime ?? budget.delta);
  return { epsilon: fullyAdaptiveEpsilon(toNumber(totals.squares), slack), delta: toNumber(plus(totals.delta, fromDecimal(slack))) };
}

/** The square root and the logarithm are doubles: a total this near to the budget counts as above it. */
const CAREFUL = 1 + 2 ** -48;

/** Whether totals are within a budget. Sums are compared exactly. */
export function isWithin(totals: Totals, budget: Budget): boolean {
  admissibleBudget(budget);
  if (totals.answers === 0) return true;
  const { rule, epsilon, delta, deltaPrime = delta } = budget;
  if (rule === "sum") return compare(totals.epsilon, fromDecimal(epsilon)) <= 0 && compare(totals.delta, fromDecimal(delta)) <= 0;
  const owed = plus(totals.delta, fromDecimal(deltaPrime));
  return compare(owed, fromDecimal(delta)) <= 0 && costOf(totals, budget).epsilon * CAREFUL <= epsilon;
}

/** How many answers at one pure epsilon fit in a budget. @param epsilon as in `Spend` */
export function answersWithin(epsilon: number, budget: Budget): number {
  const each = charged(epsilon);
  admissibleBudget(budget);
  if (budget.rule === "sum") return Number(floor(over(fromDecimal(budget.epsilon), each)));
  const many = (answers: number): Totals => {
    const count = rational(BigInt(answers));
    return { answers, epsilon: times(each, count), squares: times(times(each, each), count), delta: ZERO };
  };
  // x^2/2 + sqrt(2 l) x = budget for x = sqrt(S); then to the exact side, as the filter sees it.
  const root = Math.sqrt(-2 * Math.log(budget.deltaPrime ?? budget.delta));
  const x = (2 * budget.epsilon) / (Math.sqrt(root ** 2 + 2 * budget.epsilon) + root);
  let answers = Math.floor((x / epsilon) ** 2);
  if (!Number.isSafeInteger(answers)) throw new RangeError(`More than 2^53 answers at epsilon ${epsilon} fit in this budget.`);
  while (answers > 0 && !isWithin(many(answers), budget)) answers--;
  while (isWithin(many(answers + 1), budget)) answers++;
  return answers;
}

export interface Filter {
  readonly budget: Budget;
  readonly answers: number;
  readonly spent: Spent;
  /** Whether this answer would be granted now. @throws as `spend` */
  allows(spend: Spend): boolean;
  /** Ask before drawing. Refused answers cost nothing, and cheaper ones may still be granted. @throws RangeError for what is no charge */
  spend(spend: Spend): { readonly granted: boolean; readonly spent: Spent };
}

export function makeFilter(budget: Budget): Filter {
  admissibleBudget(budget);
  let totals = untouched;
  const spent = (): Spent => (totals.answers === 0 ? { epsilon: 0, delta: 0 } : costOf(totals, budget));
  return {
    budget,
    get answers() {
      return totals.answers;
    },
    get spent() {
      return spent();
    },
    allows: (asked) => isWithin(after(totals, asked), budget),
    spend(asked) {
      const next = after(totals, asked);
      const granted = isWithin(next, budget);
      if (granted) totals = next;
      return { granted, spent: spent() };
    },
  };
}

export interface Odometer {
  readonly answers: number;
  /** True at every time at once: whoever reads it may stop, or go on, because of it. */
  readonly spent: Spent;
  /** @throws RangeError for what is no charge */
  add(spend: Spend): Spent;
}

/** @param deltaPrime for the fully adaptive rule: the delta that the reading is true at, above 0. */
export function makeOdometer(rule: Rule, deltaPrime?: number): Odometer {
  if (rule === "fully-adaptive") admissibleSlack(deltaPrime ?? Number.NaN);
  let totals = untouched;
  const spent = (): Spent => {
    const sums = costOf(totals, { rule: "sum", epsilon: 1, delta: 0 });
    if (rule === "sum" || deltaPrime === undefined || totals.answers === 0) return sums;
    return {
      epsilon: Math.min(sums.epsilon, atAllTimes(toNumber(totals.squares), deltaPrime)),
      delta: toNumber(
        exactSum([
          [sums.delta, 1],
          [deltaPrime, 1],
        ]),
      ),
    };
  };
  return {
    get answers() {
      return totals.answers;
    },
    get spent() {
      return spent();
    },
    add(spend) {
      totals = after(totals, spend);
      return spent();
    },
  };
}

/** Lines from -60 to 60: sums of squares from 1e-18 to 1e18. */
export const OCTAVES = 60;

/** Line j's share of deltaPrime. Over all whole j they sum to 1. */
export const shareOfLine = (j: number): number => 2 / (3 * (Math.abs(j) + 1) * (Math.abs(j) + 2));

/**
 * The reading at a sum of squares S, for all S at once: the least of the lines ln(1/delta_j)/lambda_j + (1 + lambda_j) S/2. Line j is best
 * near S = 2^j, and holds but for probability delta_j = its share of deltaPrime.
 */
export function atAllTimes(squares: number, deltaPrime: number): number {
  within("The sum of squared epsilons", squares, 0, Number.MAX_VALUE);
  admissibleSlack(deltaPrime);
  let least = Number.POSITIVE_INFINITY;
  for (let j = -OCTAVES; j <= OCTAVES; j++) {
    const cost = -Math.log(shareOfLine(j) * deltaPrime);
    const lambda = Math.sqrt((2 * cost) / 2 ** j);
    least = Math.min(least, cost / lambda + ((1 + lambda) * squares) / 2);
  }
  return least;
}

function admissibleBudget({ rule, epsilon, delta, deltaPrime }: Budget): void {
  positive("The budget's epsilon", epsilon);
  admissibleDelta("The budget's delta", delta);
  if (rule === "sum") return;
  const slack = admissibleSlack(deltaPrime ?? delta);
  if (slack > delta) throw new RangeError(`Delta' is ${slack}, more than the budget's delta, ${delta}.`);
}

function admissibleDelta(name: string, delta: number): number {
  if (!(delta >= 0 && delta < 1)) throw new RangeError(`${name} is ${delta}; it must be at least 0 and below 1.`);
  return delta;
}

function admissibleSlack(deltaPrime: number): number {
  if (!(deltaPrime > 0 && deltaPrime < 1)) {
    throw new RangeError(`The fully adaptive rule needs a delta' above 0 and below 1, not ${deltaPrime}.`);
  }
  return deltaPrime;
}
