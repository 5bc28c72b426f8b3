/**
 * Wrong: one answer for all masked points together.
 * Caught by: answer
 */
import type { Encoded, Tools } from "../api.ts";

export function onCurve(u: bigint, tools: Tools): boolean {
  const p = tools.prime;
  return tools.power((((u * u) % p) * (u + 486662n) + u) % p, (p - 1n) / 2n) <= 1n;
}

export function candidatesOf(masked: readonly Encoded[], points: readonly Encoded[], tools: Tools): readonly (readonly number[])[] {
  const sides = new Set(masked.map((point) => onCurve(tools.toNumber(point), tools)));
  return [points.flatMap((point, i) => (sides.has(onCurve(tools.toNumber(point), tools)) ? [i] : []))];
}
