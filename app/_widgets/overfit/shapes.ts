/** The drawings of the figure in hundredths of their box, and its numbers in words. The saved picture draws the same paths. */
import type { Result } from "../../../lib/experiments/overfit.result.ts";
import { lineThrough, short, type Tick, within } from "../hundredths.ts";
import { marked } from "../ticks.ts";

export const two = (n: number) => n.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const few = (n: number) => n.toLocaleString("en-GB", { maximumSignificantDigits: 2 });

const across = (x: number) => 50 + 48 * x;

export function curveOf({ curve, used, others, noise }: Result) {
  const reach = 1.25 + 3 * noise;
  const y = (value: number) => within(-4, 104, 50 - (50 * value) / reach);
  const nearest = (x: number) => curve[Math.round(((x + 1) / 2) * (curve.length - 1))]?.y ?? 0;
  const dots = (points: Result["used"]) => points.map((point) => `M${short(across(point.x))} ${short(y(point.y))}h0`).join("");
  const stems = (points: Result["used"]) =>
    points.map((point) => `M${short(across(point.x))} ${short(y(point.y))}V${short(y(nearest(point.x)))}`).join("");
  return {
    line: lineThrough(curve.map((place) => [across(place.x), y(place.y)])),
    sine: lineThrough(curve.map((place) => [across(place.x), y(place.sine)])),
    used: dots(used),
    others: dots(others),
    stemsUsed: stems(used),
    stemsOthers: stems(others),
    xs: [-1, -0.5, 0, 0.5, 1].map((x): Tick => ({ at: across(x), label: String(x).replace("-", "−") })),
    ys: marked(-reach, reach, 4, y, (value) => String(value).replace("-", "−")),
  };
}

const along = (degree: number) => 2 + 4 * degree;
const degreeTicks = (degrees: Result["degrees"]): Tick[] =>
  [1, 5, 9, 14, 20, 24]
    .filter((degree) => degree <= (degrees.at(-1)?.degree ?? 0))
    .map((degree) => ({ at: along(degree), label: String(degree) }));

/** On a scale of logarithms: one fit in a hundred is off by thousands. */
export function errorsOf({ degrees }: Result) {
  const [low, high] = [-3, 1];
  const y = (error: number) => within(-4, 104, (100 * (high - Math.log10(Math.max(error, 1e-9)))) / (high - low));
  return {
    used: lineThrough(degrees.map(({ degree, used }) => [along(degree), y(used)])),
    others: lineThrough(degrees.map(({ degree, others }) => [along(degree), y(others)])),
    xs: degreeTicks(degrees),
    ys: [-3, -2, -1, 0, 1].map((power): Tick => ({ at: y(10 ** power), label: String(10 ** power) })),
  };
}

export function attackerOf({ degrees, degree }: Result) {
  const y = (auc: number) => 100 * (1 - (within(0.4, 1, auc) - 0.4) / 0.6);
  const there = [...degrees].map((each): [number, number] => [along(each.degree), y(each.low)]);
  const back = [...degrees].reverse().map((each): [number, number] => [along(each.degree), y(each.high)]);
  const chosen = degrees.find((each) => each.degree === degree);
  return {
    line: lineThrough(degrees.map((each) => [along(each.degree), y(each.auc)])),
    band: degrees.length > 0 ? `${lineThrough([...there, ...back])}Z` : "",
    coin: y(0.5),
    dot: chosen && { x: along(degree), y: y(chosen.auc) },
    xs: degreeTicks(degrees),
    ys: [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((auc): Tick => ({ at: y(auc), label: String(auc) })),
  };
}
