/** The table of shares as a picture of its own, as the colluders see it. */
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import type { Shown } from "../face.ts";
import { HATCH, line, PAPER, sheet, text } from "../svg.ts";
import { grouped, hasOf, hex, listOf, nameOf, pooled } from "./model.ts";

type Id = "secure-sum";

const LEFT = 110;
const TOP = 96;
const ROW = 40;
const LAST = 120;

export function picture({ result, views }: Shown<Id> & { readonly result: ResultOf<Card<Id>> }): string {
  const seats = result.inputs.map(({ seat }) => seat);
  const { seats: colluders, learn, others } = result.colluders;
  const has = Object.fromEntries(seats.flatMap((seat) => (views[seat] ? [[seat, hasOf(seat, seats, views[seat])]] : [])));
  const seen = pooled(has, colluders);
  const column = 118;
  const width = LEFT + seats.length * column + LAST + 16;
  const x = (i: number) => LEFT + i * column;
  const y = (i: number) => TOP + i * ROW;
  const cell = (i: number, j: number, words: string | undefined, wide = column) =>
    words === undefined
      ? `<rect x="${x(i) + 3}" y="${y(j) + 3}" width="${wide - 6}" height="${ROW - 6}" fill="url(#hatch)"/>`
      : text(x(i) + wide - 10, y(j) + 25, words, `text-anchor="end" font-size="14" font-family="monospace" fill="${PAPER.ink}"`);
  const short = (n: bigint | undefined) => (n === undefined ? undefined : `${hex(n).slice(0, 8)}…`);
  const name = (seat: string) => `${nameOf(seat)}${colluders.includes(seat) ? " *" : ""}`;
  const rows = seats.flatMap((from, j) => [
    text(16, y(j) + 25, name(from), `font-size="15" font-weight="620" fill="${PAPER.ink}"`),
    ...seats.map((to, i) => cell(i, j, short(seen.shares[`${from}>${to}`]))),
    cell(seats.length, j, seen.numbers[from] === undefined ? undefined : grouped(seen.numbers[from]), LAST),
  ]);
  const last = seats.length;
  const height = y(last + 1) + 62;
  const left = others.length === 1 ? `${listOf(others)} has` : `${listOf(others)} have together`;
  return sheet(width, height, [
    HATCH,
    text(16, 30, `As seen by ${listOf(colluders)} (*): ${left} ${grouped(learn)}`, `font-size="17" fill="${PAPER.ink}"`),
    ...seats.map((seat, i) =>
      text(x(i) + column - 10, TOP - 14, name(seat), `text-anchor="end" font-size="15" font-weight="620" fill="${PAPER.ink}"`),
    ),
    text(x(last) + LAST - 10, TOP - 14, "number", 'text-anchor="end" font-size="15"'),
    line(16, TOP - 4, width - 16, TOP - 4, `stroke="${PAPER.ink}"`),
    ...rows,
    line(16, y(last), width - 16, y(last), `stroke="${PAPER.ink}"`),
    text(16, y(last) + 25, "partial sum", 'font-size="15"'),
    ...seats.map((seat, i) => cell(i, last, short(seen.partials[seat]))),
    cell(last, last, grouped(result.sum), LAST),
  ]);
}
