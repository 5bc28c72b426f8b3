/** The drawings of the figure, in hundredths of their box (../hundredths.ts). The saved picture draws the same paths. */
import type { Result, Worlds } from "../../../lib/experiments/sensitivity.result.ts";
import { short, within } from "../hundredths.ts";
import { inside, marked } from "../ticks.ts";

/** So many gifts can be told apart side by side; of more, every second or third is drawn, the largest always. */
const BARS = 150;
/** Where the newcomer's bar stands, apart from the others. */
const NEWCOMER = 94;
const LAST = 88;

export function barsOf({ gifts, newcomer, bound }: Result) {
  const every = Math.ceil(gifts.length / BARS);
  const drawn = gifts.filter((_, i) => (gifts.length - 1 - i) % every === 0);
  const top = 1.12 * Math.max(gifts.at(-1) as number, bound);
  const y = (euros: number) => 100 * (1 - Math.min(1, euros / top));
  const slot = LAST / drawn.length;
  const bar = (x: number, wide: number, from: number, to: number) =>
    to > from ? `M${short(x)} ${short(y(from))}V${short(y(to))}h${short(wide)}V${short(y(from))}z` : "";
  const all = [...drawn.map((gift, i) => [i * slot, 0.72 * slot, gift] as const), [NEWCOMER, 4, newcomer] as const];
  return {
    kept: all.map(([x, wide, gift]) => bar(x, wide, 0, Math.min(gift, bound))).join(""),
    cut: all.map(([x, wide, gift]) => bar(x, wide, bound, gift)).join(""),
    y,
    ticks: marked(0, top, 4, y),
    newcomer: NEWCOMER + 2,
    /** The newcomer's bar leaves the box. */
    beyond: newcomer > top,
    every,
  };
}

export function costsOf({ curve, bound, best, expected }: Result) {
  const right = curve.at(-1) as Result["curve"][number];
  // Low bounds cost many times more than the others; the box ends where the choice becomes interesting.
  const top = 1.15 * Math.max(right.noise, best.error, Math.min(expected.error, 2.2 * right.noise));
  const x = (euros: number) => (100 * euros) / right.bound;
  const y = (error: number) => 100 * (1 - error / top);
  const line = (of: "bias" | "noise" | "error") =>
    curve.map((point, i) => `${i ? "L" : "M"}${short(x(point.bound))} ${short(y(point[of]))}`).join("");
  return {
    bias: line("bias"),
    noise: line("noise"),
    error: line("error"),
    xs: marked(0, right.bound, 5, x),
    ys: marked(0, top, 4, y),
    chosen: { x: x(bound), y: Math.max(0, y(expected.error)), above: expected.error > top },
    best: { x: x(best.bound), y: y(best.error) },
  };
}

export function answersOf({ bins, sums }: Worlds) {
  const count = bins.without.length;
  const high = bins.from + count * bins.width;
  const most = 1.06 * Math.max(...bins.without, ...bins.with);
  const x = (euros: number) => (100 * (euros - bins.from)) / (high - bins.from);
  const slot = 100 / count;
  const bars = (counts: readonly number[], at: number) =>
    counts
      .map((n, i) => (n === 0 ? "" : `M${short((i + at) * slot)} 100V${short(100 * (1 - n / most))}h${short(0.38 * slot)}V100`))
      .join("");
  return {
    without: bars(bins.without, 0.1),
    with: bars(bins.with, 0.52),
    xs: inside(marked(bins.from, high, 4, x)),
    sums: sums.map((sum) => within(0, 100, x(sum))) as [number, number],
  };
}
