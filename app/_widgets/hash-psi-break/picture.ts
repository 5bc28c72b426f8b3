/** The curve as a picture of its own. */
import { PREFIX } from "../../../lib/experiments/hash-psi-break.ts";
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import type { Shown } from "../face.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { chartOf, HEIGHT, WIDTH } from "./chart.ts";

type Id = "hash-psi-break";
type Done = Shown<Id> & { readonly result: ResultOf<Card<Id>> };

export function picture({ result, values }: Done): string {
  const chart = chartOf({ tried: result.tried, total: 10 ** values.digits, listed: result.listed, recovered: result.recovered });
  const head = 34;
  const across = (y: number) => y + head;
  const ticks = chart.ticks.flatMap(({ at, label }) => [
    line(at, across(chart.base), at, across(chart.base) + 5),
    text(at, across(chart.base) + 19, label, 'text-anchor="middle"'),
  ]);
  const title = `${result.recovered.length} of ${result.listed} hashed numbers (${PREFIX}…) read; ${result.oprf.recovered.length} of the OPRF's tags`;
  return sheet(WIDTH, HEIGHT + head, [
    text(16, 22, title, `font-size="17" fill="${PAPER.ink}"`),
    line(chart.left, across(chart.base), chart.right, across(chart.base)),
    ...ticks,
    text(chart.left - 8, across(chart.top + 4), chart.topLabel, 'text-anchor="end"'),
    `<path transform="translate(0 ${head})" d="${chart.path}" fill="none" stroke="${PAPER.ink}" stroke-width="3"/>`,
  ]);
}
