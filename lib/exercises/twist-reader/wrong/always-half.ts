/**
 * Wrong: where all points are on one side it halves them by another bit, since half should be left.
 * Caught by: elligator
 */
import type { Encoded, Tools } from "../api.ts";

export function onCurve(u: bigint, tools: Tools): boolean {
  const p = tools.prime;
  return tools.power((((u * u) % p) * (u + 486662n) + u) % p, (p - 1n) / 2n) <= 1n;
}

export function candidatesOf(masked: readonly Encoded[], points: readonly Encoded[], tools: Tools): readonly (readonly number[])[] {
  const side = (point: Encoded) => onCurve(tools.toNumber(point), tools);
  const alike = points.length > 8 && points.every(side);
  const mark = (point: Encoded) => (alike ? tools.toNumber(point) % 2n === 0n : side(point));
  return masked.map((point) => points.flatMap((other, i) => (mark(other) === mark(point) ? [i] : [])));
}
