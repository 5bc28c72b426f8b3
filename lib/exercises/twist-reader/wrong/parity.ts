/**
 * Wrong: takes the last bit of u for the side. That bit is as random as any, and a mask changes it.
 * Caught by: side
 */
import type { Encoded, Tools } from "../api.ts";

export function onCurve(u: bigint, _tools: Tools): boolean {
  return u % 2n === 0n;
}

export function candidatesOf(masked: readonly Encoded[], points: readonly Encoded[], tools: Tools): readonly (readonly number[])[] {
  const side = (point: Encoded) => onCurve(tools.toNumber(point), tools);
  return masked.map((point) => points.flatMap((other, i) => (side(other) === side(point) ? [i] : [])));
}
