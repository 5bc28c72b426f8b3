/**
 * Wrong: stops at four candidates, as if a point could not be of more.
 * Caught by: narrow
 */
import type { Encoded, Tools } from "../api.ts";

export function onCurve(u: bigint, tools: Tools): boolean {
  const p = tools.prime;
  return tools.power((((u * u) % p) * (u + 486662n) + u) % p, (p - 1n) / 2n) <= 1n;
}

export function candidatesOf(masked: readonly Encoded[], points: readonly Encoded[], tools: Tools): readonly (readonly number[])[] {
  const side = (point: Encoded) => onCurve(tools.toNumber(point), tools);
  const most = points.length > 8 ? 4 : points.length;
  return masked.map((point) => points.flatMap((other, i) => (side(other) === side(point) ? [i] : [])).slice(0, most));
}
