/** The race as a picture of its own: a bar of time and one of bytes for every protocol that ran; below, time over the sizes. */
import type { Result } from "../../../lib/experiments/psi-race.result.ts";
import type { Shown } from "../face.ts";
import { whole } from "../hundredths.ts";
import { line, PAPER, placed, sheet, stroked, text } from "../svg.ts";
import { linesOf } from "./shapes.ts";
import { amount, legsOf, NAMES, notRun, rowsOf, time } from "./words.ts";

const WIDTH = 720;
const LEFT = 20;
const ROW = 66;
const WIDE = 330;

export function picture({ result, measured }: Shown<"psi-race"> & { readonly result: Result }): string {
  const rows = rowsOf(result, measured);
  const longest = Math.max(...rows.map(({ seconds }) => seconds ?? 0));
  const largest = Math.max(...rows.map(({ bytes }) => bytes ?? 0));
  const bars = rows.flatMap(({ id, seconds, bytes }, i) => {
    const y = 60 + i * ROW;
    const { traffic } = result.runners[i] as Result["runners"][number];
    if (!traffic || bytes === undefined) return [text(LEFT, y, `${NAMES[id]}: ${notRun(result)}`, `fill="${PAPER.ink}"`)];
    const first = (WIDE * traffic.receiverBytes) / largest;
    return [
      text(LEFT, y, `${NAMES[id]}${seconds === undefined ? "" : `: ${time(seconds)}`}`, `fill="${PAPER.ink}"`),
      seconds === undefined ? "" : `<rect x="${LEFT}" y="${y + 8}" width="${(WIDE * seconds) / longest}" height="20" fill="${PAPER.ink}"/>`,
      text(LEFT + WIDE + 20, y, `${amount(bytes)} in ${traffic.rounds} rounds`, `fill="${PAPER.ink}"`),
      `<rect x="${LEFT + WIDE + 20}" y="${y + 8}" width="${first}" height="20" fill="${PAPER.p1}"/>`,
      `<rect x="${LEFT + WIDE + 20 + first}" y="${y + 8}" width="${(WIDE * traffic.senderBytes) / largest}" height="20" fill="${PAPER.p2}"/>`,
    ];
  });
  const end = 60 + rows.length * ROW;
  const chart = result.sweep.length > 1 ? linesOf(legsOf(result, measured), "seconds") : undefined;
  const [x, y, wide, high] = [LEFT + 60, end + 30, 440, 220];
  const drawn = chart
    ? [
        text(LEFT, end + 10, "Time over the sizes, both axes logarithmic"),
        ...chart.ys.flatMap(({ at, label }) => [
          line(x, y + (at * high) / 100, x + wide, y + (at * high) / 100, `stroke="${PAPER.hair}"`),
          text(x - 8, y + (at * high) / 100 + 4, label, 'text-anchor="end" font-size="12"'),
        ]),
        ...chart.xs.map(({ at, label }) => text(x + (at * wide) / 100, y + high + 18, label, 'text-anchor="middle" font-size="12"')),
        placed(
          x,
          y,
          wide,
          high,
          chart.lines.map(({ d }) => stroked(d, `fill="none" stroke="${PAPER.ink}" stroke-width="1.5"`)),
        ),
        ...chart.labels.map(({ name, left, top }) => text(x + (left * wide) / 100 + 8, y + (top * high) / 100 + 4, name, 'font-size="12"')),
      ]
    : [];
  return sheet(WIDTH, end + (chart ? 290 : 10), [
    text(LEFT, 28, `One intersection, ${whole(result.n)} and ${whole(result.m)} items`, `font-size="17" fill="${PAPER.ink}"`),
    ...bars,
    ...drawn,
  ]);
}
