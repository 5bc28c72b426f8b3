/**
 * The curves on logarithmic axes, in hundredths of the square: from one in ten thousand to all, both ways, so that guessing is the diagonal.
 *
 * Trap: a curve begins where its first false alarm is. Left of that nothing was measured, and nothing is drawn.
 */
import type { Frame } from "../../../lib/experiments/model-attack.result.ts";
import type { Point, Tick } from "../hundredths.ts";

type Curve = Frame["plain"]["attacks"][string]["roc"];

const DECADES = 4;
/** So many false alarms a number should stand on. */
export const ENOUGH = 10;

export const across = (share: number): number => Math.min(100, Math.max(0, 100 * (1 + Math.log10(share) / DECADES)));

export const TICKS: readonly Tick[] = [
  { at: 0, label: "0.01" },
  { at: 25, label: "0.1" },
  { at: 50, label: "1" },
  { at: 75, label: "10" },
  { at: 100, label: "100\u202f%" },
];

/** Steps, as they were measured. */
export function stairs(curve: Curve): Point[] {
  const points: Point[] = [];
  for (const { fpr, tpr } of curve) {
    if (fpr === 0) continue;
    const [x, y] = [across(fpr), 100 - across(tpr)];
    const before = points.at(-1);
    if (before) points.push([x, before[1]]);
    points.push([x, y]);
  }
  return points;
}

const LEFT = 10 ** -DECADES;
const line = (curve: Curve): Point[] =>
  curve.filter(({ fpr }) => fpr > 0.99 * LEFT).map(({ fpr, tpr }) => [across(fpr), 100 - across(tpr)]);
export const limit = (ceiling: NonNullable<Frame["ceiling"]>): Point[] => line(ceiling.curve);
export const estimate = (ceiling: NonNullable<Frame["ceiling"]>): Point[] => line(ceiling.gaussian.curve);
/** The corner that no attacker reaches. */
export const closed = (ceiling: NonNullable<Frame["ceiling"]>): Point[] => {
  const along = limit(ceiling);
  return [[0, 0], [0, along[0]?.[1] ?? 100], ...along];
};

/** Where the curve of this many others stands on fewer than ten false alarms: from the left edge to here. */
export const fewUntil = (others: number): number => (others === 0 ? 0 : across(Math.min(1, ENOUGH / others)));

/** Black points as boxes, a run at a time. */
export function pathOf(points: string, side: number): string {
  const on = (i: number) => (Number.parseInt(points[i >> 2] as string, 16) >> (3 - (i & 3))) & 1;
  let path = "";
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (!on(y * side + x)) continue;
      const from = x;
      while (x < side && on(y * side + x)) x++;
      path += `M${from} ${y}h${x - from}v1H${from}z`;
    }
  }
  return path;
}
