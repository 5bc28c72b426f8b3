/**
 * Points that come again. The attack on the order rehearses with the same few items and points some seventy times. Those are looked up
 * then, and a point that is multiplied again and again gets a table: the sender's rehearsals take less than half the time, and what comes
 * out is the same.
 */
import type { Point } from "../../psi/element.ts";

/** More than any step of the judge uses. */
const KEPT = 64;

/** Remembers what was computed for the last KEPT keys. What throws is not remembered. */
export function remembered(compute: (key: string) => Point): (key: string) => Point {
  const known = new Map<string, Point>();
  return (key) => {
    const before = known.get(key);
    if (before) return before;
    const point = compute(key);
    const oldest = known.size >= KEPT ? known.keys().next() : undefined;
    if (oldest && !oldest.done) known.delete(oldest.value);
    known.set(key, point);
    return point;
  };
}

/** A table costs as much as three multiplications, and saves two thirds of each that follows: whoever has come so often may come again. */
const OFTEN = 4;
/** Of bits: a table of some 500 points. */
const WINDOW = 4;

/** Multiplies in constant time, and makes tables for the points that come often. @throws RangeError where `times` is not in 1 .. order-1 */
export function multiplier(): (point: Point, times: bigint) => Point {
  const uses = new WeakMap<Point, number>();
  return (point, times) => {
    const before = uses.get(point) ?? 0;
    uses.set(point, before + 1);
    if (before === OFTEN) point.precompute(WINDOW);
    return point.multiply(times);
  };
}
