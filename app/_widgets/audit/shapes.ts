/** The drawings of the figure in hundredths of their box, and its numbers in words. The saved picture draws the same paths. */
import { ticks } from "d3";
import type { Bound, Result } from "../../../lib/experiments/audit.result.ts";
import { LIBRARY, type LibraryId } from "../../../lib/experiments/audit.ts";
import { lineThrough, short, type Tick, whole } from "../hundredths.ts";
import { marked } from "../ticks.ts";

export const two = (n: number) => n.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const few = (n: number) => n.toLocaleString("en-GB", { maximumSignificantDigits: 4 });
/** 99 %, 99.9999 %. */
export const percent = (share: number) => `${Number((100 * share).toPrecision(9))}\u00a0%`;
export const isLibrary = (id: Result["mechanism"]): id is LibraryId => (LIBRARY as readonly string[]).includes(id);
export const chosenOf = ({ bounds, way }: Result): Bound => bounds.find((bound) => bound.way === way) as Bound;

export const WAY = {
  beforehand: "beforehand",
  halves: "on one half, counted on the other",
  afterwards: "afterwards, on all of it",
} as const;

export function outputsOf({ outputs }: Result) {
  const { from, width, first, second } = outputs;
  const most = 1.06 * Math.max(...first, ...second);
  const slot = 100 / first.length;
  const bars = (counts: readonly number[], at: number) =>
    counts
      .map((n, i) => (n === 0 ? "" : `M${short((i + at) * slot)} 100V${short(100 * (1 - n / most))}h${short(0.38 * slot)}V100`))
      .join("");
  const each = Number.isInteger(from) && width === 1; // a bin is one value, and its number stands below its middle
  const high = from + first.length * width;
  const x = (value: number) => (100 * (value + (each ? 0.5 : 0) - from)) / (high - from);
  const marks = ticks(from, high - (each ? 1 : 0), Math.min(5, first.length)).filter((value) => !each || Number.isInteger(value));
  return {
    first: bars(first, 0.1),
    second: bars(second, 0.52),
    xs: (first.length === 1 ? [from] : marks)
      .map((value): Tick => ({ at: x(value), label: whole(value) }))
      .filter(({ at }) => at >= 3 && at <= 97),
  };
}

/** The road ends a little before its box, so that the dot at its end is whole. */
const END = 94;

export function roadOf({ road, claim, runs, exact }: Result) {
  const first = (road[0] as Result["road"][number]).runs;
  const length = Math.log(Math.max(runs, first + 1) / first);
  const along = (at: number) => (END * Math.log(at / first)) / length;
  const top = 1.15 * Math.max(claim.epsilon * 1.3, exact ?? 0, ...road.map(({ epsilon }) => epsilon));
  const y = (epsilon: number) => 100 * (1 - epsilon / top);
  const end = road.at(-1) as Result["road"][number];
  return {
    line: lineThrough(road.map(({ runs: at, epsilon }) => [along(at), y(epsilon)])),
    claim: y(claim.epsilon),
    exact: exact === null ? undefined : y(exact),
    end: { x: END, y: y(end.epsilon) },
    ys: marked(0, top, 4, y, String),
    xs: [30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000]
      .map((value): Tick => ({ at: along(value), label: whole(value) }))
      .filter(({ at }) => at >= 4 && at <= END),
  };
}
