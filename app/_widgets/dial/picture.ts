/** The dial as a picture of its own: the same three panels on one sheet of paper. */

import type { Result } from "../../../lib/experiments/dial.result.ts";
import { params } from "../../../lib/experiments/dial.ts";
import { railsCrossed } from "../../../lib/experiments/dial.verdicts.ts";
import type { Shown } from "../face.ts";
import { lineThrough, type Point } from "../hundredths.ts";
import { about, money, share, tiny } from "../numbers.ts";
import { HATCH, line, PAPER, sheet, text } from "../svg.ts";
import { band, closed, edgeOf, hillsOf, lossLine, multiplesIn, RAILS, region, rocLine } from "./shapes.ts";
import { answer, fixed, inHundred, written } from "./words.ts";

type Done = Shown<"dial"> & { readonly result: Result };
interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const WIDTH = 1180;
const HEIGHT = 490;
const HILLS: Box = { x: 56, y: 92, w: 440, h: 180 };
const RAILED: Box = { x: 56, y: 318, w: 440, h: 90 };
const BOOK: Box = { x: 548, y: 92, w: 240, h: 34 };
const ROC: Box = { x: 858, y: 92, w: 300, h: 300 };
const ROWS = 8;

const placed = (points: readonly Point[], { x, y, w, h }: Box) =>
  lineThrough(points.map(([px, py]): Point => [x + (px * w) / 100, y + (py * h) / 100]));
const path = (d: string, more: string) => `<path d="${d}" ${more}/>`;
const rect = ({ x, y, w, h }: Box, more: string) => `<rect x="${x}" y="${y}" width="${w}" height="${h}" ${more}/>`;
const stroke = (width: number, colour: string = PAPER.ink) =>
  `fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"`;
const ink = `fill="${PAPER.ink}"`;
const heading = (x: number, words: string) => text(x, 70, words, `${ink} font-weight="600" font-size="15"`);
const end = 'text-anchor="end"';
const middle = 'text-anchor="middle"';

export function picture({ result, values }: Done): string {
  const { epsilon, mechanism, error, right } = result;
  const title = `ε = ${epsilon}, ${params.fields.mechanism.about.names?.[mechanism]} noise: off by ${about(error)} on average; one answer lets an attacker be right at most ${inHundred(right)} times in 100`;
  return sheet(WIDTH, HEIGHT, [
    HATCH,
    text(16, 34, title, `font-size="18" ${ink}`),
    ...noise(result, values.count),
    ...ledger(result, values.budget),
    ...attacker(result),
  ]);
}

function noise(run: Result, count: number): string[] {
  const { x, y, w, h } = HILLS;
  const hills = hillsOf(run, [w, h]);
  const inBox = `transform="translate(${x} ${y})"`;
  const rail = (at: number) => RAILED.y + (at * RAILED.h) / 100;
  const losses = placed(
    lossLine(run, (value) => (100 * hills.x(value)) / w),
    RAILED,
  );
  const ticks = multiplesIn(hills.low, hills.high, 7).filter((value) => Math.abs(hills.x(value) - hills.x(count)) > 26);
  const edge = x + Math.min(w, Math.max(0, hills.x(edgeOf(run, run.test))));
  const answers = run.published.map((value) => x + Math.min(w, Math.max(0, hills.x(value))));
  return [
    heading(x, "The noise, in two neighbouring worlds"),
    ...hills.ticks.flatMap(({ word, y: at }) => [
      line(x, y + at, x + w, y + at, `stroke="${PAPER.hair}"`),
      text(x - 8, y + at + 4, word, end),
    ]),
    rect({ x: edge, y, w: x + w - edge, h }, `fill="${PAPER.agar}" fill-opacity=".5"`),
    line(edge, y, edge, y + h, `stroke="${PAPER.ink}" stroke-width="1.5"`),
    path(hills.bars[0], `${inBox} fill="${PAPER.paper}" stroke="${PAPER.noise}" stroke-width="1.5"`),
    path(hills.bars[1], `${inBox} fill="${PAPER.noise}"`),
    path(hills.caps, `${inBox} ${stroke(5, PAPER.paper)}`),
    path(hills.caps, `${inBox} ${stroke(2)}`),
    line(x, y + h, x + w, y + h, `stroke="${PAPER.ink}" stroke-width="1.5"`),
    ...answers.map((at) => line(at, y + h + 3, at, y + h + 17, `stroke="${PAPER.ink}" stroke-width="2"`)),
    ...ticks.map((value) => text(x + hills.x(value), y + h + 32, fixed(value, 0), middle)),
    text(x + hills.x(count), y + h + 32, String(count), `${middle} ${ink} font-weight="700"`),
    rect({ ...RAILED, h: rail(RAILS[0]) - RAILED.y }, 'fill="url(#hatch)"'),
    rect({ ...RAILED, y: rail(RAILS[1]), h: rail(100) - rail(RAILS[1]) }, 'fill="url(#hatch)"'),
    ...RAILS.map((at) => line(x, rail(at), x + w, rail(at), `stroke="${PAPER.ink}" stroke-width="2"`)),
    text(x - 8, rail(RAILS[0]) + 4, "+ε", `${end} ${ink}`),
    text(x - 8, rail(RAILS[1]) + 4, "−ε", `${end} ${ink}`),
    path(losses, stroke(2.5, PAPER.noise)),
    text(
      x,
      rail(100) + 18,
      `filled: with you (${count}); hollow: ${run.relation === "add-remove" ? "without" : "another"}; caps: ${run.samples.toLocaleString("en-GB")} re-runs each; ` +
        (railsCrossed(run) ? `excess beyond the rails ${tiny(run.beyond.excess.with)}` : "the log-ratio never crosses the rails"),
      'font-size="12"',
    ),
  ];
}

