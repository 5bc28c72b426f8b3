/** The drawing of the outputs in hundredths of its box: x to the right, y down. The saved picture draws the same paths. */
import type { Result } from "../../../lib/experiments/sampler.result.ts";
import { short } from "../hundredths.ts";
import { inside, marked } from "../ticks.ts";

const probability = (p: number) => String(Number(p.toPrecision(3))).replace(/^0\./, ".");

/** How many there are so far. */
export const drawsOf = ({ outputs }: Pick<Result, "outputs">): number => outputs.drawn.reduce((sum, n) => sum + n, outputs.outside);

/** Outlines: what is exact. Caps: what was counted. */
export function barsOf({ outputs }: Pick<Result, "outputs">, draws: number) {
  const { from, width, exact, drawn } = outputs;
  const low = from - width / 2;
  const high = low + width * exact.length;
  const most = 1.12 * Math.max(...exact, ...drawn.map((n) => n / draws));
  const slot = 100 / exact.length;
  const x = (value: number) => (100 * (value - low)) / (high - low);
  const y = (p: number) => 100 * (1 - p / most);
  const bar = (i: number, inset: number) => [short((i + inset) * slot), short((1 - 2 * inset) * slot)] as const;
  return {
    bars: exact
      .map((p, i) => {
        const [left, across] = bar(i, 0.15);
        return `M${left} 100V${short(y(p))}h${across}V100`;
      })
      .join(""),
    caps: drawn
      .map((n, i) => {
        const [left, across] = bar(i, 0.02);
        return n === 0 ? "" : `M${left} ${short(y(n / draws))}h${across}`;
      })
      .join(""),
    xs: exact.length < 4 ? exact.map((_, i) => ({ at: x(from + i), label: String(from + i) })) : inside(marked(low, high, 7, x)),
    ys: marked(0, most, 4, y, probability),
  };
}

/** The costs on one scale from 0 to this many bits. */
export const scaleOf = ({ opened, expected, entropy, engines }: Result): number =>
  1.08 * Math.max(opened.bits, expected, entropy, engines[0]?.bits ?? 0);
