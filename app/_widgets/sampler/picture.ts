/** The draw's cost and the integers that came out, as a picture of its own. */
import type { Result } from "../../../lib/experiments/sampler.ts";
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
  const bars = barsOf(result, values.draws, [WIDE, TALL]);
  const inBox = `transform="translate(${LEFT} ${TOP})"`;
  const scale = scaleOf(result);
  const at = (bits: number) => LEFT + (WIDE * bits) / scale;
  const cost = TOP + TALL + 80;
  const bits = engines[0]?.bits ?? 0;
  const title = `${opened.bits} random bits in, ${whole(opened.value)} out: ${NAME[law]}, ${values.draws.toLocaleString("en-GB")} more draws below`;
  return sheet(WIDTH, HEIGHT, [
    HATCH,
    text(24, 34, title, `font-size="18" fill="${PAPER.ink}"`),
    ...bars.ys.flatMap(({ p, y }) => [
      line(LEFT, TOP + y, LEFT + WIDE, TOP + y, `stroke="${PAPER.hair}"`),
      text(LEFT - 8, TOP + y + 4, String(Number(p.toPrecision(3))), 'text-anchor="end"'),
    ]),
    `<path d="${bars.bars}" ${inBox} fill="${PAPER.noise}" fill-opacity=".25" stroke="${PAPER.noise}" stroke-width="1.5"/>`,
    `<path d="${bars.caps}" ${inBox} fill="none" stroke="${PAPER.ink}" stroke-width="2"/>`,
    line(LEFT, TOP + TALL, LEFT + WIDE, TOP + TALL, `stroke="${PAPER.ink}" stroke-width="1.5"`),
    ...bars.xs.map((value) => text(LEFT + bars.x(value), TOP + TALL + 18, whole(value), MIDDLE)),
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
