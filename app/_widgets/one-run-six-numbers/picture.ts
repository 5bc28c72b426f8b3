/** The six numbers on one axis, as a picture of its own. */
import type { Result } from "../../../lib/experiments/one-run-six-numbers.result.ts";
import type { Shown } from "../face.ts";
import { tiny } from "../numbers.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { rowsOf } from "./shapes.ts";

type Done = Shown<"one-run-six-numbers"> & { readonly result: Result };

const [WIDTH, LEFT, WIDE, TOP, HIGH] = [900, 330, 460, 70, 44];

export function picture({ result, values }: Done): string {
  const { rows, ticks } = rowsOf(result);
  const x = (at: number) => LEFT + (at * WIDE) / 100;
  const bottom = TOP + rows.length * HIGH;
  return sheet(WIDTH, bottom + 60, [
    text(
      24,
      32,
      `One run: noise ${values.noise}, batch ${values.batch} of ${values.examples}, ${values.epochs} epochs. Its ε at δ = ${tiny(values.delta)}:`,
      `font-size="17" fill="${PAPER.ink}"`,
    ),
    ...ticks.flatMap(({ at, label }) => [
      line(x(at), TOP, x(at), bottom, `stroke="${PAPER.hair}"`),
      text(x(at), bottom + 18, label, 'text-anchor="middle" font-size="12"'),
    ]),
    ...rows.flatMap(({ name, kind, epsilon, x: at, beyond }, i) => {
      const y = TOP + (i + 0.5) * HIGH;
      return [
        text(24, y + 4, name, `font-size="14" fill="${PAPER.ink}"`),
        line(LEFT, y, x(at), y, `stroke="${PAPER.rule}"`),
        `<circle cx="${x(at)}" cy="${y}" r="6" fill="${kind === "estimate" ? PAPER.paper : PAPER.agar}" stroke="${PAPER.ink}" stroke-width="2"/>`,
        text(
          LEFT + WIDE + 24,
          y + 4,
          `${epsilon < 10 ? epsilon.toFixed(2) : Math.round(epsilon)}${beyond ? " →" : ""}`,
          `fill="${PAPER.ink}"`,
        ),
      ];
    }),
    text(24, bottom + 46, "Hollow: an estimate, no bound. All but the second assume Poisson samples."),
  ]);
}
