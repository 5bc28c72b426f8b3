/** The sweep's drawing: time against size, both on logarithmic scales, in hundredths. A saved picture draws the same. */
import type { RunnerId } from "../../../lib/experiments/psi-race.ts";
import type { Leg, Quantity } from "../../../lib/experiments/psi-race.verdicts.ts";
import { lineThrough, type Tick, whole } from "../hundredths.ts";
import { amount, NAMES, time } from "./words.ts";

export interface Lines {
  readonly lines: readonly { readonly id: RunnerId; readonly d: string; readonly at: readonly (readonly [number, number])[] }[];
  /** Names at the lines' ends, apart from each other. */
  readonly labels: readonly { readonly id: RunnerId; readonly name: string; readonly left: number; readonly top: number }[];
  readonly xs: readonly Tick[];
  readonly ys: readonly Tick[];
}

/** Per cent of the height from one label to the next. */
const GAP = 9;

export function linesOf(legs: readonly Leg[], of: Quantity): Lines | undefined {
  const values = legs.flatMap(({ rows }) => rows.flatMap(({ [of]: value }) => (value ? [value] : [])));
  const sizes = legs.map(({ most }) => most);
  if (values.length === 0 || legs.length < 2) return undefined;
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const x = (size: number) => (100 * Math.log(size / least)) / Math.log(most / least);
  // From one power of ten to another. Where all values are one such power, they lie at the bottom.
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  const y = (value: number) => (100 * (high - Math.log10(value))) / (high - low);
  const lines = (legs[0] as Leg).rows.flatMap(({ id }) => {
    const at = legs.flatMap(({ most: size, rows }) => {
      const value = rows.find((row) => row.id === id)?.[of];
      return value ? [[x(size), y(value)] as const] : [];
    });
    return at.length > 0 ? [{ id, at, d: lineThrough(at) }] : [];
  });
  const ends = lines.map(({ id, at }) => ({ id, left: at.at(-1)?.[0] ?? 100, top: at.at(-1)?.[1] ?? 0 })).sort((a, b) => a.top - b.top);
  let lowest = Number.NEGATIVE_INFINITY;
  const labels = ends.map(({ id, left, top }) => {
    lowest = Math.max(top, lowest + GAP);
    return { id, left, name: NAMES[id], top: lowest };
  });
  const decades = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));
  const words = of === "seconds" ? time : amount;
  return {
    lines,
    labels,
    xs: sizes.filter((_, i) => i === sizes.length - 1 || i % 2 === 0).map((size) => ({ at: x(size), label: whole(size) })),
    ys: decades.map((value) => ({ at: y(value), label: words(value) })),
  };
}
