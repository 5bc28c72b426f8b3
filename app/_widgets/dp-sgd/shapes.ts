/** The drawings of the figure in hundredths of their box, and its numbers in words. The saved picture draws the same paths. */

import type { Arrow, Opened, Result } from "../../../lib/experiments/dp-sgd.result.ts";
import { dpSgd } from "../../../lib/experiments/dp-sgd.ts";
import { lineThrough, short, type Tick, whole, within } from "../hundredths.ts";
import { inside, marked } from "../ticks.ts";

export const two = (n: number) => n.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
export const few = (n: number) => n.toLocaleString("en-GB", { maximumSignificantDigits: 3 });
export const tenth = (share: number) => (100 * share).toLocaleString("en-GB", { maximumFractionDigits: 1 });
export const lengthOf = ([a, b]: Arrow) => Math.hypot(a, b);
export const mistakeNamed = (mistake: Result["mistake"]): string => dpSgd.params.fields.mistake.about.names?.[mistake] ?? mistake;

/** What happens in a step, in order; the walk through it stops after each. */
export const PHASES = ["drawn", "pulled", "clipped", "summed", "noised", "moved"] as const;
export const phaseOf = (step: number | undefined): number => step ?? PHASES.length;

type Place = readonly [x: number, y: number];

/** With its head, which is at most half as long as it. */
function arrowFrom([x0, y0]: Place, [x1, y1]: Place): string {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 0.3) return "";
  const head = Math.min(3.2, length / 2);
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const side = (turn: 1 | -1): Place => [x1 - head * (ux - turn * 0.5 * uy), y1 - head * (uy + turn * 0.5 * ux)];
  return `${lineThrough([
    [x0, y0],
    [x1, y1],
  ])}${lineThrough([side(1), [x1, y1], side(-1)])}`;
}

/** The pulls of one batch from one point, the part of each that is cut off, and the clipping norm as a circle. */
export function pullsOf({ opened: { batch }, clip }: Result) {
  const reach = 1.12 * Math.max(clip, ...batch.map(({ norm }) => norm));
  const unit = 50 / reach;
  const at = ([a, b]: Arrow): Place => [50 + unit * a, 50 - unit * b];
  const middle: Place = [50, 50];
  return {
    radius: unit * clip,
    whole: batch.map(({ pull }) => arrowFrom(middle, at(pull))).join(""),
    cut: batch.map(({ clipped, pull }) => lineThrough([at(clipped), at(pull)])).join(""),
    kept: batch.map(({ clipped }) => arrowFrom(middle, at(clipped))).join(""),
  };
}

/** The clipped pulls head to tail, their sum, the noise at its end, and what comes of both. In a square that holds all of it. */
export function sumOf({ opened: { batch, sum, noise, noisy }, noise: multiplier, clip }: Result) {
  const chain: Arrow[] = [[0, 0]];
  for (const { clipped } of batch) {
    const [a, b] = chain.at(-1) as Arrow;
    chain.push([a + clipped[0], b + clipped[1]]);
  }
  const sigma = multiplier * clip;
  const around: Arrow[] = [
    [sum[0] - sigma, sum[1] - sigma],
    [sum[0] + sigma, sum[1] + sigma],
  ];
  const all = [...chain, noisy, ...around];
  const ends = ([0, 1] as const).map((axis) => {
    const along = all.map((place) => place[axis]);
    return { low: Math.min(...along), high: Math.max(...along) };
  }) as [{ low: number; high: number }, { low: number; high: number }];
  const side = 1.12 * Math.max(...ends.map(({ low, high }) => high - low), 1e-9);
  const middle = ends.map(({ low, high }) => (low + high) / 2) as [number, number];
  const at = ([a, b]: Arrow): Place => [50 + (100 * (a - middle[0])) / side, 50 - (100 * (b - middle[1])) / side];
  const links = chain.slice(1).map((to, i) => arrowFrom(at(chain[i] as Arrow), at(to)));
  const [cx, cy] = at(sum);
  return {
    chain: links.join(""),
    sum: arrowFrom(at([0, 0]), at(sum)),
    noise: arrowFrom(at(sum), at([sum[0] + noise[0], sum[1] + noise[1]])),
    noisy: arrowFrom(at([0, 0]), at(noisy)),
    start: at([0, 0]),
    spread: { cx, cy, r: (100 * sigma) / side },
  };
}

