/** The cost of every bound, and the two worlds under either source of it, as a picture of its own. */
import type { Result } from "../../../lib/experiments/sensitivity.result.ts";
import { allowedOf100, rightOf100 } from "../../../lib/experiments/sensitivity.verdicts.ts";
import type { Shown } from "../face.ts";
import { whole } from "../hundredths.ts";
import { HATCH, line, PAPER, placed, sheet, stroked, text } from "../svg.ts";
import { answersOf, costsOf } from "./shapes.ts";

type Done = Shown<"sensitivity"> & { readonly result: Result };

const WIDTH = 900;
const HEIGHT = 560;
const MIDDLE = 'text-anchor="middle"';

export function picture({ result }: Done): string {
  const title = `A bound of ${whole(result.bound)}: ${whole(result.clipped)} of ${result.gifts.length} gifts cut, answers off by ${whole(result.expected.error)} at ε = ${result.epsilon}`;
  return sheet(WIDTH, HEIGHT, [
    HATCH,
    text(24, 30, title, `font-size="17" fill="${PAPER.ink}"`),
    ...costs(result),
    ...worlds(result, "declared", 24, "Bound declared beforehand"),
    ...worlds(result, "largest", 474, "Bound read off the data"),
  ]);
}

function costs(result: Result): string[] {
  const [left, top, wide, high] = [70, 52, 790, 210];
  const { bias, noise, error, xs, ys, chosen, best } = costsOf(result);
  const [x, y] = [(at: number) => left + (at * wide) / 100, (at: number) => top + (at * high) / 100];
  return [
    ...ys.flatMap(({ at, label }) => [
      line(left, y(at), left + wide, y(at), `stroke="${PAPER.hair}"`),
      text(left - 8, y(at) + 4, label, 'text-anchor="end" font-size="12"'),
    ]),
    placed(left, top, wide, high, [
      stroked(bias, `fill="none" stroke="${PAPER.rule}" stroke-width="5"`),
      stroked(noise, `fill="none" stroke="${PAPER.noise}" stroke-width="5"`),
      stroked(error, `fill="none" stroke="${PAPER.ink}" stroke-width="2"`),
    ]),
    ...xs.map(({ at, label }) => text(x(at), top + high + 18, label, `${MIDDLE} font-size="12"`)),
    `<circle cx="${x(best.x)}" cy="${y(best.y)}" r="5" fill="${PAPER.paper}" stroke="${PAPER.ink}" stroke-width="1.5"/>`,
    `<circle cx="${x(chosen.x)}" cy="${y(chosen.y)}" r="7" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="2"/>`,
    text(left, top + high + 38, "bound; black: an answer is off by, grey: lost by the cut, purple: added by noise; ring: least"),
  ];
}

function worlds(result: Result, source: "declared" | "largest", left: number, name: string): string[] {
  const [top, wide, high] = [352, 400, 110];
  const { advantage } = result[source];
  const answers = answersOf(result[source]);
  const x = (of100: number) => left + (2 * (of100 - 50) * wide) / 100;
  const [at, low, high99] = [advantage.measured, advantage.low, advantage.high].map(rightOf100) as [number, number, number];
  const limit = allowedOf100(result.epsilon);
  const bar = top + high + 54;
  return [
    text(left, top - 10, name, `font-size="15" fill="${PAPER.ink}"`),
    placed(left, top, wide, high, [
      stroked(answers.without, `fill="${PAPER.paper}" stroke="${PAPER.noise}" stroke-width="1.2"`),
      stroked(answers.with, `fill="${PAPER.noise}" stroke="${PAPER.noise}" stroke-width="1.2"`),
    ]),
    line(left, top + high, left + wide, top + high),
    ...answers.xs.map(({ at: tick, label }) => text(left + (tick * wide) / 100, top + high + 17, label, `${MIDDLE} font-size="12"`)),
    `<rect x="${x(limit)}" y="${bar - 9}" width="${left + wide - x(limit)}" height="18" fill="url(#hatch)"/>`,
    line(left, bar, left + wide, bar, `stroke="${PAPER.ink}"`),
    line(x(low), bar, x(high99), bar, `stroke="${PAPER.ink}" stroke-width="5"`),
    `<circle cx="${x(at)}" cy="${bar}" r="7" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="2"/>`,
    text(
      left,
      bar + 30,
      `told apart, right ${at.toFixed(1)} of 100 (${low.toFixed(1)} to ${high99.toFixed(1)}); ε allows ${limit.toFixed(1)}`,
    ),
  ];
}
