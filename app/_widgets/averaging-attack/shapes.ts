/** The drawings of a panel in hundredths of their boxes: questions to the right, on a logarithmic scale. */
import type { Panel, Result } from "../../../lib/experiments/averaging-attack.result.ts";
import { short, type Tick } from "../hundredths.ts";

/** The path's box is so many answers' standard deviations high, above and below. */
const DEVIATIONS = 2.2;

export function panelOf({ points, scale, truth, runs }: Result, panel: Panel) {
  const asked = points.at(-1) as number;
  const x = (n: number) => (asked === 1 ? 50 : (100 * Math.log(n)) / Math.log(asked));
  const deviation = Math.SQRT2 * scale;
  const reach = Math.max(0.8, DEVIATIONS * deviation);
  const y = (mean: number) => 50 - (50 * (mean - truth)) / reach;
  const line = (values: readonly (number | null)[], at: (value: number) => number) => {
    let pen = "M";
    return points
      .map((n, i) => {
        const value = values[i] ?? null;
        if (value === null) return "";
        const step = `${pen}${short(x(n))} ${short(at(value))}`;
        pen = "L";
        return step;
      })
      .join("");
  };
  const errors = panel.drawnAt.map((drawn) => (drawn === 0 ? null : deviation / Math.sqrt(drawn)));
  const up = (share: number) => 100 * (1 - share);
  return {
    path: line(panel.path, y),
    errors: [line(errors, (error) => y(truth + error)), line(errors, (error) => y(truth - error))],
    zone: { top: y(truth + 0.5), bottom: 100 - y(truth - 0.5) },
    exact: line(panel.exact, up),
    dots: points.map((n, i) => ({
      x: x(n),
      y: up((panel.hits[i] as number) / runs),
      top: up(panel.high[i] as number),
      bottom: up(panel.low[i] as number),
    })),
    xs: ticksUpTo(asked, x),
    ys: [truth + Math.floor(reach), truth, truth - Math.floor(reach)].map((value): Tick => ({ at: y(value), label: String(value) })),
  };
}

/** 1, 10, 100, ... and the last. */
function ticksUpTo(asked: number, x: (n: number) => number): Tick[] {
  const ticks: Tick[] = [];
  for (let n = 1; n <= asked; n *= 10) ticks.push({ at: x(n), label: n.toLocaleString("en-GB") });
  if (100 - (ticks.at(-1)?.at ?? 0) > 12) ticks.push({ at: 100, label: asked.toLocaleString("en-GB") });
  return ticks;
}

export const SHARES: readonly Tick[] = [
  { at: 0, label: "100" },
  { at: 50, label: "50" },
  { at: 100, label: "0" },
];
