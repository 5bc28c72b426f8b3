/** The figure as a picture of its own: both squares, what was found, accuracy, and the records that are remembered most. */
import type { Result } from "../../../lib/experiments/model-attack.result.ts";
import type { Shown } from "../face.ts";
import { lineThrough, type Point } from "../hundredths.ts";
import { HATCH, line, PAPER, sheet, text } from "../svg.ts";
import { closed, fewUntil, limit, pathOf, stairs, TICKS } from "./shapes.ts";
import { area, KINDS, kindOf, nameOf, percent } from "./words.ts";

type Done = Shown<"model-attack"> & { readonly result: Result };

const WIDTH = 1180;
const HEIGHT = 640;
const SIDE = 300;
const ink = `fill="${PAPER.ink}"`;
const end = 'text-anchor="end"';
/** Told apart without colour: how wide, and how broken. */
const STYLES: Readonly<Record<string, string>> = {
  "loss-threshold": 'stroke-width="2" stroke-dasharray="1.5 4"',
  "shadow-classifier": 'stroke-width="1.5" stroke-dasharray="8 3 1.5 3"',
  "calibrated-loss": 'stroke-width="1.5" stroke-dasharray="7 4"',
  "lira-offline": 'stroke-width="1"',
  "lira-online": 'stroke-width="2"',
  rmia: 'stroke-width="3.5"',
};

export function picture({ result, values }: Done): string {
  const { best, epsilon } = result;
  const title = `At 1 false alarm in 100 an attacker finds ${percent(best.plain.tprAt1)} of a plain model’s members, and ${percent(best.dp?.tprAt1 ?? 0)} at ε = ${epsilon}`;
  return sheet(WIDTH, HEIGHT, [
    HATCH,
    text(16, 34, title, `font-size="18" ${ink}`),
    ...square(result, "plain", 76),
    ...square(result, "dp", 456),
    ...found(result, values.early),
    ...exposed(result),
  ]);
}

function square(result: Result, kind: "plain" | "dp", x: number): string[] {
  const y = 84;
  const at = (points: readonly Point[]) => lineThrough(points.map(([px, py]): Point => [x + (px * SIDE) / 100, y + (py * SIDE) / 100]));
  const stroke = (d: string, more: string) => `<path d="${d}" fill="none" stroke="${PAPER.ink}" ${more}/>`;
  const attacks = Object.entries(result[kind].attacks);
  const few = (fewUntil(attacks[0]?.[1].others ?? 0) * SIDE) / 100;
  const private_ = kind === "dp";
  return [
    text(x, 70, private_ ? `private, ε = ${result.epsilon}` : "plain", `${ink} font-weight="600" font-size="15"`),
    private_ ? `<path d="${at(closed(result.ceiling))}Z" fill="url(#hatch)"/>` : "",
    `<rect x="${x}" y="${y}" width="${few}" height="${SIDE}" fill="${PAPER.agar}" fill-opacity=".5"/>`,
    `<rect x="${x}" y="${y}" width="${SIDE}" height="${SIDE}" fill="none" stroke="${PAPER.rule}"/>`,
    line(x, y + SIDE, x + SIDE, y, `stroke="${PAPER.rule}" stroke-dasharray="1 5" stroke-width="1.5"`),
    private_ ? `<path d="${at(limit(result.ceiling))}" fill="none" stroke="${PAPER.noise}" stroke-width="2.5"/>` : "",
    ...attacks.map(([id, { roc }]) => stroke(at(stairs(roc)), STYLES[id] ?? "")),
    ...TICKS.flatMap(({ at: share, label }) => [
      text(x + (share * SIDE) / 100, y + SIDE + 18, label, 'text-anchor="middle" font-size="12"'),
      ...(private_ ? [] : [text(x - 6, y + SIDE - (share * SIDE) / 100 + 4, label, `${end} font-size="12"`)]),
    ]),
    text(x + SIDE / 2, y + SIDE + 36, "false alarms; upwards: hits", 'text-anchor="middle" font-size="12"'),
  ];
}

function found(result: Result, early: number): string[] {
  const [x, w] = [800, 364];
  const columns = [x + 190, x + 278, x + w];
  const row = (y: number, cells: readonly string[], more = ink) =>
    cells.map((cell, i) => text(i === 0 ? x : (columns[i - 1] as number), y, cell, i === 0 ? more : `${more} ${end}`));
  const ids = Object.keys(result.plain.attacks);
  const last = 108 + 24 * ids.length;
  return [
    text(x, 70, "Found at 1 false alarm in 100", `${ink} font-weight="600" font-size="15"`),
    ...row(96, ["", "plain", `${early} ep.`, "private"], ""),
    ...ids.flatMap((id, i) => [
      ...row(120 + 24 * i, [nameOf(id), ...KINDS.map((kind) => percent(result[kind].attacks[id]?.tprAt1 ?? 0))]),
      `<line x1="${x - 40}" x2="${x - 10}" y1="${116 + 24 * i}" y2="${116 + 24 * i}" stroke="${PAPER.ink}" ${STYLES[id] ?? ""}/>`,
    ]),
    line(x, last, x + w, last),
    ...row(last + 22, ["no attack may find more, on average", "", "", percent(result.ceiling.tprAt1)]),
    ...row(last + 46, ["largest area", ...KINDS.map((kind) => area(result.best[kind]?.auc ?? 0.5))]),
    ...row(last + 70, ["right on new records", ...KINDS.map((kind) => percent(result[kind].testAccuracy))]),
    text(x, last + 100, `purple: no attack passes on average; yellow: fewer than 10 false alarms`, 'font-size="12"'),
    text(x, last + 118, `${early} ep.: ${kindOf("early", result, early)}, no guarantee`, 'font-size="12"'),
  ];
}

function exposed({ exposed: all, classes }: Result): string[] {
  const [y, size, apart] = [474, 72, 92];
  return [
    text(
      76,
      y - 16,
      "Remembered most by the plain models; found in so many of its trainings, plain and private",
      `${ink} font-weight="600" font-size="15"`,
    ),
    ...all.flatMap(({ row, label, points, side, plain, dp }, i) => {
      const x = 76 + apart * i;
      const drawn =
        points === undefined || side === undefined
          ? text(x, y + 40, `row ${row + 1}`)
          : `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${pathOf(points, side)}" ${ink}/></svg>`;
      return [
        drawn,
        `<rect x="${x}" y="${y}" width="${size}" height="${size}" fill="none" stroke="${PAPER.hair}"/>`,
        text(x, y + size + 18, `“${classes[label]}”`),
        text(x, y + size + 36, `${plain.found}/${plain.trained} plain`, ink),
        text(x, y + size + 54, `${dp.found}/${dp.trained} private`, ink),
      ];
    }),
  ];
}
