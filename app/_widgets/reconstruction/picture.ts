/** The diagram and the block as a picture of its own. */
import type { Result } from "../../../lib/experiments/reconstruction.result.ts";
import type { Shown } from "../face.ts";
import { HATCH, line, PAPER, sheet, text } from "../svg.ts";
import { squaresOf } from "./block.ts";
import { darkness, diagramOf, percent, plain, whole } from "./shapes.ts";

type Done = Shown<"reconstruction"> & { readonly result: Result };

const [LEFT, TOP, WIDE, HIGH] = [420, 84, 400, 330];
const BLOCK = 300;

/** Ink on paper, as much of it as a share says. */
function grey(share: number): string {
  const mix = (ink: number, paper: number) => Math.round(paper + ((ink - paper) * darkness(share)) / 100);
  return `rgb(${mix(0x17, 0xfb)},${mix(0x19, 0xfb)},${mix(0x1c, 0xf9)})`;
}

export function picture({ result }: Done): string {
  const { secret, right, answered, each, cost, budget, runs } = result;
  const drawn = diagramOf(result);
  const [x, y] = [(at: number) => LEFT + (at * WIDE) / 100, (at: number) => TOP + (at * HIGH) / 100];
  const thin = 'fill="none" vector-effect="non-scaling-stroke"';
  return sheet(900, 490, [
    HATCH,
    text(24, 32, `${right} of ${secret.length} secrets right from ${whole(answered)} counts`, `font-size="17" fill="${PAPER.ink}"`),
    text(24, 54, `noise ${plain(1 / each)}; they cost ε = ${plain(cost)}, the budget is ${plain(budget)}`),
    block(result),
    text(LEFT, TOP - 12, "noise in each count, in people"),
    `<svg x="${LEFT}" y="${TOP}" width="${WIDE}" height="${HIGH}" viewBox="0 0 100 100" preserveAspectRatio="none">${[
      ...drawn.areas.map(({ share, d }) => `<path d="${d}" fill="${grey(share)}"/>`),
      ...drawn.areas.map(({ line: d }) => `<path d="${d}" ${thin} stroke="${PAPER.rule}"/>`),
      `<rect width="${drawn.few}" height="100" fill="url(#hatch)" opacity="0.4"/>`,
      `<path d="${drawn.budget}" ${thin} stroke="${PAPER.noise}" stroke-width="3"/>`,
    ].join("")}</svg>`,
    ...drawn.dots.map(
      (dot) => `<circle cx="${x(dot.x)}" cy="${y(dot.y)}" r="7" fill="${grey(dot.recovered)}" stroke="${PAPER.rule}" stroke-width="1"/>`,
    ),
    `<circle cx="${x(drawn.own.x)}" cy="${y(drawn.own.y)}" r="8" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="2.5"/>`,
    ...drawn.ys.map(({ at, label }) => text(LEFT - 8, y(at) + 4, label, 'text-anchor="end" font-size="12"')),
    ...drawn.xs.map(({ at, label }) => text(x(at), TOP + HIGH + 18, label, 'text-anchor="middle" font-size="12"')),
    line(LEFT, TOP + HIGH, LEFT + WIDE, TOP + HIGH),
    ...drawn.areas.flatMap(({ share, at }) => (at > 2 && at < 98 ? [text(x(100) + 8, y(at) + 4, percent(share), 'font-size="12"')] : [])),
    text(LEFT, TOP + HIGH + 44, `counts answered; ground: theory, dots: ${runs} blocks each; purple: ε = ${plain(budget)} pays above it`),
  ]);
}

function block(result: Result): string {
  const { columns, rows, yes, no, wrong, strikes } = squaresOf(result);
  return `<svg x="24" y="${TOP}" width="${BLOCK}" height="${BLOCK}" viewBox="0 0 ${columns} ${rows}"><path d="${wrong}" fill="${PAPER.agar}"/><path d="${yes}" fill="${PAPER.ink2}"/><path d="${no}" fill="none" stroke="${PAPER.rule}" stroke-width="0.06"/><path d="${strikes}" stroke="${PAPER.paper}" stroke-width="0.26"/><path d="${strikes}" stroke="${PAPER.ink}" stroke-width="0.12"/></svg>`;
}
