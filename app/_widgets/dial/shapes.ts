/**
 * The curves of the dial in hundredths of their box: x to the right, y down. On a page the boxes are stretched to any size; what
 * must not be stretched (words, the hatch, line widths) is set on top by the style sheet. A saved picture says its size.
 */
import type { Result, Test } from "../../../lib/experiments/dial.result.ts";
import { type Point, short } from "../hundredths.ts";

/** A step of 1, 2 or 5 times a power of ten, of which at most so many fit. */
export function niceStep(span: number, most: number): number {
  const ten = 10 ** Math.floor(Math.log10(span / most));
  return [ten, 2 * ten, 5 * ten].find((step) => span / step <= most) ?? 10 * ten;
}

export function multiplesIn(low: number, high: number, most: number): number[] {
  const step = niceStep(high - low, most);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => (first + i) * step);
}

const WORLDS = ["without", "with"] as const;

/** The hills, the caps of the re-runs on them, and the axes below. */
export function hillsOf({ outputs, samples }: Pick<Result, "outputs" | "samples">, [wide, tall]: Point = [100, 100]) {
  const { from, width, exact, drawn } = outputs;
  const bins = exact.with.length;
  const low = from - width / 2;
  const high = low + bins * width;
  const most = 1.1 * Math.max(...exact.with, ...exact.without);
  const x = (value: number) => (wide * (value - low)) / (high - low);
  const y = (p: number) => tall * (1 - Math.min(1, p / most));
  const slot = wide / bins;
  const across = (at: number, world: number) => (at + (world ? 0.53 : 0.11)) * slot;
  const bar = 0.36 * slot;
  return {
    low,
    high,
    x,
    ticks: multiplesIn(0, most, 4).map((p) => ({ p, y: y(p), word: p === 0 ? "0" : String(Number(p.toPrecision(3))).replace(/^0/, "") })),
    bars: WORLDS.map((world, w) =>
      exact[world].map((p, at) => `M${short(across(at, w))} ${tall}V${short(y(p))}h${short(bar)}V${tall}`).join(""),
    ) as [string, string],
    caps: WORLDS.flatMap((world, w) =>
      samples === 0 ? [] : drawn[world].map((n, at) => (n === 0 ? "" : `M${short(across(at, w))} ${short(y(n / samples))}h${short(bar)}`)),
    ).join(""),
  };
}

/** How many epsilons the rails' box is high, above and below. */
const HIGH = 2.5;
export const RAILS: readonly [number, number] = [50 - 50 / HIGH, 50 + 50 / HIGH];

export function lossLine({ losses, epsilon }: Pick<Result, "losses" | "epsilon">, x: (value: number) => number): Point[] {
  return losses.points.map(({ value, loss }) => [x(value), 50 - (50 * loss) / (HIGH * epsilon)]);
}

/** A place in a box, for what stands on top of a drawing. */
export const at = (left: number, top?: number) => ({ left: `${left}%`, ...(top !== undefined && { top: `${top}%` }) });

const inRoc = (fpr: number, tpr: number): Point => [100 * fpr, 100 * (1 - tpr)];
export const rocLine = (points: Result["roc"]): Point[] => points.map(({ fpr, tpr }) => inRoc(fpr, tpr));

/** The line above which (epsilon, delta) lets no attacker. */
export function region(epsilon: number, delta: number): Point[] {
  const fpr = (1 - delta) / (1 + Math.exp(epsilon));
  return [inRoc(0, 0), inRoc(0, delta), inRoc(fpr, 1 - fpr), inRoc(1 - delta, 1), inRoc(1, 1)];
}

/** What lies above that line. */
export const closed = (epsilon: number, delta: number): Point[] => [...region(epsilon, delta).slice(1, -1), inRoc(0, 1)];

/** Where the true curve can be: to the left and above, then to the right and below. */
export function band({ roc, within }: Pick<Result, "roc" | "within">): Point[] {
  const moved = (side: 1 | -1) => roc.map(({ fpr, tpr }) => inRoc(unit(fpr - side * within.fpr), unit(tpr + side * within.tpr)));
  return [...moved(1), inRoc(1, 1), ...moved(-1).reverse(), inRoc(0, 0)];
}
const unit = (p: number) => Math.min(1, Math.max(0, p));

/** The attacker's threshold as it is set now. While it is dragged, before a run has followed: the nearest of those the run knows. */
export function testOf(run: Result, middle: number, ran: number, wanted = ran): Test {
  const away = (test: Test) => Math.abs(test.from - middle - wanted);
  return wanted === ran ? run.test : run.tests.reduce((best, test) => (away(test) < away(best) ? test : best));
}

/** Of the thresholds the run knows, the one whose point of the curve is nearest to this place in its box. */
export function testNear(tests: readonly Test[], [x, y]: Point): Test {
  const away = ({ fpr, tpr }: Test) => (fpr - x / 100) ** 2 + (1 - tpr - y / 100) ** 2;
  return tests.reduce((best, test) => (away(test) < away(best) ? test : best));
}

/** The edge at which answers begin to be called "in": half a step of the grid before the first of them. */
export const edgeOf = ({ outputs: { from, width }, tests: [first] }: Pick<Result, "outputs" | "tests">, test: Test): number =>
  test.from - (first ? first.from - from + width / 2 : 0);

/** On the narrowest screens the limit's name is as wide as what is left of the picture here. */
const FARTHEST = 0.45;

/**
 * Where the limit's name stands: along the curve, above it, or below it where there is no room above; right of the eye,
 * or further off the curve where the eye stands too far right for that.
 */
export function alongCurve(curve: Result["curve"], eye: number) {
  const heightAt = (fpr: number) => {
    const after = Math.max(
      1,
      curve.findIndex((point) => point.fpr >= fpr),
    );
    const [a, b] = [curve[after - 1], curve[after]] as [Result["curve"][number], Result["curve"][number]];
    return b.fpr === a.fpr ? b.tpr : a.tpr + ((b.tpr - a.tpr) * (fpr - a.fpr)) / (b.fpr - a.fpr);
  };
  const clear = eye + 0.1 <= FARTHEST;
  const from = clear ? Math.max(0.4, eye + 0.1) : 0.4;
  const to = from + 0.35;
  const [y0, y1] = [heightAt(from), heightAt(to)];
  return { left: 100 * from, top: 100 * (1 - y0), angle: (-180 / Math.PI) * Math.atan2(y1 - y0, to - from), below: y0 > 0.86, clear };
}
