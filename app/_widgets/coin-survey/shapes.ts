/** The drawings of the figure, in hundredths of their box (../hundredths.ts). The saved picture draws the same paths. */
import type { Result } from "../../../lib/experiments/coin-survey.result.ts";
import { lineThrough, short, within } from "../hundredths.ts";
import { inside, marked } from "../ticks.ts";

const ROW = 10;
const inPercent = (share: number) => `${Math.round(100 * share)} %`.replace("-", "−");

/** Two squares of a hundred people each: left what is true, right what is said. Side 100, the second begins at `SECOND`. */
export const SECOND = 112;

export function crowdOf(crowd: Result["crowd"]) {
  const tile = (left: number, i: number, size: number) =>
    `M${left + ROW * (i % ROW) + (ROW - size) / 2} ${ROW * Math.floor(i / ROW) + (ROW - size) / 2}h${size}v${size}h${-size}z`;
  const where = (left: number, size: number, holds: (one: Result["crowd"][number]) => boolean) =>
    crowd.map((one, i) => (holds(one) ? tile(left, i, size) : "")).join("");
  /** A turned answer is a diamond, so that it is told apart without its colour. */
  const diamonds = (says: boolean) =>
    crowd
      .map((one, i) =>
        one.coin === "turned" && one.says === says
          ? `M${SECOND + ROW * (i % ROW) + ROW / 2} ${ROW * Math.floor(i / ROW) + 0.8}l4.200 4.200l-4.200 4.200l-4.200-4.200z`
          : "",
      )
      .join("");
  return {
    truly: where(0, 6.4, ({ truth }) => truth),
    trulyNot: where(0, 6.4, ({ truth }) => !truth),
    yes: where(SECOND, 6.4, ({ says, coin }) => says && coin === "kept"),
    no: where(SECOND, 6.4, ({ says, coin }) => !says && coin === "kept"),
    turnedYes: diamonds(true),
    turnedNo: diamonds(false),
    ignoredYes: where(SECOND, 3.4, ({ says, coin }) => says && coin === "ignored"),
    ignoredNo: where(SECOND, 3.4, ({ says, coin }) => !says && coin === "ignored"),
  };
}

/** Where the bars begin, under the interval. */
const UNDER = 20;

export function estimatesOf({ repeats, share, estimate, low, high }: Result) {
  const { from, width, counts, expected } = repeats;
  const end = from + counts.length * width;
  // The truth, this estimate and its interval are always in view, whoever ignores the coin.
  const left = Math.min(from, low, share - width);
  const right = Math.max(end, high, share + width);
  const x = (value: number) => (100 * (value - left)) / (right - left);
  const most = Math.max(...counts, ...expected);
  const y = (n: number) => 100 - ((100 - UNDER) * n) / most;
  const slot = x(from + width) - x(from);
  return {
    bars: counts
      .map((n, i) => (n === 0 ? "" : `M${short(x(from) + (i + 0.12) * slot)} 100V${short(y(n))}h${short(0.76 * slot)}V100z`))
      .join(""),
    law: expected.map((n, i) => `${i ? "V" : "M"}${i ? "" : `${short(x(from))} `}${short(y(n))}h${short(slot)}`).join(""),
    interval: `M${short(x(low))} 9H${short(x(high))}`,
    xs: inside(marked(left, right, 5, x, inPercent)),
    truth: within(0, 100, x(share)),
    estimate: within(0, 100, x(estimate)),
  };
}

export function beliefOf({ belief }: Result) {
  const y = (p: number) => 100 * (1 - p);
  const line = (of: "yes" | "no") => lineThrough(belief.curve.map((point) => [100 * point.prior, y(point[of])]));
  return {
    yes: line("yes"),
    no: line("no"),
    at: { x: 100 * belief.prior, yes: y(belief.yes), no: y(belief.no), before: y(belief.prior) },
    ticks: [0, 0.25, 0.5, 0.75, 1],
  };
}

/** Days are on a scale of equal factors: most is learned in the first ones. */
export function askedOf({ asked, keep }: Result) {
  const last = Math.max(asked.days, 2);
  const x = (day: number) => (100 * Math.log(day)) / Math.log(last);
  const y = (right: number) => 100 * (1 - (within(0.5, 1, right) - 0.5) / 0.5);
  const share = (right: number) => right / asked.people;
  const marks = [1, 2, 3, 5, 7, 10, 15, 30, 60, 90, 180, 365].filter((day) => day <= last);
  return {
    law: lineThrough(asked.fresh.map(({ days, expected }) => [x(days), y(expected)])),
    dots: asked.fresh.map(({ days, right }) => ({ x: x(days), y: y(share(right)) })),
    kept: y(keep),
    keptDot: { x: x(asked.days), y: y(share(asked.kept.right)) },
    xs: marks
      .filter((day, i) => i === 0 || (x(day) - x(marks[i - 1] as number) > 7 && x(day) < 88))
      .map((day) => ({ at: x(day), label: String(day) })),
    ys: [0.5, 0.6, 0.7, 0.8, 0.9, 1].map((p) => ({ at: y(p), label: String(Math.round(100 * p)) })),
  };
}
