/** Both answers with their neighbours and the counts they can come from, as a picture of its own. */
import type { Result } from "../../../lib/experiments/float-attack.result.ts";
import { beyondEpsilon } from "../../../lib/experiments/float-attack.verdicts.ts";
import type { Shown } from "../face.ts";
import { whole } from "../hundredths.ts";
import { HATCH, line, PAPER, placed, sheet, stroked, text } from "../svg.ts";
import { candidatesOf, digits, nearOf, of100, power, type Way } from "./shapes.ts";

type Done = Shown<"float-attack"> & { readonly result: Result };

const WIDE = 380;

export function picture({ result }: Done): string {
  const { proved } = result.doubles;
  return sheet(900, 470, [
    HATCH,
    text(
      24,
      32,
      `Laplace noise in doubles: ${of100(proved.share.measured)} of 100 answers prove the count; on a grid ${of100(result.grid.proved.share.measured)}`,
      `font-size="17" fill="${PAPER.ink}"`,
    ),
    ...half(result, "doubles", 24, "The textbook, in doubles"),
    ...half(result, "grid", 486, "The same answer on a declared grid"),
  ]);
}

function half(result: Result, way: Way, left: number, name: string): string[] {
  const panel = result[way];
  const { counts, allowed } = result;
  const near = nearOf(panel);
  const tried = candidatesOf(panel);
  const x = (at: number) => left + (WIDE * at) / 100;
  return [
    text(left, 70, name, `font-size="15" fill="${PAPER.ink}"`),
    text(left, 100, digits(panel.answer), `font-size="19" fill="${PAPER.ink}"`),
    text(left, 134, `${panel.near.with.length} numbers around it, ${power(panel.near.step)} apart; a bar: it can come out`),
    placed(left, 144, WIDE, 70, [
      `<rect x="${near.middle.x}" width="${near.middle.width}" height="100" fill="${PAPER.agar}"/>`,
      stroked(near.cannot, `stroke="${PAPER.rule}"`),
      stroked(near.can, `stroke="${PAPER.ink}" stroke-width="2.5"`),
    ]),
    text(left, 232, `above: from a count of ${whole(counts.without)}; below: from ${whole(counts.with)}`, 'font-size="12"'),
    text(left, 270, "Which counts can have led to it?"),
    placed(left, 280, WIDE, 90, [
      stroked(tried.cannot, `fill="none" stroke="${PAPER.rule}"`),
      stroked(tried.can, `fill="${PAPER.noise}" stroke="${PAPER.noise}"`),
    ]),
    line(left, 370, left + WIDE, 370, `stroke="${PAPER.ink}"`),
    ...tried.places.flatMap(({ at, count, possible }, i) => [
      count > 999 && i % 4 !== 1 ? "" : text(x(at), 387, whole(count), 'text-anchor="middle" font-size="12"'),
      possible ? "" : text(x(at), 364, "×", `text-anchor="middle" font-size="18" fill="${PAPER.ink}"`),
    ]),
    text(
      left,
      424,
      `guessing which, right ${of100(panel.right.measured)} of 100 (${of100(panel.right.low)} to ${of100(panel.right.high)}); ε allows ${of100(allowed)}`,
    ),
    text(left, 446, beyondEpsilon(panel, allowed) ? "more than ε allows" : "within what ε allows", `fill="${PAPER.ink}"`),
  ];
}
