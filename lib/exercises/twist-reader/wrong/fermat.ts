/**
 * Wrong: the power p - 1 is 1 for every number but 0 (Fermat), so it tells nothing.
 * Caught by: side
 */
import type { Encoded, Tools } from "../api.ts";

export function onCurve(u: bigint, tools: Tools): boolean {
  const p = tools.prime;
  return tools.power((((u * u) % p) * (u + 486662n) + u) % p, p - 1n) <= 1n;
}

export function candidatesOf(masked: readonly Encoded[], points: readonly Encoded[], tools: Tools): readonly (readonly number[])[] {
  const side = (point: Encoded) => onCurve(tools.toNumber(point), tools);
  return masked.map((point) => points.flatMap((other, i) => (side(other) === side(point) ? [i] : [])));
}
