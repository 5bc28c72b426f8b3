/** Seven methods on one scale, and the estimates of the chosen one, as a picture of its own. */
import type { Result } from "../../../lib/experiments/local-dp.result.ts";
import type { Shown } from "../face.ts";
import { whole } from "../hundredths.ts";
import { line, PAPER, placed, sheet, stroked, text } from "../svg.ts";
import { estimatesOf, methodOf, scaleOf } from "./shapes.ts";
import { about, inPeople, nameOf, TRUSTED } from "./words.ts";

type Done = Shown<"local-dp"> & { readonly result: Result };

const WIDTH = 900;
const HEIGHT = 560;
const INK = `fill="${PAPER.ink}"`;

export function picture({ result, values }: Done): string {
  const title = `ε = ${about(result.epsilon)}, ${result.options} options, ${whole(result.people)} people: how far an estimate is off`;
  return sheet(WIDTH, HEIGHT, [text(24, 30, title, `font-size="17" ${INK}`), ...ranking(result), ...estimates(result, values.method)]);
}

function ranking(result: Result): string[] {
  const [left, wide, top, step] = [330, 430, 72, 30];
  const { x, ticks } = scaleOf(result);
  const at = (error: number) => left + (x(error) * wide) / 100;
  const bottom = top + step * result.methods.length - 12;
  return [
    ...ticks.flatMap((tick) => {
      const place = left + (tick.at * wide) / 100;
      return [
        line(place, top - 16, place, bottom, `stroke="${PAPER.hair}"`),
        text(place, bottom + 16, tick.label, 'text-anchor="middle" font-size="12"'),
      ];
    }),
    ...result.methods.flatMap((one, i) => {
      const y = top + i * step;
      return [
        text(24, y + 5, nameOf(one.method, result), `font-size="14" ${INK}`),
        text(180, y + 5, TRUSTED[one.method], 'font-size="12"'),
        line(left, y, left + wide, y, `stroke="${PAPER.hair}"`),
        line(at(one.expected), y - 9, at(one.expected), y + 9, `stroke="${PAPER.ink}" stroke-width="3"`),
        ...(one.measured > 0 ? [`<circle cx="${at(one.measured)}" cy="${y}" r="4" fill="${PAPER.noise}"/>`] : []),
        text(876, y + 5, `±${inPeople(one.expected)}`, `text-anchor="end" font-size="14" ${INK}`),
      ];
    }),
    text(24, bottom + 36, "in people per option; line: by the law, dot: measured; the second column says who is trusted"),
  ];
}

function estimates(result: Result, chosen: Result["methods"][number]["method"]): string[] {
  const [left, top, wide, high] = [80, 352, 796, 168];
  const drawn = estimatesOf(result, methodOf(result, chosen));
  const [x, y] = [(at: number) => left + (at * wide) / 100, (at: number) => top + (at * high) / 100];
  return [
    text(24, 338, `Estimates: ${nameOf(chosen, result)}`, `font-size="15" ${INK}`),
    ...drawn.ys.map(({ at, label }) => text(left - 8, y(at) + 4, label, 'text-anchor="end" font-size="12"')),
    placed(left, top, wide, high, [
      stroked(drawn.truth, `fill="${PAPER.rule}"`),
      stroked(drawn.spread, `fill="none" stroke="${PAPER.noise}" stroke-width="1.5"`),
      stroked(`M0 ${drawn.zero}H100`, `fill="none" stroke="${PAPER.ink}" stroke-width="1.5"`),
    ]),
    ...drawn.dots.map((dot) => `<circle cx="${x(dot.x)}" cy="${y(dot.y)}" r="4.500" fill="${PAPER.noise}"/>`),
    text(left, top + high + 22, "options by popularity; bars: people who have it, dots: estimated"),
  ];
}
