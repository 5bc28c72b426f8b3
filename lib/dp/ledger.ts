/**
 * The record of what was spent. It is asked before an answer is drawn, and refuses the answer that would overdraw: the budget is
 * a promise about everything that was ever published, and there is no taking back.
 *
 * Composition is basic: epsilons add up, deltas add up (Dwork, McSherry, Nissim, Smith 2006). Always true, seldom the best.
 *
 * Trap: charging after the answer. Whoever holds the answer has it, whether or not the ledger then says no.
 * Trap: a charge of nothing or less would be a refund. It is no charge; it throws.
 */
import { type AttoDelta, type NanoEpsilon, NO_DELTA } from "./budget.ts";

export interface Cost {
  readonly epsilon: NanoEpsilon;
  readonly delta: AttoDelta;
}

export type Verdict = { readonly granted: true } | { readonly granted: false; readonly needs: Cost; readonly has: Cost };

/** A line of the book: what was asked, whether it was granted, and what was left afterwards. */
export interface Line extends Cost {
  readonly granted: boolean;
  readonly left: Cost;
}

export interface Ledger {
  readonly budget: Cost;
  readonly spent: Cost;
  readonly left: Cost;
  readonly book: readonly Line[];
  charge(epsilon: NanoEpsilon, delta?: AttoDelta): Verdict;
}

export function makeLedger(budget: NanoEpsilon, deltaBudget: AttoDelta = NO_DELTA): Ledger {
  if (budget < 0n || deltaBudget < 0n) throw new RangeError("A budget is not below 0.");
  let [epsilonSpent, deltaSpent] = [0n, 0n];
  const book: Line[] = [];
  const left = (): Cost => ({ epsilon: (budget - epsilonSpent) as NanoEpsilon, delta: (deltaBudget - deltaSpent) as AttoDelta });
  return {
    budget: { epsilon: budget, delta: deltaBudget },
    get spent() {
      return { epsilon: epsilonSpent as NanoEpsilon, delta: deltaSpent as AttoDelta };
    },
    get left() {
      return left();
    },
    get book() {
      return [...book];
    },
    charge(epsilon, delta = NO_DELTA) {
      if (epsilon <= 0n || delta < 0n) throw new RangeError("An answer costs more than nothing.");
      const has = left();
      const granted = epsilon <= has.epsilon && delta <= has.delta;
      if (granted) {
        epsilonSpent += epsilon;
        deltaSpent += delta;
      }
      book.push({ epsilon, delta, granted, left: left() });
      return granted ? { granted } : { granted, needs: { epsilon, delta }, has };
    },
  };
}
