/** The curve as a picture of its own. Colours stand in it as values, since no style sheet goes with it. */
import { PREFIX } from "../../../lib/experiments/hash-psi-break.ts";
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import type { Shown } from "../face.ts";
import { chartOf, HEIGHT, WIDTH } from "./chart.ts";

type Id = "hash-psi-break";
type Done = Shown<Id> & { readonly result: ResultOf<Card<Id>> };

export function picture({ result, values }: Done): string {
  const chart = chartOf({ tried: result.tried, total: 10 ** values.digits, listed: result.listed, recovered: result.recovered });
  const ticks = chart.ticks.map(
    ({ at, label }) =>
      `<path d="M${at} ${chart.base}v5" stroke="#82878b"/><text x="${at}" y="${chart.base + 19}" text-anchor="middle">${label}</text>`,
  );
  const height = HEIGHT + 70;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -34 ${WIDTH} ${height}" width="${WIDTH}" height="${height - 34}" font-family="Commissioner, 'Segoe UI', sans-serif" font-size="12" fill="#4a4f55">` +
    `<rect y="-34" width="${WIDTH}" height="${height}" fill="#fbfbf9"/><text x="16" y="-12" font-size="17" fill="#17191c">${result.recovered.length} of ${result.listed} hashed numbers (${PREFIX}…) read; ${result.oprf.recovered.length} of the OPRF's tags</text>` +
    `<path d="M${chart.left} ${chart.base}H${chart.right}" stroke="#82878b"/>${ticks.join("")}` +
    `<text x="${chart.left - 8}" y="${chart.top + 4}" text-anchor="end">${chart.topLabel}</text><text x="${chart.left - 8}" y="${chart.base}" text-anchor="end">0</text>` +
    `<path d="${chart.path}" fill="none" stroke="#17191c" stroke-width="3"/></svg>`
  );
}
