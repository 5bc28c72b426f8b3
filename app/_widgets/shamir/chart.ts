/**
 * Where everything stands in the two drawings, for the figure and its saved picture alike: places from left to right, values
 * from the bottom up. A field has no between, so nothing is joined by a line.
 */
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";

export type Result = ResultOf<Card<"shamir">>;

export const WIDTH = 430;
export const HEIGHT = 320;
const LEFT = 34;
const RIGHT = 8;
const TOP = 10;
const BOTTOM = 42;
/** The widest that the secret's column is drawn. */
const BAND = 18;
/** Up to here the values of a column are dots, above it they are a line. */
const DOTTED = 101;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export function gridOf({ order, curve }: Result) {
  const values = Number(order);
  const wide = (WIDTH - LEFT - RIGHT) / curve.length;
  const high = (HEIGHT - TOP - BOTTOM) / values;
  const band = Math.min(wide, BAND);
  const columnOf = new Map(curve.map(({ x }, column) => [x, column]));
  const at = (place: number) => LEFT + ((columnOf.get(place) ?? 0) + 0.5) * wide;
  const level = (value: number) => HEIGHT - BOTTOM - (value + 0.5) * high;
  const spot = ({ x, y }: { readonly x: number; readonly y: string }): Spot => ({ x: at(x), y: level(Number(y)) });
  return {
    spot,
    at,
    /** The column of the secret. */
    secret: { x: at(0) - band / 2, width: band, y: TOP, height: HEIGHT - TOP - BOTTOM },
    base: HEIGHT - BOTTOM,
    left: LEFT,
    right: WIDTH - RIGHT,
    /** How large a dot of a column may be, a dot that stands alone, and a party's mark. */
    dot: Math.min(5, Math.max(1.5, Math.min(wide, high) * 0.5)),
    point: Math.min(6, wide * 0.46),
    mark: Math.min(6.5, Math.max(4.5, wide * 0.46)),
    dashes: values <= DOTTED ? `0 ${high}` : undefined,
    /** Every value of the columns in which every value is possible. */
    columns: (open: (column: Result["curve"][number]) => boolean) =>
      curve
        .filter(open)
        .map(({ x }) => `M${at(x).toFixed(2)} ${level(0).toFixed(2)}V${(level(values - 1) - 0.1).toFixed(2)}`)
        .join(""),
    /** One dot a place: no length, round ends. */
    dots: (pick: (column: Result["curve"][number]) => string | null) =>
      curve
        .flatMap((column) => {
          const y = pick(column);
          return y === null ? [] : [`M${at(column.x).toFixed(2)} ${level(Number(y)).toFixed(2)}h0`];
        })
        .join(""),
    ticks: ticksOf(values).map(({ value, label }) => ({ y: level(value), label })),
    places: curve.length > 11 ? [10, 20, 30].filter((x) => columnOf.has(x)).map((x) => ({ x: at(x), place: x })) : [],
  };
}

function ticksOf(values: number): readonly { readonly value: number; readonly label: string }[] {
  if (values > 1e6) return [0, values].map((value) => ({ value, label: value === 0 ? "0" : "p" }));
  const step = [5, 10, 25, 50, 64].find((each) => values / each <= (each === 5 ? 3 : 5)) ?? 64;
  return Array.from({ length: Math.ceil(values / step) }, (_, i) => ({ value: i * step, label: String(i * step) }));
}

/** The arms of a cross over a wrong share. */
export const cross = ({ x, y }: Spot, r: number): string => `M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
