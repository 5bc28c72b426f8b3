/** The outputs of both worlds and the bound as runs accumulate, as a picture of its own. */
import type { Result } from "../../../lib/experiments/audit.result.ts";
import { refuted } from "../../../lib/experiments/audit.verdicts.ts";
import type { Shown } from "../face.ts";
import { whole } from "../hundredths.ts";
import { line, PAPER, placed, sheet, stroked, text } from "../svg.ts";
import { chosenOf, few, outputsOf, percent, roadOf, two } from "./shapes.ts";

type Done = Shown<"audit"> & { readonly result: Result };

const [TOP, HIGH, WIDE] = [90, 220, 370];

export function picture({ result }: Done): string {
  const { claim, epsilonLowerBound: bound, confidence, worlds, way } = result;
  const { event, frequent, rare } = chosenOf(result);
  const verdict = way === "afterwards" ? "void, chosen after looking" : refuted(result) ? "refuted" : "not refuted";
  return sheet(900, 440, [
    text(24, 32, `Claimed ε = ${few(claim.epsilon)}, audited: at least ${two(bound)}, ${verdict}`, `font-size="17" fill="${PAPER.ink}"`),
    ...outputs(result),
    ...road(result),
    text(24, 376, `The event: ${event}`),
    text(
      24,
      397,
      `${whole(frequent.hits)} of ${whole(frequent.tries)} (${worlds[0]}), ${whole(rare.hits)} of ${whole(rare.tries)} (${worlds[1]})`,
    ),
    text(24, 418, `Clopper and Pearson's bounds, ${percent(confidence)} confidence`),
  ]);
}

function outputs(result: Result): string[] {
  const { first, second, xs } = outputsOf(result);
  return [
    text(24, 72, `What came out: ${result.outputs.name}`, `font-size="15" fill="${PAPER.ink}"`),
    placed(24, TOP, WIDE, HIGH, [
      stroked(first, `fill="${PAPER.noise}" stroke="${PAPER.noise}"`),
      stroked(second, `fill="${PAPER.paper}" stroke="${PAPER.noise}" stroke-width="1.3"`),
    ]),
    line(24, TOP + HIGH, 24 + WIDE, TOP + HIGH, `stroke="${PAPER.ink}"`),
    ...xs.map(({ at, label }) => text(24 + (WIDE * at) / 100, TOP + HIGH + 18, label, 'text-anchor="middle" font-size="12"')),
    text(24, TOP + HIGH + 40, `filled: ${result.worlds[0]}; hollow: ${result.worlds[1]}`),
  ];
}

function road(result: Result): string[] {
  const left = 500;
  const { line: path, claim, end, xs, ys } = roadOf(result);
  const y = (at: number) => TOP + (HIGH * at) / 100;
  return [
    text(left, 72, "ε is at least this, by number of runs", `font-size="15" fill="${PAPER.ink}"`),
    ...ys.flatMap(({ at, label }) => [
      line(left, y(at), left + WIDE, y(at), `stroke="${PAPER.hair}"`),
      text(left - 8, y(at) + 4, label, 'text-anchor="end" font-size="12"'),
    ]),
    placed(left, TOP, WIDE, HIGH, [stroked(path, `fill="none" stroke="${PAPER.ink}" stroke-width="2"`)]),
    line(left, y(claim), left + WIDE, y(claim), `stroke="${PAPER.ink}" stroke-dasharray="5 4"`),
    text(left + 4, y(claim) - 6, `claimed ${few(result.claim.epsilon)}`, 'font-size="12"'),
    `<circle cx="${left + (WIDE * end.x) / 100}" cy="${y(end.y)}" r="6" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="2"/>`,
    ...xs.map(({ at, label }) => text(left + (WIDE * at) / 100, TOP + HIGH + 18, label, 'text-anchor="middle" font-size="12"')),
  ];
}
