/**
 * Drawings in hundredths of their box: x to the right, y down. The boxes are stretched to any size; what must not be stretched (words, marks,
 * line widths) is set on top by the style sheet. A saved picture draws the same paths.
 */

/** As many digits as a path needs. */
export const short = (n: number) => String(Math.round(n * 100) / 100);
export const within = (low: number, high: number, n: number) => Math.min(high, Math.max(low, n));

export type Point = readonly [x: number, y: number];

export interface Tick {
  readonly at: number;
  readonly label: string;
}

export const whole = (n: number) => Math.round(n).toLocaleString("en-GB").replace("-", "−");
/** Of a hundred; one decimal where the difference counts. */
export const inHundred = (n: number) => n.toLocaleString("en-GB", { maximumFractionDigits: 1 }).replace("-", "−");

/** A line through points, in hundredths. */
export const lineThrough = (points: readonly Point[]) => points.map(([x, y], i) => `${i ? "L" : "M"}${short(x)} ${short(y)}`).join("");
