/** The drawings of the figure, in hundredths of their box (../hundredths.ts). The saved picture draws the same paths. */

import type { Result } from "../../../lib/experiments/local-dp.result.ts";
import type { Method } from "../../../lib/experiments/local-dp.ts";
import { lineThrough, short, within } from "../hundredths.ts";
import { marked } from "../ticks.ts";

type Of = Result["methods"][number];
export const methodOf = ({ methods }: Result, wanted: Method): Of => methods.find(({ method }) => method === wanted) as Of;

/** Errors on one scale of equal factors, for all methods. */
export function scaleOf({ methods }: Result) {
  const all = methods.flatMap(({ expected, measured }) => [expected, Math.max(measured, expected / 3)]);
  const [low, high] = [Math.min(...all) / 1.5, Math.max(...all) * 1.5];
  const x = (error: number) => within(0, 100, (100 * Math.log(error / low)) / Math.log(high / low));
  const decades = [0.1, 1, 10, 100, 1000, 10_000, 100_000].filter((error) => error > low && error < high);
  return { x, ticks: decades.map((error) => ({ at: x(error), label: error.toLocaleString("en-GB") })) };
}

export function estimatesOf(result: Result, { estimates, spread }: Of) {
  const { truth } = result;
  const ends = truth.flatMap((n, i) => {
    const reach = 2 * (spread[i] as number);
    return [estimates[i] ?? n, n + reach, n - reach];
  });
  const [low, high] = [Math.min(0, ...ends), 1.04 * Math.max(...ends)];
  const y = (count: number) => 100 * (1 - (count - low) / (high - low));
  const slot = 100 / truth.length;
  const middle = (i: number) => (i + 0.5) * slot;
  return {
    truth: truth.map((n, i) => `M${short((i + 0.14) * slot)} ${short(y(0))}V${short(y(n))}h${short(0.72 * slot)}V${short(y(0))}z`).join(""),
    spread: truth
      .map((n, i) => {
        const reach = 1.96 * (spread[i] as number);
        return `M${short(middle(i))} ${short(y(n - reach))}V${short(y(n + reach))}`;
      })
      .join(""),
    dots: estimates.map((estimate, i) => ({ x: middle(i), y: y(estimate) })),
    zero: y(0),
    ys: marked(low, high, 5, y),
  };
}

/** Errors by number of options; the options on a scale of equal factors. */
export function curvesOf({ curve, options, crossing }: Result) {
  const last = curve.at(-1) as Result["curve"][number];
  const top = 1.08 * Math.max(last.oue, last.sue, Math.min(last.kary, 2.2 * last.oue));
  const x = (n: number) => (100 * Math.log(n / 2)) / Math.log(last.options / 2);
  const y = (error: number) => 100 * (1 - error / top);
  const line = (of: "kary" | "oue" | "sue") => lineThrough(curve.map((point) => [x(point.options), y(point[of])]));
  return {
    kary: line("kary"),
    oue: line("oue"),
    sue: line("sue"),
    here: within(0, 100, x(options)),
    crossing: crossing > 2 && crossing < last.options ? x(crossing) : null,
    xs: [4, 8, 16, 32].map((n) => ({ at: x(n), label: String(n) })),
    ys: marked(0, top, 4, y),
  };
}

const LEAST = 0.02;
const MOST = 8;

/** Central against local epsilon. The central ones on a scale of equal factors. */
export function shuffleOf({ shuffle, epsilon, localEpsilon }: Result) {
  const x = (local: number) => (100 * local) / MOST;
  const y = (central: number) => 100 * (1 - Math.log(within(LEAST, MOST, central) / LEAST) / Math.log(MOST / LEAST));
  const same = Array.from({ length: 33 }, (_, i) => Math.max(LEAST, i / 4));
  return {
    summed: lineThrough(shuffle.map(({ local, central }) => [x(local), y(central)])),
    closed: lineThrough(shuffle.flatMap(({ local, closed }) => (closed === null ? [] : [[x(local), y(closed)] as const]))),
    same: lineThrough(same.map((local) => [x(local), y(local)])),
    here: { x: within(0, 100, x(localEpsilon)), y: y(epsilon) },
    xs: [1, 2, 3, 4, 5, 6].map((local) => ({ at: x(local), label: String(local) })),
    ys: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8].map((central) => ({ at: y(central), label: String(central) })),
  };
}