function ledger({ book, spent, left, relation }: Result, budget: number): string[] {
  const { x, y, w, h } = BOOK;
  const used = (w * spent) / Math.max(budget, spent, 1e-9);
  const shown = book.slice(-ROWS);
  const across: readonly Point[] = [
    [x, 0],
    [x + 118, 1],
    [x + 180, 1],
    [x + w, 1],
  ];
  const row = (at: number, cells: readonly string[], more: string) =>
    cells.map((cell, i) => text((across[i] as Point)[0], at, cell, i === 0 ? more : `${end} ${more}`));
  return [
    heading(x, "The budget it spends"),
    rect({ ...BOOK, w: used }, 'fill="url(#hatch)"'),
    rect({ x: x + used, y, w: w - used, h }, ink),
    rect(BOOK, stroke(1.5)),
    text(x, y + h + 20, `spent ${money(spent)}`),
    text(x + w, y + h + 20, `${money(left)} of ${money(budget)} left`, end),
    ...row(y + h + 50, ["no.", "published", "price", "left"], ink),
    line(x, y + h + 58, x + w, y + h + 58, `stroke="${PAPER.ink}"`),
    ...shown.flatMap((each, i) => {
      const no = String(book.length - shown.length + i + 1);
      const at = y + h + 78 + 22 * i;
      return each.value === null
        ? [text(x, at, no, ink), text(x + w, at, `refused: needs ${money(each.owes[relation])}, has ${money(each.left)}`, `${end} ${ink}`)]
        : row(at, [no, answer(each), money(each.owes[relation]), money(each.left)], ink);
    }),
  ];
}

function attacker(run: Result): string[] {
  const { epsilon, delta, spent, spentDelta, published, roc, curve, auc, gdp, test } = run;
  const { x, y, w, h } = ROC;
  return [
    heading(x, "The attacker: are you in?"),
    path(placed(closed(epsilon, delta), ROC), 'fill="url(#hatch)"'),
    rect(ROC, stroke(1, PAPER.rule)),
    line(x, y + h, x + w, y, `stroke="${PAPER.rule}" stroke-dasharray="1 5" stroke-linecap="round" stroke-width="1.5"`),
    path(placed(band(run), ROC), `fill="${PAPER.ink}" fill-opacity=".17"`),
    published.length > 0 ? path(placed(region(spent, spentDelta), ROC), `${stroke(1.5)} stroke-dasharray="6 4"`) : "",
    path(placed(rocLine(roc), ROC), stroke(5, PAPER.rule)),
    path(placed(rocLine(curve), ROC), stroke(1.5)),
    gdp ? path(placed(rocLine(gdp.curve), ROC), `${stroke(3, PAPER.noise)} stroke-linecap="round" stroke-dasharray="0.1 7"`) : "",
    `<circle cx="${x + test.fpr * w}" cy="${y + (1 - test.tpr) * h}" r="6" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="1.5"/>`,
    text(x, y + h + 18, "0"),
    text(x + w / 2, y + h + 18, "false alarms", middle),
    text(x + w, y + h + 18, "1", end),
    text(x - 8, y + 6, "1", end),
    text(x - 8, y + h / 2, "hits", end),
    text(x, y + h + 40, `grey: measured, AUC ${share(auc.measured)}, 99 % band ${share(auc.low)} to ${share(auc.high)}`, 'font-size="12"'),
    text(x, y + h + 57, `thin: the limit, exact, AUC ${share(auc.limit)}; dashed: for all published`, 'font-size="12"'),
    text(
      x,
      y + h + 74,
      `yellow: “in” from ${written(run, test.from)} on, false alarms ${share(test.fpr)}, misses ${share(1 - test.tpr)}` +
        (gdp ? `; dotted: µ = ${share(gdp.mu)}` : ""),
      'font-size="12"',
    ),
  ];
}
