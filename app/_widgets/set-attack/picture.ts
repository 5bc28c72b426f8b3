/** Both grids, their claims and their areas, as a picture of its own. */
import type { Panel, Result } from "../../../lib/experiments/set-attack.result.ts";
import type { Shown } from "../face.ts";
import { HATCH, line, PAPER, sheet, text } from "../svg.ts";
import { atShare, KINDS, type Kind, peopleOf, seenAt } from "./shapes.ts";
import { area, attackName, marksOf, money, secondName, share } from "./words.ts";

type Done = Shown<"set-attack"> & { readonly result: Result };

const GRID = 300;
const WIDE = 380;
const TOP = 130;

const LOOKS: Readonly<Record<Kind, string>> = {
  asked: `fill="${PAPER.agar}"`,
  claim: `fill="${PAPER.ink}"`,
  false: `fill="${PAPER.ink3}"`,
  claimed: `fill="${PAPER.paper}"`,
  crossed: `fill="none" stroke="${PAPER.paper}" stroke-width="1.1"`,
  out: `fill="${PAPER.ink3}"`,
  open: `fill="none" stroke="${PAPER.ink3}" stroke-width="0.55"`,
  truth: `fill="none" stroke="${PAPER.p2}" stroke-width="1.05"`,
  mark: `fill="none" stroke="${PAPER.ink}" stroke-width="0.7"`,
  target: `fill="none" stroke="${PAPER.ink}" stroke-width="0.9"`,
};

export function picture({ result, values }: Done): string {
  const { panels, noise, people } = result;
  const second = secondName(values, result);
  return sheet(panels.dp ? 860 : 460, 600, [
    HATCH,
    text(24, 36, "Same people, same attack", `font-size="19" font-weight="620" fill="${PAPER.ink}"`),
    text(24, 60, `${people} people, ${result.members} in the set; ${attackName(values)}`),
    side(24, "Exact sizes", panels.exact, result, marksOf(result, values), undefined),
    ...(panels.dp
      ? [side(440, `${second.name}: ${second.sub}`, panels.dp, result, marksOf(result, values), noise?.ceilings.run ?? undefined)]
      : []),
  ]);
}

function side(x: number, name: string, panel: Panel, run: Result, marked: readonly number[], ceiling: number | undefined): string {
  const seen = seenAt(panel, run.people, undefined);
  const { columns, rows, paths } = peopleOf(seen, { truth: panel.truth, marked, target: run.target?.person });
  const y = TOP + GRID + 34;
  const at = (value: number) => x + (WIDE * atShare(value)) / 100;
  const shut = ceiling !== undefined && ceiling < 0.995;
  return [
    text(x, TOP - 28, name, `font-size="15" font-weight="600" fill="${PAPER.ink}"`),
    text(
      x,
      TOP - 8,
      `${panel.calls} calls answered, ${panel.refused} refused${run.noise && ceiling !== undefined ? `, ε = ${money(panel.spent)} spent` : ""}`,
    ),
    `<svg x="${x}" y="${TOP}" width="${GRID}" height="${GRID}" viewBox="-0.6 -0.6 ${10 * columns + 1.2} ${10 * rows + 1.2}">${KINDS.map((kind) => `<path d="${paths[kind]}" ${LOOKS[kind]}/>`).join("")}</svg>`,
    text(
      x,
      y,
      `${panel.members} claimed: ${panel.right} right, ${panel.wrong} wrong; blind guessing is right ${Math.round((100 * panel.truth.length) / Math.max(1, run.people))} in 100`,
    ),
    text(x, y + 34, `AUC within the run ${area(panel.auc)}`, `fill="${PAPER.ink}" font-size="15"`),
    line(x, y + 62, x + WIDE, y + 62),
    line(at(0.5), y + 46, at(0.5), y + 70, `stroke="${PAPER.ink}" stroke-dasharray="2 3"`),
    text(at(0.5), y + 86, "0.5, a coin", 'text-anchor="middle"'),
    ...(shut
      ? [
          `<rect x="${at(ceiling)}" y="${y + 50}" width="${x + WIDE - at(ceiling)}" height="20" fill="url(#hatch)"/>`,
          text(x + WIDE, y + 86, `ceiling ${share(ceiling)}`, 'text-anchor="end"'),
        ]
      : []),
    ...(panel.auc === null
      ? []
      : [`<circle cx="${at(panel.auc)}" cy="${y + 62}" r="7" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="2"/>`]),
  ].join("");
}
