/**
 * What an accountant is: it reads a tree of events and says which epsilon is owed at a delta. All of lib/dp/account has this one face, so
 * that they can stand side by side on the same tree.
 *
 * Trap: no accountant is right about everything. One that has no formula for an event, or for the neighbouring relation, says so and is left
 * out of the comparison; it does not guess.
 */
import type { Spending } from "../event.ts";

export type AccountantId = "basic" | "advanced" | "optimal" | "zcdp" | "rdp" | "gdp" | "clt" | "pld";

export interface Owed {
  readonly readable: true;
  /** An upper bound, except for an "estimate". Infinity where the tree keeps no epsilon at this delta. */
  readonly epsilon: number;
  /** "interval" only: the true value is not below this. */
  readonly atLeast?: number;
  /** The rule that gave the number, for the page: "sqrt(2 k ln(1/delta')) epsilon + ..." */
  readonly formula: string;
}

export interface Unreadable {
  readonly readable: false;
  /** A sentence for the page. */
  readonly why: string;
}

export interface Accountant {
  readonly id: AccountantId;
  readonly name: string;
  /** bound: never below the truth. interval: between two numbers. estimate: neither, and labelled so. */
  readonly kind: "bound" | "interval" | "estimate";
  /** Paper and theorem. */
  readonly source: string;
  /**
   * @param delta in [0, 1)
   * @throws RangeError where delta is not
   */
  epsilonAt(spending: Spending, delta: number): Owed | Unreadable;
}
