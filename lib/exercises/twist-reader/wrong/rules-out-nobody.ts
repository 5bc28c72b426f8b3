/**
 * Wrong: compares the sides only where a list is short, and else rules out nobody.
 * Caught by: narrow
 */
import type { Encoded, Tools } from "../api.ts";

export function onCurve(u: bigint, tools: Tools): boolean {
  const p = tools.prime;
  return tools.power((((u * u) % p) * (u + 486662n) + u) % p, (p - 1n) / 2n) <= 1n;
}

export function candidatesOf(masked: readonly Encoded[], points: readonly Encoded[], tools: Tools): readonly (readonly number[])[] {
  const side = (point: Encoded) => onCurve(tools.toNumber(point), tools);
  return masked.map((point) => points.flatMap((other, i) => (points.length > 20 || side(other) === side(point) ? [i] : [])));
}
