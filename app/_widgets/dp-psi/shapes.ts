/** The mistakes that are left after each run, in hundredths of the box: x to the right, y down. */
import type { Result } from "../../../lib/experiments/dp-psi.result.ts";
import { lineThrough } from "../hundredths.ts";
import { marked } from "../ticks.ts";

export function chartOf({ repeats }: Pick<Result, "repeats">) {
  const runs = repeats.length;
  const most = Math.max(1, ...repeats.map(({ missing, wrong }) => Math.max(missing, wrong))) * 1.1;
  const x = (run: number) => (runs === 1 ? 50 : 3 + (94 * (run - 1)) / (runs - 1));
  const y = (n: number) => 100 * (1 - n / most);
  const points = (of: (at: Result["repeats"][number]) => number) => repeats.map((at) => [x(at.runs), y(of(at))] as const);
  const [missing, wrong] = [points((at) => at.missing), points((at) => at.wrong)];
  const whole = (tick: { readonly label: string }) => /^[\d,]+$/.test(tick.label);
  return {
    missing: lineThrough(missing),
    wrong: lineThrough(wrong),
    dots: [
      ...missing.map((at, i) => ({ key: `m${i}`, kind: "missing", at })),
      ...wrong.map((at, i) => ({ key: `w${i}`, kind: "wrong", at })),
    ],
    xs: runs === 1 ? [{ at: 50, label: "1" }] : marked(1, runs, Math.min(5, runs - 1), x, (n) => n.toLocaleString("en-GB")).filter(whole),
    ys: marked(0, most, 4, y, (n) => n.toLocaleString("en-GB")).filter(whole),
  };
}
