/** The crowd, the estimates, and the attacker day after day, as a picture of its own. */
import type { Result } from "../../../lib/experiments/coin-survey.result.ts";
import type { Shown } from "../face.ts";
import { HATCH, line, PAPER, placed, sheet, stroked, text } from "../svg.ts";
import { askedOf, crowdOf, estimatesOf, SECOND } from "./shapes.ts";
import { about, percent } from "./words.ts";

type Done = Shown<"coin-survey"> & { readonly result: Result };

const WIDTH = 900;
const HEIGHT = 560;
/** Without the days. */
const HEIGHT_ONCE = 316;
const MIDDLE = 'text-anchor="middle" font-size="12"';
const INK = `fill="${PAPER.ink}"`;
const head = (x: number, y: number, words: string) => text(x, y, words, `font-size="15" ${INK}`);

export function picture({ result }: Done): string {
  const title = `ε = ${about(result.epsilon)}, true ${percent(result.keep)} times in 100: ${percent(result.estimate)} % estimated, ${percent(result.share)} % true`;
  const again = result.asked.days > 1;
  return sheet(WIDTH, again ? HEIGHT : HEIGHT_ONCE, [
    HATCH,
    text(24, 30, title, `font-size="17" ${INK}`),
    ...crowd(result),
    ...estimates(result),
    ...(again ? days(result) : []),
  ]);
}

function crowd({ crowd: people }: Result): string[] {
  const drawn = crowdOf(people);
  const thin = `fill="none" stroke="${PAPER.ink3}" stroke-width="0.5"`;
  return [
    head(24, 66, "A hundred of the people: what is true, and what they say"),
    `<svg x="24" y="82" width="400" height="${(400 * 100) / (SECOND + 100)}" viewBox="0 0 ${SECOND + 100} 100">`,
    `<path d="${drawn.truly}${drawn.yes}${drawn.ignoredYes}" ${INK}/><path d="${drawn.trulyNot}${drawn.no}${drawn.ignoredNo}" ${thin}/>`,
    `<path d="${drawn.turnedYes}" fill="${PAPER.noise}"/><path d="${drawn.turnedNo}" fill="none" stroke="${PAPER.noise}" stroke-width="0.8"/></svg>`,
    text(24, 294, "filled: yes; purple diamonds: turned around by the coin"),
  ];
}

function estimates(result: Result): string[] {
  const [left, top, wide, high] = [474, 82, 400, 188];
  const { bars, law, interval, xs, truth, estimate } = estimatesOf(result);
  const x = (at: number) => left + (at * wide) / 100;
  return [
    head(left, 66, `Estimates: this survey, and ${result.repeats.surveys} more`),
    placed(left, top, wide, high, [
      stroked(bars, `fill="${PAPER.noise}"`),
      stroked(law, `fill="none" stroke="${PAPER.ink}" stroke-width="1.5"`),
      stroked(`M${truth} 0V100`, `fill="none" stroke="${PAPER.ink}" stroke-width="1.5" stroke-dasharray="4 3"`),
      stroked(interval, `fill="none" stroke="${PAPER.ink}" stroke-width="4"`),
    ]),
    line(left, top + high, left + wide, top + high, `stroke="${PAPER.ink}"`),
    `<circle cx="${x(estimate)}" cy="${top + 0.09 * high}" r="7" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="2"/>`,
    ...xs.map(({ at, label }) => text(x(at), top + high + 18, label, MIDDLE)),
    text(left, top + high + 38, "dashed: the true share; line: the exact law"),
  ];
}

function days(result: Result): string[] {
  const [left, top, wide, high] = [70, 344, 804, 150];
  const { asked } = result;
  const drawn = askedOf(result);
  const [x, y] = [(at: number) => left + (at * wide) / 100, (at: number) => top + (at * high) / 100];
  return [
    head(24, 330, `Asked day after day: an attacker is right so many times in 100 (${asked.people} people)`),
    `<rect x="${left}" y="${top}" width="${wide}" height="${y(drawn.kept) - top}" fill="url(#hatch)"/>`,
    ...drawn.ys.map(({ at, label }) => text(left - 8, y(at) + 4, label, 'text-anchor="end" font-size="12"')),
    line(left, top + high, left + wide, top + high, `stroke="${PAPER.ink}"`),
    line(left, y(drawn.kept), left + wide, y(drawn.kept), `stroke="${PAPER.ink}" stroke-width="2"`),
    placed(left, top, wide, high, [stroked(drawn.law, `fill="none" stroke="${PAPER.noise}" stroke-width="2.5"`)]),
    ...drawn.dots.map((dot) => `<circle cx="${x(dot.x)}" cy="${y(dot.y)}" r="4" fill="${PAPER.noise}"/>`),
    `<circle cx="${x(drawn.keptDot.x)}" cy="${y(drawn.keptDot.y)}" r="5" fill="${PAPER.paper}" stroke="${PAPER.ink}" stroke-width="2"/>`,
    ...drawn.xs.map(({ at, label }) => text(x(at), top + high + 18, label, MIDDLE)),
    text(
      left,
      top + high + 40,
      "days; purple: a fresh coin each day; ring: one coin, its answer remembered; hatched: closed to one answer",
    ),
  ];
}
