/** The drawings of the figure in hundredths of their box, and its numbers in words. The saved picture draws the same paths. */

import type { Result, Variant } from "../../../lib/experiments/sparse-vector.result.ts";
import { sparseVector, VARIANTS } from "../../../lib/experiments/sparse-vector.ts";
import { lineThrough, short, type Tick } from "../hundredths.ts";
import { marked } from "../ticks.ts";

export const two = (n: number) => n.toLocaleString("en-GB", { maximumFractionDigits: 2 });
export const signed = (n: number) => (n > 0 ? `+${n}` : String(n).replace("-", "−"));
export const named = (variant: Variant): string => sparseVector.params.fields.variant.about.names?.[variant] ?? variant;

/** A probability: three digits, and a power of ten where it is small. */
export function chance(p: number): string {
  if (p === 0 || p >= 1e-4) return p.toLocaleString("en-GB", { maximumSignificantDigits: 3 });
  const exponent = Math.floor(Math.log10(p));
  return `${(p / 10 ** exponent).toFixed(1)} × 10^${exponent}`.replace("^-", "^−");
}

export function daysOf({ days, threshold }: Result) {
  const top = 1.1 * Math.max(threshold, ...days.map(({ cases }) => cases));
  const slot = 100 / days.length;
  const y = (cases: number) => 100 * (1 - cases / top);
  const bars = (answered: boolean) =>
    days
      .map(({ cases, said }, i) =>
        (said !== null) === answered ? `M${short((i + 0.2) * slot)} 100V${short(y(cases))}h${short(0.6 * slot)}V100` : "",
      )
      .join("");
  return {
    answered: bars(true),
    silent: bars(false),
    threshold: y(threshold),
    ys: marked(0, top, 3, y),
    places: days.map(({ said }, i) => ({ at: (i + 0.5) * slot, day: i + 1, said })),
  };
}

export function growthOf({ growth, epsilon, pair, exact, variant }: Result) {
  const belows = pair.row.filter((word) => word === "below").length;
  const last = growth.at(-1)?.belows ?? 1;
  const top = Math.max(2 * epsilon, 1.25 * (exact.loss ?? 0));
  const x = (at: number) => (last === 1 ? 0 : (94 * (at - 1)) / (last - 1));
  const y = (loss: number | null) => (loss === null ? 3 : 100 * (1 - loss / top));
  const lines = VARIANTS.map((id) => {
    const points = growth.map((each) => ({ at: each.belows, loss: each.losses[id] }));
    return {
      id,
      chosen: id === variant,
      path: lineThrough(points.map(({ at, loss }) => [x(at), y(loss)])),
    };
  });
  return {
    // The two that are impossible at once lie on each other: one of them is drawn, the chosen one if it is among them.
    lines: lines.filter(({ id }) => id !== (variant === "query-noise-not-redrawn" ? "no-query-noise" : "query-noise-not-redrawn")),
    epsilon: y(epsilon),
    dot: { x: x(belows), y: y(exact.loss) },
    xs: [1, 4, 8, 12, 16].filter((at) => at <= last).map((at): Tick => ({ at: x(at), label: String(at) })),
    ys: marked(0, top, 4, y, String),
  };
}
