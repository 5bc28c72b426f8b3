/** The drawings of the figure in hundredths of their boxes: x to the right, y down. The saved picture draws the same paths. */

import type { Result } from "../../../lib/experiments/dummies.result.ts";
import type { Frame } from "../../../lib/experiments/dummies.ts";
import { lineThrough, short, type Tick } from "../hundredths.ts";
import { inside, marked } from "../ticks.ts";

const figures = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 6 });

/** Bars: the exact law. Line: the Gaussian of the same variance. */
export function lawOf({ from, width, chances, gaussian }: Result["law"]) {
  const bins = chances.length;
  const low = from - 0.5;
  const high = low + bins * width;
  const most = 1.1 * Math.max(...chances, ...gaussian);
  const slot = 100 / bins;
  const x = (z: number) => (100 * (z - low)) / (high - low);
  const y = (p: number) => 100 * (1 - p / most);
  return {
    bars: chances.map((p, i) => `M${short((i + 0.14) * slot)} 100V${short(y(p))}h${short(0.72 * slot)}V100`).join(""),
    line: lineThrough(gaussian.map((p, i) => [(i + 0.5) * slot, y(p)] as const)),
    xs: inside(marked(low, high, 5, x)).filter((tick) => /^[\d,]+$/.test(tick.label)),
  };
}

/** Deltas below this are not drawn: nobody promises them. */
const LEAST = 1e-12;
const POWERS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const powerOfTen = (exponent: number) =>
  exponent === 0 ? "1" : `10⁻${[...String(-exponent)].map((digit) => POWERS[Number(digit)]).join("")}`;

/** delta over epsilon, delta in powers of ten. */
export function curveOf({ curve, delta }: Pick<Frame, "delta"> & { readonly curve: Result["curve"] }) {
  const last = curve.at(-1)?.epsilon ?? 1;
  const floor = Math.max(Math.log10(LEAST), Math.min(-3, Math.floor(Math.log10(delta) - 2.5)));
  const x = (epsilon: number) => (100 * epsilon) / last;
  const y = (d: number) => (100 * Math.log10(Math.max(d, LEAST))) / floor;
  const path = (of: (point: Result["curve"][number]) => number) => {
    const drawn = curve.filter((point) => of(point) >= LEAST);
    return lineThrough(drawn.map((point) => [x(point.epsilon), y(of(point))] as const));
  };
  const step = floor < -8 ? 3 : floor < -4 ? 2 : 1;
  const ys: Tick[] = Array.from({ length: Math.floor(-floor / step) + 1 }, (_, i) => ({
    at: (100 * -i * step) / floor,
    label: powerOfTen(-i * step),
  }));
  return {
    one: path(({ one }) => one),
    all: path(({ all }) => all),
    gaussian: path(({ gaussian }) => gaussian),
    at: [x(last / 2), y(delta)] as const,
    xs: inside(marked(0, last, 5, x, figures)),
    ys,
  };
}
