/** The accountants' lines as a picture of its own. */
import type { Result } from "../../../lib/experiments/composition.result.ts";
import type { Shown } from "../face.ts";
import { tiny } from "../numbers.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { chartOf } from "./shapes.ts";
import { amount, between, percent } from "./words.ts";

type Done = Shown<"composition"> & { readonly result: Result };

const [WIDTH, HEIGHT] = [900, 520];
const [LEFT, TOP, WIDE, HIGH] = [60, 56, 610, 400];

export function picture({ result, values }: Done): string {
  const chart = chartOf(result, 5);
  const [x, y] = [(at: number) => LEFT + (at * WIDE) / 100, (at: number) => TOP + (at * HIGH) / 100];
  const pld = result.spent["pld"]?.epsilon ?? 0;
  const title = `${result.granted} answers: ε = ${amount(result.spent["basic"]?.epsilon ?? 0)} added up, ${between(result.atLeast, pld)} by the loss distribution`;
  const path = (d: string, more: string) => `<path d="${d}" fill="none" vector-effect="non-scaling-stroke" ${more}/>`;
  return sheet(WIDTH, HEIGHT, [
    text(24, 30, title, `font-size="17" fill="${PAPER.ink}"`),
    ...chart.ys.flatMap(({ at, label }) => [
      line(LEFT, y(at), LEFT + WIDE, y(at), `stroke="${PAPER.hair}"`),
      text(LEFT - 8, y(at) + 4, label, 'text-anchor="end" font-size="12"'),
    ]),
    `<svg x="${LEFT}" y="${TOP}" width="${WIDE}" height="${HIGH}" viewBox="0 0 100 100" preserveAspectRatio="none">`,
    `<path d="${chart.band}" fill="${PAPER.rule}"/>`,
    ...chart.lines.map(({ kind, d }) =>
      path(
        d,
        `stroke="${PAPER.ink}" stroke-width="${kind === "interval" ? 3 : 1.3}"${kind === "estimate" ? ' stroke-dasharray="6 4"' : ""}`,
      ),
    ),
    "</svg>",
    line(LEFT, TOP + HIGH, LEFT + WIDE, TOP + HIGH),
    ...chart.audit.map(
      ([a, b]) => `<circle cx="${x(a)}" cy="${y(b)}" r="4" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="1.5"/>`,
    ),
    ...chart.xs.map(({ at, label }) => text(x(at), TOP + HIGH + 18, label, 'text-anchor="middle" font-size="12"')),
    ...chart.labels.flatMap(({ name, epsilon, end, at, beyond }) => [
      line(LEFT + WIDE, y(end), LEFT + WIDE + 24, y(at)),
      text(LEFT + WIDE + 30, y(at) + 4, `${name} ${amount(epsilon)}${beyond ? " ↑" : ""}`, `fill="${PAPER.ink}"`),
    ]),
    text(
      LEFT,
      TOP + HIGH + 44,
      `answers; ε at δ = ${tiny(values.delta)}. Dots: proved by an attacker (${percent(result.audit.confidence)} for all together)`,
    ),
  ]);
}
