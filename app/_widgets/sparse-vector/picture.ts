/** A question a day and what was said, and the loss by length, as a picture of its own. */
import type { Result } from "../../../lib/experiments/sparse-vector.result.ts";
import { breaks } from "../../../lib/experiments/sparse-vector.verdicts.ts";
import type { Shown } from "../face.ts";
import { line, PAPER, placed, sheet, stroked, text } from "../svg.ts";
import { chance, daysOf, growthOf, named, two } from "./shapes.ts";

type Done = Shown<"sparse-vector"> & { readonly result: Result };

const MIDDLE = 'text-anchor="middle" font-size="12"';

export function picture({ result }: Done): string {
  const { exact, epsilon, variant } = result;
  const loss = exact.loss === null ? "∞" : two(exact.loss);
  return sheet(900, 600, [
    text(
      24,
      32,
      `Sparse vector, ${named(variant)}: promised ε = ${two(epsilon)}, loss on the pair ${loss}, ${breaks(result) ? "broken" : "kept"}`,
      `font-size="17" fill="${PAPER.ink}"`,
    ),
    ...days(result),
    ...growth(result),
    text(24, 582, `the row's probability: ${chance(exact.first)} on the first database, ${chance(exact.second)} on the second`),
  ]);
}

function days(result: Result): string[] {
  const [left, top, wide, high] = [70, 76, 790, 150];
  const drawn = daysOf(result);
  const x = (at: number) => left + (wide * at) / 100;
  return [
    text(24, 62, "One question a day: filled bars were answered; triangle: “above”, dot: “below”"),
    placed(left, top, wide, high, [
      stroked(drawn.silent, `fill="none" stroke="${PAPER.ink3}"`),
      stroked(drawn.answered, `fill="${PAPER.ink2}"`),
      stroked(`M0 ${drawn.threshold}H100`, `stroke="${PAPER.ink}" stroke-width="2"`),
    ]),
    text(left + 4, top + (high * drawn.threshold) / 100 - 6, `threshold ${result.threshold}`, 'font-size="12"'),
    line(left, top + high, left + wide, top + high, `stroke="${PAPER.ink}"`),
    ...drawn.places.map(({ at, said }) =>
      said === "above"
        ? `<path d="M${x(at)} ${top + high + 6}l6 10h-12z" fill="${PAPER.ink}"/>`
        : said === "below"
          ? `<circle cx="${x(at)}" cy="${top + high + 11}" r="2.5" fill="${PAPER.ink3}"/>`
          : "",
    ),
  ];
}

function growth(result: Result): string[] {
  const [left, top, wide, high] = [70, 310, 790, 200];
  const { lines, epsilon, dot, xs, ys } = growthOf(result);
  const [x, y] = [(at: number) => left + (wide * at) / 100, (at: number) => top + (high * at) / 100];
  return [
    text(24, 296, "The loss by how many answers “below” come first, exactly"),
    ...ys.flatMap(({ at, label }) => [
      line(left, y(at), left + wide, y(at), `stroke="${PAPER.hair}"`),
      text(left - 8, y(at) + 4, label, 'text-anchor="end" font-size="12"'),
    ]),
    placed(left, top, wide, high, [
      ...lines.map(({ path, chosen }) =>
        stroked(path, `fill="none" stroke="${chosen ? PAPER.ink : PAPER.rule}" stroke-width="${chosen ? 2.5 : 1.5}"`),
      ),
      stroked(`M0 ${epsilon}H100`, `stroke="${PAPER.ink}"`),
    ]),
    text(left + 4, y(epsilon) - 6, `promised ${two(result.epsilon)}`, 'font-size="12"'),
    text(left + wide, top + high + 18, `thick: ${named(result.variant)}; thin: the other variants`, 'text-anchor="end" font-size="12"'),
    `<circle cx="${x(dot.x)}" cy="${y(dot.y)}" r="6" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="2"/>`,
    ...xs.map(({ at, label }) => text(x(at), top + high + 18, label, MIDDLE)),
  ];
}