const [LEFT, RIGHT] = [-4.5, 4.5];
const across = (x: number) => (100 * (within(LEFT, RIGHT, x) - LEFT)) / (RIGHT - LEFT);

/** People by their number, each group in a band of its own; those drawn apart. And the model's curve, before the step and after. */
export function peopleOf({ people, opened }: Result) {
  const drawn = new Set(opened.batch.map(({ person }) => person));
  const dots = (group: 0 | 1, among: boolean) =>
    people
      .map(({ x, group: own }, person) => {
        if (own !== group || drawn.has(person) !== among) return "";
        // Spread by their place in the list, so that they do not lie on one another.
        const height = 2 + (((person >> 1) * 7) % 12) * 1.1;
        return `M${short(across(x))} ${short(own === 1 ? height : 100 - height)}h0`;
      })
      .join("");
  return {
    rest: [dots(0, false), dots(1, false)] as const,
    drawn: [dots(0, true), dots(1, true)] as const,
    before: curveOf(opened.before),
    after: curveOf(opened.after),
    xs: [-4, -2, 0, 2, 4].map((x): Tick => ({ at: across(x), label: String(x).replace("-", "−") })),
  };
}

/** What the model says of each number: how likely the second group is. From the bottom, 0, to the top, 1. */
function curveOf([weight, offset]: Opened["before"]): string {
  const points = Array.from({ length: 61 }, (_, i): Place => {
    const x = LEFT + ((RIGHT - LEFT) * i) / 60;
    return [across(x), 100 - 100 / (1 + Math.exp(-Math.SQRT2 * (weight * x + offset)))];
  });
  return lineThrough(points);
}

export function sizesOf({ sizes, expected }: Result) {
  const { from, counts, law, drawn } = sizes;
  const pad = counts.length < 5 ? 3 : 0;
  const low = Math.max(0, from - pad);
  const bins = counts.length + pad + (from - low);
  const most = 1.12 * Math.max(...counts, ...law.map((p) => p * drawn));
  const slot = 100 / bins;
  const y = (n: number) => 100 * (1 - n / most);
  const at = (i: number, inset: number) => short((from - low + i + inset) * slot);
  const every = Math.max(1, Math.ceil(bins / 7));
  return {
    bars: counts.map((n, i) => (n === 0 ? "" : `M${at(i, 0.12)} 100V${short(y(n))}h${short(0.76 * slot)}V100`)).join(""),
    law: law.map((p, i) => `M${at(i, 0)} ${short(y(p * drawn))}h${short(slot)}`).join(""),
    expected: (expected - low + 0.5) * slot,
    xs: inside(
      Array.from({ length: bins }, (_, i): Tick => ({ at: (i + 0.5) * slot, label: String(low + i) })).filter((_, i) => i % every === 0),
    ),
    ys: marked(0, most, 3, y),
  };
}

export function roadOf({ road, announced, opened }: Result) {
  const last = road.at(-1) as Result["road"][number];
  const top = 1.18 * Math.max(last.epsilon, announced.epsilon, 1e-3);
  const x = (step: number) => (96 * step) / road.length;
  const y = (epsilon: number) => 100 * (1 - epsilon / top);
  return {
    line: lineThrough([[0, 100], ...road.map(({ epsilon }, i): Place => [x(i + 1), y(epsilon)])]),
    end: { x: x(road.length), y: y(last.epsilon) },
    announced: { x: x(road.length), y: y(announced.epsilon) },
    opened: x(opened.step),
    xs: marked(0, road.length, 4, x, whole).filter(({ at }) => at <= 96),
    ys: marked(0, top, 4, y, few),
  };
}
