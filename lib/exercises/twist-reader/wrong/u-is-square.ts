/**
 * Wrong: asks whether u itself has a root, and not v² for that u.
 * Caught by: side
 */
import type { Encoded, Tools } from "../api.ts";

export function onCurve(u: bigint, tools: Tools): boolean {
  return tools.power(u, (tools.prime - 1n) / 2n) <= 1n;
}

export function candidatesOf(masked: readonly Encoded[], points: readonly Encoded[], tools: Tools): readonly (readonly number[])[] {
  const side = (point: Encoded) => onCurve(tools.toNumber(point), tools);
  return masked.map((point) => points.flatMap((other, i) => (side(other) === side(point) ? [i] : [])));
}
