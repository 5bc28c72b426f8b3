/** The three services as a picture of its own. */

import type { Result } from "../../../lib/experiments/averaging-attack.result.ts";
import type { Defence } from "../../../lib/experiments/averaging-attack.ts";
import { namedOf100 } from "../../../lib/experiments/averaging-attack.verdicts.ts";
import type { Shown } from "../face.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { NAMES } from "./face.tsx";
import { panelOf } from "./shapes.ts";

type Done = Shown<"averaging-attack"> & { readonly result: Result };

const [WIDTH, HEIGHT, WIDE, HIGH] = [960, 470, 260, 140];

export function picture({ result, values }: Done): string {
  return sheet(WIDTH, HEIGHT, [
    text(24, 30, `Asked ${values.asked} times at ε = ${values.epsilon}: who names the exact count?`, `font-size="17" fill="${PAPER.ink}"`),
    ...(Object.keys(NAMES) as Defence[]).flatMap((defence, i) => column(result, defence, 50 + i * 305)),
  ]);
}

function column(result: Result, defence: Defence, left: number): string[] {
  const panel = result.panels[defence];
  const { path, errors, zone, exact, dots, xs } = panelOf(result, panel);
  const [first, second] = [76, 272];
  const drawn = (d: string, more: string) => `<path d="${d}" fill="none" vector-effect="non-scaling-stroke" ${more}/>`;
  const box = (y: number, parts: readonly string[]) =>
    `<svg x="${left}" y="${y}" width="${WIDE}" height="${HIGH}" viewBox="0 0 100 100" preserveAspectRatio="none">${parts.join("")}</svg>`;
  const ticks = (y: number) =>
    xs.map(({ at, label }) => text(left + (at * WIDE) / 100, y + HIGH + 17, label, 'text-anchor="middle" font-size="12"'));
  return [
    text(left, first - 12, NAMES[defence].name, `font-size="15" fill="${PAPER.ink}"`),
    box(first, [
      `<rect x="0" y="${zone.top}" width="100" height="${100 - zone.top - zone.bottom}" fill="${PAPER.agar}"/>`,
      ...errors.map((d) => drawn(d, `stroke="${PAPER.rule}"`)),
      drawn(path, `stroke="${PAPER.noise}" stroke-width="2"`),
    ]),
    line(left, first + HIGH, left + WIDE, first + HIGH),
    ...ticks(first),
    box(second, [drawn(exact, `stroke="${PAPER.ink}" stroke-width="1.5"`)]),
    line(left, second + HIGH, left + WIDE, second + HIGH),
    ...dots.map(
      (dot) =>
        `<circle cx="${left + (dot.x * WIDE) / 100}" cy="${second + (dot.y * HIGH) / 100}" r="4" fill="${PAPER.agar}" stroke="${PAPER.ink}"/>`,
    ),
    ...ticks(second),
    text(
      left,
      second + HIGH + 42,
      `${namedOf100(panel.hits.at(-1) as number, result).toFixed(1)} of 100 name it; ${panel.refused} refused`,
    ),
  ];
}
