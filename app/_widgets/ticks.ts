/** Round numbers along an axis, in hundredths. In a file of its own: who marks no axis loads no d3. */
import { ticks } from "d3";
import { type Tick, whole } from "./hundredths.ts";

export const marked = (low: number, high: number, most: number, at: (value: number) => number, label = whole): Tick[] =>
  ticks(low, high, most).map((value) => ({ at: at(value), label: label(value) }));

/** A number at the very end would hang out of the figure. */
export const inside = (marks: Tick[]): Tick[] => marks.filter(({ at }) => at >= 5 && at <= 95);
