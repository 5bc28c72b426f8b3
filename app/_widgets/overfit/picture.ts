/** The curve with its points, and the attacker by degree, as a picture of its own. */
import type { Result } from "../../../lib/experiments/overfit.result.ts";
import { chosenOf } from "../../../lib/experiments/overfit.verdicts.ts";
import type { Shown } from "../face.ts";
import type { Tick } from "../hundredths.ts";
import { line, PAPER, placed, sheet, stroked, text } from "../svg.ts";
import { attackerOf, curveOf, few, two } from "./shapes.ts";

type Done = Shown<"overfit"> & { readonly result: Result };

const [TOP, HIGH] = [90, 260];

export function picture({ result }: Done): string {
  const curve = curveOf(result);
  const attacker = attackerOf(result);
  const chosen = chosenOf(result);
  return sheet(900, 430, [
    text(
      24,
      32,
      `Degree ${result.degree}: error ${few(result.error.used)} on its points, ${few(result.error.others)} on others, attacker ${two(chosen?.auc ?? 0)}`,
      `font-size="17" fill="${PAPER.ink}"`,
    ),
    text(24, 72, "filled: used for the fit; hollow: not used; dashed: the sine they come from"),
    ...framed(60, 450, curve, [
      stroked(curve.sine, `fill="none" stroke="${PAPER.ink3}" stroke-dasharray="5 4"`),
      stroked(curve.line, `fill="none" stroke="${PAPER.ink}" stroke-width="2"`),
      stroked(curve.others, `stroke="${PAPER.ink}" stroke-width="9" stroke-linecap="round"`),
      stroked(curve.others, `stroke="${PAPER.paper}" stroke-width="6" stroke-linecap="round"`),
      stroked(curve.used, `stroke="${PAPER.p1}" stroke-width="8" stroke-linecap="round"`),
    ]),
    text(570, 72, `the attacker by degree, over ${result.runs} fits`),
    ...framed(570, 300, attacker, [
      stroked(attacker.band, `fill="${PAPER.hair}" stroke="none"`),
      stroked(`M0 ${attacker.coin}H100`, `stroke="${PAPER.ink3}" stroke-dasharray="5 4"`),
      stroked(attacker.line, `fill="none" stroke="${PAPER.ink}" stroke-width="2"`),
    ]),
  ]);
}

const framed = (
  left: number,
  wide: number,
  { xs, ys }: { readonly xs: readonly Tick[]; readonly ys: readonly Tick[] },
  parts: readonly string[],
) => [
  ...ys.map(({ at, label }) => text(left - 8, TOP + (HIGH * at) / 100 + 4, label, 'text-anchor="end" font-size="12"')),
  placed(left, TOP, wide, HIGH, parts),
  line(left, TOP + HIGH, left + wide, TOP + HIGH, `stroke="${PAPER.ink}"`),
  ...xs.map(({ at, label }) => text(left + (wide * at) / 100, TOP + HIGH + 18, label, 'text-anchor="middle" font-size="12"')),
];
