/** The drawings of the figure in hundredths of their boxes: x to the right, y down. */

import type { Line, Result } from "../../../lib/experiments/composition.result.ts";
import type { Frame } from "../../../lib/experiments/composition.ts";
import { short } from "../hundredths.ts";
import { inside, marked } from "../ticks.ts";

const figures = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 6 });

/** What a line is called at its end. */
const NAMES: Readonly<Record<Line["id"], string>> = {
  basic: "added up",
  advanced: "advanced",
  optimal: "optimal",
  zcdp: "zCDP",
  rdp: "Rényi",
  gdp: "GDP, estimate",
  clt: "limit, estimate",
  pld: "loss distribution",
};
export const nameOf = (id: Line["id"]): string => NAMES[id];

/** The box is as high as the sharpest accountant's end is, times this; what is above leaves it. */
const HEADROOM = 2.5;

export interface Label {
  readonly id: Line["id"] | "audit";
  readonly name: string;
  readonly epsilon: number;
  /** Where the line ends, and where its name stands so that no two overlap. */
  readonly end: number;
  readonly at: number;
  readonly beyond: boolean;
}

const lastOf = (values: readonly (number | null)[]): number | null => values.at(-1) ?? null;

export function chartOf({ at, lines, audit, granted }: Frame, gap: number) {
  const asked = at.at(-1) as number;
  const ends = lines.flatMap(({ epsilons }) => lastOf(epsilons) ?? []);
  const sharp = Math.min(...lines.filter(({ kind }) => kind !== "estimate").flatMap(({ epsilons }) => lastOf(epsilons) ?? []));
  const top = Math.min(1.06 * Math.max(...ends), HEADROOM * sharp) || 1;
  const x = (k: number) => (asked === 1 ? 50 : (100 * (k - 1)) / (asked - 1));
  const y = (epsilon: number) => 100 * (1 - epsilon / top);
  const path = (epsilons: readonly (number | null)[]) => {
    let pen = "M";
    return epsilons
      .map((epsilon, i) => {
        const step = epsilon === null ? "" : `${pen}${short(x(at[i] as number))} ${short(y(epsilon))}`;
        pen = epsilon === null ? "M" : "L";
        return step;
      })
      .join("");
  };
  const known = lines.filter(({ epsilons }) => lastOf(epsilons) !== null);
  const labels = [
    ...known.map(({ id, epsilons }) => ({ id, name: NAMES[id], epsilon: lastOf(epsilons) as number })),
    ...(audit && granted === asked ? [{ id: "audit" as const, name: "audit, at least", epsilon: audit.epsilonLowerBound }] : []),
  ].map((label) => ({ ...label, end: Math.max(0, y(label.epsilon)), beyond: label.epsilon > top }));
  return {
    top,
    x,
    y,
    lines: lines.map((line) => ({ ...line, d: path(line.epsilons) })),
    band: bandOf(lines, at, x, y),
    audit: (audit?.points ?? []).map((epsilon, i) => [x(at[i] as number), y(epsilon)] as const),
    labels: spread(labels, gap),
    xs: asked === 1 ? [{ at: 50, label: "1" }] : [{ at: 0, label: "1" }, ...marked(1, asked, 5, x, figures).filter((tick) => tick.at > 4)],
    ys: marked(0, top, 5, y, figures),
  };
}

/** Between both ends of the interval. */
function bandOf(lines: readonly Line[], at: readonly number[], x: (k: number) => number, y: (epsilon: number) => number): string {
  const pld = lines.find(({ id }) => id === "pld");
  if (!pld?.atLeast) return "";
  const both = at.flatMap((k, i) => {
    const [low, high] = [pld.atLeast?.[i] ?? null, pld.epsilons[i] ?? null];
    return low === null || high === null ? [] : [[x(k), y(high), y(low)] as const];
  });
  if (both.length < 2) return "";
  const up = both.map(([a, high]) => `${short(a)} ${short(high)}`);
  const down = both.map(([a, , low]) => `${short(a)} ${short(low)}`).reverse();
  return `M${[...up, ...down].join("L")}Z`;
}

/** Names in the order of their lines' ends, at least `gap` apart, within the box: pushed down, and what is pushed out at the bottom up again. */
function spread(labels: readonly Omit<Label, "at">[], gap: number): readonly Label[] {
  const placed: (Omit<Label, "at"> & { at: number })[] = [...labels]
    .sort((a, b) => b.epsilon - a.epsilon)
    .map((label) => ({ ...label, at: label.end }));
  for (let i = 1; i < placed.length; i++) {
    const [above, here] = [placed[i - 1], placed[i]] as [(typeof placed)[number], (typeof placed)[number]];
    here.at = Math.max(here.at, above.at + gap);
  }
  let floor = 98;
  for (const label of placed.reverse()) {
    label.at = Math.min(label.at, floor);
    floor = label.at - gap;
  }
  return placed.reverse();
}

export function lawsOf({ from, width, rows }: Result["laws"]) {
  const bins = rows[0]?.masses.length ?? 1;
  const to = from + bins * width;
  const x = (loss: number) => (100 * (loss - from)) / (to - from);
  return {
    xs: inside(marked(from, to, 6, x, figures)),
    rows: rows.map(({ answers, epsilon, masses }) => ({
      answers,
      epsilon,
      at: x(epsilon),
      d: stepsOf(masses, Math.max(...masses)),
    })),
  };
}

export function tailOf({ from, width, epsilon, masses, counted }: Result["tail"]) {
  const bins = masses.length;
  const x = (loss: number) => (100 * (loss - from)) / (bins * width);
  const first = Math.floor((epsilon - from) / width + 0.5);
  const most = 1.05 * Math.max(...masses.slice(first), 1e-300);
  return {
    masses: stepsOf(masses, most),
    counted: stepsOf(counted, most),
    at: x(epsilon),
    xs: inside(marked(from, from + bins * width, 4, x, figures)).filter((tick) => Math.abs(tick.at - x(epsilon)) > 14),
  };
}

/** A histogram as one outline; what is higher than `most` is cut off. */
function stepsOf(masses: readonly number[], most: number): string {
  const slot = 100 / masses.length;
  let d = "M0 100";
  for (const [i, mass] of masses.entries()) d += `V${short(100 * (1 - Math.min(1, mass / most)))}H${short((i + 1) * slot)}`;
  return `${d}V100`;
}
