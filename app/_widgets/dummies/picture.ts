/** The noise, the curve and what they cost, as a picture of its own. */
import type { Result } from "../../../lib/experiments/dummies.result.ts";
import type { Shown } from "../face.ts";
import { about, counted, tiny } from "../numbers.ts";
import { line, PAPER, placed, sheet, stroked, text } from "../svg.ts";
import { curveOf, lawOf } from "./shapes.ts";
import { percent, whole } from "./words.ts";

type Done = Shown<"dummies"> & { readonly result: Result };

const [WIDTH, HEIGHT] = [900, 430];
const [TOP, HIGH, WIDE] = [130, 220, 380];
const [LEFT, RIGHT] = [30, 490];
const MIDDLE = 'text-anchor="middle" font-size="12"';

export function picture({ result, values }: Done): string {
  const { dummies: t, cost, delta, releases } = result;
  const law = lawOf(result.law);
  const curve = curveOf(result);
  const y = (at: number) => TOP + (HIGH * at) / 100;
  const real = ((WIDTH - 60) * values.rows) / (values.rows + cost.added);
  return sheet(WIDTH, HEIGHT, [
    text(
      30,
      34,
      `${whole(t)} dummies a column keep ε = ${values.epsilon} at δ = ${tiny(delta)}, ${counted(releases, "count")}`,
      `font-size="18" fill="${PAPER.ink}"`,
    ),
    `<rect x="30" y="50" width="${real}" height="20" fill="none" stroke="${PAPER.ink}"/>`,
    `<rect x="${30 + real}" y="50" width="${WIDTH - 60 - real}" height="20" fill="${PAPER.noise}" stroke="${PAPER.ink}"/>`,
    text(
      30,
      90,
      `${counted(values.rows, "row")} and ${whole(cost.added)} dummies of each party: ${percent(cost.share)} of what crosses the wire`,
    ),
    text(LEFT, TOP - 10, `common dummies: ${about(result.law.mean)} ± ${about(result.law.deviation)}; line: Gaussian`),
    placed(LEFT, TOP, WIDE, HIGH, [
      stroked(law.bars, `fill="${PAPER.noise}"`),
      stroked(law.line, `fill="none" stroke="${PAPER.ink}" stroke-width="1.5"`),
    ]),
    line(LEFT, TOP + HIGH, LEFT + WIDE, TOP + HIGH, `stroke="${PAPER.ink}"`),
    ...law.xs.map(({ at, label }) => text(LEFT + (WIDE * at) / 100, TOP + HIGH + 18, label, MIDDLE)),
    text(RIGHT, TOP - 10, "δ at each ε: heavy all counts, thin one, dashed Gaussian"),
    ...curve.ys.flatMap(({ at, label }) => [
      line(RIGHT, y(at), RIGHT + WIDE, y(at), `stroke="${PAPER.hair}"`),
      text(RIGHT - 6, y(at) + 4, label, 'text-anchor="end" font-size="12"'),
    ]),
    placed(RIGHT, TOP, WIDE, HIGH, [
      stroked(curve.one, `fill="none" stroke="${PAPER.ink2}"`),
      stroked(curve.gaussian, `fill="none" stroke="${PAPER.ink}" stroke-dasharray="5 4"`),
      stroked(curve.all, `fill="none" stroke="${PAPER.ink}" stroke-width="3"`),
    ]),
    `<circle cx="${RIGHT + (WIDE * curve.at[0]) / 100}" cy="${y(curve.at[1])}" r="5" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="1.5"/>`,
    line(RIGHT, TOP + HIGH, RIGHT + WIDE, TOP + HIGH, `stroke="${PAPER.ink}"`),
    ...curve.xs.map(({ at, label }) => text(RIGHT + (WIDE * at) / 100, TOP + HIGH + 18, label, MIDDLE)),
    text(
      30,
      HEIGHT - 24,
      `${result.agree.equal} of ${result.agree.cells} published counts computed again are equal; the dot is the promise`,
    ),
  ]);
}
