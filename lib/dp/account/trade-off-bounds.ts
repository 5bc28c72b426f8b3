/**
 * The trade-off curve of a whole tree: whoever tells the two worlds apart and is wrong about the first with probability alpha is wrong about the
 * second with probability beta at least. It says all that delta at every epsilon says, in the attacker's own terms.
 *
 * Trap: the curve from a grid is two curves. A guarantee is the lower one.
 *
 * Source: Dong, Roth, Su (2022); the curve from a loss distribution by Neyman and Pearson (1933).
 */
import type { Spending } from "../event.ts";
import type { Unreadable } from "./accountant.ts";
import type { Side, Sum } from "./convolve.ts";
import type { Direction } from "./loss-distribution.ts";
import { composed, lossesOf } from "./pld.ts";

export interface ErrorRates {
  readonly alpha: number;
  readonly beta: number;
}

export interface TradeOffBounds {
  /** "remove": the first world is the one without the row. "add": the other way round. One of them where both are alike. */
  readonly direction: Direction;
  /**
   * Corners by rising alpha, straight between; convex. No attacker is below `pessimistic`. One there is at `optimistic` or below, but not
   * where a bounded range is composed: its law is an upper bound itself (pld.ts), so that nobody may get as far as `optimistic`.
   */
  readonly pessimistic: readonly ErrorRates[];
  readonly optimistic: readonly ErrorRates[];
}

/** @param points size of the grid, a power of 2; each is a corner at most */
export function tradeOff(spending: Spending, points = 4096): readonly TradeOffBounds[] | Unreadable {
  const losses = lossesOf(spending);
  if ("readable" in losses) return losses;
  return losses.map(({ direction, parts }) => {
    if (parts.length === 0) return { direction, pessimistic: NOTHING, optimistic: NOTHING };
    const sum = composed(parts, points, "all");
    return { direction, pessimistic: corners(sum, sum.pessimistic), optimistic: corners(sum, sum.optimistic) };
  });
}

const NOTHING: readonly ErrorRates[] = [
  { alpha: 0, beta: 1 },
  { alpha: 1, beta: 0 },
];

/** The attacker says "second" from one loss on, for each loss. */
function corners(sum: Sum, side: Side): readonly ErrorRates[] {
  let [alpha, power] = [0, side.infinite + side.beyond];
  const found: ErrorRates[] = [{ alpha, beta: Math.max(0, 1 - power) }];
  for (let i = side.masses.length - 1; i >= 0; i--) {
    const loss = sum.low + i * sum.spacing;
    const mass = Math.max(0, side.masses[i] as number) * Math.exp(sum.scale - sum.tilt * loss);
    if (mass < 1e-18) continue;
    alpha += mass * Math.exp(-loss);
    power += mass;
    if (alpha >= 1) break;
    found.push({ alpha, beta: Math.max(0, 1 - power) });
  }
  found.push({ alpha: 1, beta: 0 });
  return found;
}

/** beta at an alpha from 0 to 1. */
export function betaAt(curve: readonly ErrorRates[], alpha: number): number {
  if (!(alpha >= 0 && alpha <= 1)) throw new RangeError(`Alpha is ${alpha}; it is a probability.`);
  // The first corner at alpha or behind it.
  let [next, last] = [0, curve.length - 1];
  while (next < last) {
    const middle = (next + last) >> 1;
    if ((curve[middle] as ErrorRates).alpha >= alpha) last = middle;
    else next = middle + 1;
  }
  const [a, b] = [curve[Math.max(0, next - 1)] as ErrorRates, curve[next] as ErrorRates];
  return a.alpha === b.alpha ? b.beta : a.beta + ((alpha - a.alpha) / (b.alpha - a.alpha)) * (b.beta - a.beta);
}
