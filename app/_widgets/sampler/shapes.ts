/** The drawing of the outputs in hundredths of its box: x to the right, y down. The saved picture draws the same paths. */
import type { Result } from "../../../lib/experiments/sampler.ts";
import { multiplesIn } from "../dial/shapes.ts";

const short = (n: number) => String(Math.round(n * 100) / 100);

/** Outlines: what is exact. Caps: what was counted. */
export function barsOf({ outputs }: Pick<Result, "outputs">, draws: number, [wide, tall] = [100, 100]) {
  const { from, width, exact, drawn } = outputs;
  const low = from - width / 2;
  const high = low + width * exact.length;
  const most = 1.12 * Math.max(...exact, ...drawn.map((n) => n / draws));
  const slot = wide / exact.length;
  const x = (value: number) => (wide * (value - low)) / (high - low);
  const y = (p: number) => tall * (1 - p / most);
  const bar = (i: number, inset: number) => [short((i + inset) * slot), short((1 - 2 * inset) * slot)] as const;
  return {
    x,
    bars: exact
      .map((p, i) => {
        const [left, across] = bar(i, 0.15);
        return `M${left} ${tall}V${short(y(p))}h${across}V${tall}`;
      })
      .join(""),
    caps: drawn
      .map((n, i) => {
        const [left, across] = bar(i, 0.02);
        return n === 0 ? "" : `M${left} ${short(y(n / draws))}h${across}`;
      })
      .join(""),
    xs: width === 1 && exact.length < 4 ? exact.map((_, i) => from + i) : multiplesIn(low, high, 7),
    ys: multiplesIn(0, most, 4).map((p) => ({ p, y: y(p) })),
  };
}

/** The costs on one scale from 0 to this many bits. */
export const scaleOf = ({ opened, expected, entropy, engines }: Result): number =>
  1.08 * Math.max(opened.bits, expected, entropy, engines[0]?.bits ?? 0);
