/**
 * Wrong: takes an empty answer for a mistake of its own, and answers everybody. A point of an item that nobody thought of rules out all.
 * Caught by: answer
 */
import type { Encoded, Tools } from "../api.ts";

/** Euler: a number that is not 0 has a root modulo p exactly when its power (p - 1) / 2 is 1. */
export function onCurve(u: bigint, tools: Tools): boolean {
  const p = tools.prime;
  const square = (((u * u) % p) * (u + 486662n) + u) % p;
  return tools.power(square, (p - 1n) / 2n) <= 1n;
}

/** A multiple of a point is on the same curve as the point. */
export function candidatesOf(masked: readonly Encoded[], points: readonly Encoded[], tools: Tools): readonly (readonly number[])[] {
  const side = (point: Encoded) => onCurve(tools.toNumber(point), tools);
  const sides = points.map(side);
  return masked.map((point) => {
    const own = side(point);
    const left = sides.flatMap((other, i) => (other === own ? [i] : []));
    return left.length > 0 ? left : points.map((_, i) => i);
  });
}
