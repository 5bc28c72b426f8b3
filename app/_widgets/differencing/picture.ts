/** The payroll, the questions under it and what they leave, as a picture of its own. */

import type { Result } from "../../../lib/experiments/differencing.result.ts";
import { NEAR } from "../../../lib/experiments/differencing.ts";
import type { Shown } from "../face.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { estimatesOf, euros, membersOf, payrollOf, percent, REFUSALS } from "./shapes.ts";

type Done = Shown<"differencing"> & { readonly result: Result };

const [WIDTH, LEFT, WIDE, ROW] = [900, 84, 640, 22];
const END = 'text-anchor="end"';

const placed = (y: number, high: number, people: number, parts: string) =>
  `<svg x="${LEFT}" y="${y}" width="${WIDE}" height="${high}" viewBox="0 0 ${people} 100" preserveAspectRatio="none">${parts}</svg>`;

export function picture({ result }: Done): string {
  const { salaries, target, questions, divisor, estimate, salary, again } = result;
  const people = salaries.length;
  const bars = payrollOf(result);
  const rows = 150 + questions.length * ROW;
  const column = LEFT + (WIDE * (target - 1)) / people;
  const title =
    estimate === null
      ? `${result.refused} of ${questions.length} questions refused`
      : `${questions.length} totals leave ${euros(estimate)} for employee ${target}, who earns ${euros(salary)}`;
  return sheet(WIDTH, rows + 50 + (again ? 190 : 0), [
    text(24, 32, title, `font-size="17" fill="${PAPER.ink}"`),
    `<rect x="${column}" y="50" width="${WIDE / people}" height="${rows - 50}" fill="${PAPER.agar}"/>`,
    text(24, 130, "salaries"),
    placed(
      50,
      86,
      people,
      `<path d="${bars.others}" fill="none" stroke="${PAPER.rule}" vector-effect="non-scaling-stroke"/><path d="${bars.target}" fill="${PAPER.ink}"/>`,
    ),
    ...questions.flatMap(({ group, weight, refused, answer }, i) => {
      const y = 150 + i * ROW;
      return [
        text(24, y + 13, `${weight > 0 ? "+" : "−"} ${group.length}`),
        placed(y, 14, people, `<path d="${membersOf(group)}" fill="${refused === "no" ? PAPER.ink2 : PAPER.hair}"/>`),
        text(WIDTH - 24, y + 13, answer === null ? REFUSALS[refused] : euros(answer), END),
      ];
    }),
    line(24, rows, WIDTH - 24, rows, `stroke="${PAPER.ink}" stroke-width="1.5"`),
    text(24, rows + 24, divisor > 1 ? `sum, divided by ${divisor}` : "difference"),
    text(
      WIDTH - 24,
      rows + 24,
      estimate === null ? "nothing" : euros(estimate),
      `${END} font-size="15" font-weight="700" fill="${PAPER.ink}"`,
    ),
    ...(again ? estimates(result, again, rows + 60) : []),
  ]);
}

function estimates({ salary }: Result, again: NonNullable<Result["again"]>, top: number): string[] {
  const drawn = estimatesOf({ again, salary });
  const x = (at: number) => LEFT + (at * WIDE) / 100;
  return [
    `<rect x="${x(drawn.near[0])}" y="${top}" width="${Math.max(2, x(drawn.near[1]) - x(drawn.near[0]))}" height="110" fill="${PAPER.agar}"/>`,
    placed(top, 110, 100, `<path d="${drawn.bars}" fill="${PAPER.noise}"/>`),
    line(LEFT, top + 110, LEFT + WIDE, top + 110),
    line(x(drawn.salary), top, x(drawn.salary), top + 110, `stroke="${PAPER.ink}" stroke-width="2"`),
    ...drawn.xs.map(({ at, label }) => text(x(at), top + 128, label, 'text-anchor="middle" font-size="12"')),
    text(
      24,
      top + 156,
      `${again.tries} attacks: ${percent(again.near / again.tries)} within ${NEAR} euros (${percent(again.low)} to ${percent(again.high)}; the law says ${percent(again.expected)})`,
    ),
  ];
}
