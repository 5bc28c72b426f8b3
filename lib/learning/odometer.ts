/**
 * What a private training has spent so far: an event a step, charged before its batch is drawn, and every epsilon read off by an accountant of
 * lib/dp. Nothing here computes privacy.
 *
 * The relation is "add-remove". What sums are divided by is a public constant (`publicRows` in dp-sgd.ts).
 *
 * Trap: a reading after each step, and a stop because of it, is allowed here: all steps have the same event, fixed beforehand, so the
 * readings are no function of the data.
 */
import type { Accountant, Event, loadEvent, Owed, Spending, Unreadable } from "../dp/index.ts";

export interface Odometer {
  /** Steps charged. */
  readonly charged: number;
  charge(): void;
  /** For any accountant, and for the ceiling of any attack (`tradeOff`). */
  readonly spending: Spending;
  /** What these would have spent after so many steps. */
  spendingAfter(steps: number): Spending;
  epsilonAt(delta: number, accountant: Accountant): Owed | Unreadable;
}

type Events = Pick<Awaited<ReturnType<typeof loadEvent>>, "repeat" | "sampled">;

/** @param rate of the Poisson sample @param noise the multiplier */
export function makeOdometer({ repeat, sampled }: Events, rate: number, noise: number): Odometer {
  // One event for all steps: what an accountant knows of it, it keeps with it.
  const step: Event = sampled(rate, { kind: "gaussian", noise });
  const spendingAfter = (steps: number): Spending => ({ relation: "add-remove", event: repeat(steps, step) });
  let charged = 0;
  return {
    get charged() {
      return charged;
    },
    charge: () => {
      charged++;
    },
    get spending() {
      return spendingAfter(charged);
    },
    spendingAfter,
    epsilonAt: (delta, accountant) => accountant.epsilonAt(spendingAfter(charged), delta),
  };
}

export interface Plan {
  readonly rate: number;
  readonly steps: number;
  readonly epsilon: number;
  readonly delta: number;
}

/**
 * Orders for a search that a slider waits for. Any list of orders is a bound; over the presets of the course these cost at most 0.3 % of
 * epsilon against the full list (a test compares).
 */
export const SHORT_ORDERS: readonly number[] = [1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 20, 24, 28, 32, 40, 48, 64];

/** Multipliers are whole thousandths. */
const GRID = 1000;
const MOST = 1000 * GRID;

/**
 * The smallest noise multiplier, in thousandths, that keeps the plan by this accountant.
 * @throws RangeError where none does, or the accountant has no formula
 */
export function noiseFor({ rate, steps, epsilon, delta }: Plan, accountant: Accountant, events: Events): number {
  const keeps = (k: number): boolean => {
    const owed = makeOdometer(events, rate, k / GRID);
    const answer = accountant.epsilonAt(owed.spendingAfter(steps), delta);
    if (!answer.readable) throw new RangeError(answer.why);
    return answer.epsilon <= epsilon;
  };
  let high = GRID;
  while (!keeps(high)) {
    if (high >= MOST) throw new RangeError(`No noise multiplier up to ${MOST / GRID} keeps epsilon ${epsilon} at delta ${delta}.`);
    high *= 2;
  }
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    // Next to no noise: epsilon is beyond all measure, and accountants beyond their digits.
    if (middle >= GRID / 10 && keeps(middle)) high = middle;
    else low = middle;
  }
  return high / GRID;
}
