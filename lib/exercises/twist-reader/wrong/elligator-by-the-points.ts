/**
 * Wrong: takes a run in which all candidates are on the curve for one by Elligator 2, and does not look at the masked points.
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
  if (sides.every((other) => other)) return masked.map(() => points.map((_, i) => i));
  return masked.map((point) => {
    const own = side(point);
    return sides.flatMap((other, i) => (other === own ? [i] : []));
  });
}
