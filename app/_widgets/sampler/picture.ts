/** The draw's cost and the integers that came out, as a picture of its own. */
import type { Result } from "../../../lib/experiments/sampler.result.ts";
import type { Shown } from "../face.ts";
import { HATCH, line, PAPER, sheet, text } from "../svg.ts";
import { barsOf, scaleOf } from "./shapes.ts";
import { NAME, tenth, whole } from "./words.tsx";

type Done = Shown<"sampler"> & { readonly result: Result };

const WIDTH = 900;
const HEIGHT = 470;
const [LEFT, TOP, WIDE, TALL] = [60, 70, 800, 210] as const;
const MIDDLE = 'text-anchor="middle"';

export function picture({ result, values }: Done): string {
  const { law, opened, expected, entropy, engines } = result;
  const bars = barsOf(result, values.draws);
  const path = (d: string, more: string) => `<path d="${d}" vector-effect="non-scaling-stroke" ${more}/>`;
  const scale = scaleOf(result);
  const at = (bits: number) => LEFT + (WIDE * bits) / scale;
  const cost = TOP + TALL + 80;
  const bits = engines[0]?.bits ?? 0;
  const title = `${opened.bits} random ${opened.bits === 1 ? "bit" : "bits"} in, ${whole(opened.value)} out: ${NAME[law]}, ${values.draws.toLocaleString("en-GB")} more draws below`;
  return sheet(WIDTH, HEIGHT, [
    HATCH,
    text(24, 34, title, `font-size="18" fill="${PAPER.ink}"`),
    ...bars.ys.flatMap(({ at: y, label }) => [
      line(LEFT, TOP + (TALL * y) / 100, LEFT + WIDE, TOP + (TALL * y) / 100, `stroke="${PAPER.hair}"`),
      text(LEFT - 8, TOP + (TALL * y) / 100 + 4, label, 'text-anchor="end"'),
    ]),
    `<svg x="${LEFT}" y="${TOP}" width="${WIDE}" height="${TALL}" viewBox="0 0 100 100" preserveAspectRatio="none">`,
    path(bars.bars, `fill="${PAPER.noise}" fill-opacity=".25" stroke="${PAPER.noise}" stroke-width="1.5"`),
    path(bars.caps, `fill="none" stroke="${PAPER.ink}" stroke-width="2"`),
    "</svg>",
    line(LEFT, TOP + TALL, LEFT + WIDE, TOP + TALL, `stroke="${PAPER.ink}" stroke-width="1.5"`),
    ...bars.xs.map(({ at: x, label }) => text(LEFT + (WIDE * x) / 100, TOP + TALL + 18, label, MIDDLE)),
    text(LEFT, TOP + TALL + 42, "purple: the exact law; black: drawn", 'font-size="12"'),
    `<rect x="${LEFT}" y="${cost}" width="${at(entropy) - LEFT}" height="26" fill="url(#hatch)"/>`,
    line(LEFT, cost + 26, LEFT + WIDE, cost + 26, `stroke="${PAPER.ink}" stroke-width="1.5"`),
    line(at(expected), cost - 4, at(expected), cost + 26, `stroke="${PAPER.ink}" stroke-width="2"`),
    `<circle cx="${at(bits)}" cy="${cost + 13}" r="6" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="1.5"/>`,
    `<path d="M${at(opened.bits) - 6} ${cost - 6}h12l-6 10z" fill="${PAPER.ink}"/>`,
    text(
      LEFT,
      cost + 46,
      `bits a draw: hatched, no sampler can do with less on average (${tenth(entropy)}); line: expected (${tenth(expected)});`,
    ),
    text(LEFT, cost + 64, `dot: measured (${tenth(bits)}); triangle: this draw (${opened.bits})`),
  ]);
}
