/** The run as a picture of its own: told sizes, what they allow, and what is true. */
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { LIKELY, many, nameOf, rows } from "./words.ts";

const WIDTH = 960;
const LEFT = 150;
const WIDE = 560;
const GAP = 58;
const TOP = 120;

export function picture(result: ResultOf<Card<"dpca-psi">>): string {
  const { sizes, estimates, deviation, truth, dummies, refused, promised } = result;
  const most = Math.max(1, ...sizes, ...(truth?.sizes ?? []));
  const at = (size: number) => LEFT + (WIDE * Math.max(0, Math.min(most, size))) / most;
  const bars = sizes.flatMap((size, i) => {
    const y = TOP + i * GAP;
    const estimate = estimates[i] ?? size;
    const [low, high] = [at(estimate - LIKELY * deviation), at(estimate + LIKELY * deviation)];
    const real = truth?.sizes[i];
    return [
      text(LEFT - 14, y + 21, nameOf(i), `text-anchor="end" font-size="16" fill="${PAPER.ink}"`),
      `<rect x="${LEFT}" y="${y}" width="${at(size) - LEFT}" height="30" fill="none" stroke="${PAPER.ink}" stroke-width="1.5"/>`,
      dummies > 0 ? `<rect x="${low}" y="${y}" width="${Math.max(2, high - low)}" height="30" fill="${PAPER.noise}"/>` : "",
      real === undefined ? "" : line(at(real), y - 6, at(real), y + 36, `stroke="${PAPER.ink}" stroke-width="4"`),
      text(
        LEFT + WIDE + 20,
        y + 14,
        `told ${many(size)}${real === undefined ? "" : `, true ${many(real)}`}`,
        `font-size="15" fill="${PAPER.ink}"`,
      ),
      dummies > 0
        ? text(LEFT + WIDE + 20, y + 33, `about ${many(estimate)}, give or take ${many(LIKELY * deviation)}`, `font-size="13"`)
        : "",
    ];
  });
  const { sender, receiver } = result.inputs;
  const height = TOP + sizes.length * GAP + 70;
  return sheet(WIDTH, height, [
    text(24, 36, "What both parties were told, identifier by identifier", `font-size="21" font-weight="620" fill="${PAPER.ink}"`),
    text(
      24,
      62,
      `${rows(sender.accepted)} and ${rows(receiver.accepted)}; ${dummies === 0 ? "no dummies: the sizes are exact" : `${many(dummies)} dummies of each identifier from each party`}`,
      `font-size="15"`,
    ),
    ...(promised
      ? [
          text(
            24,
            86,
            `${many(promised.releases)} counts in all are promised to tell little: epsilon ${promised.epsilon}`,
            `font-size="15"`,
          ),
        ]
      : []),
    ...bars,
    text(
      24,
      height - 26,
      refused === null
        ? "Outlined: told. Filled: two standard deviations either way. Thick line: true, which only the page that dealt both tables knows."
        : "A ledger refused the run: these tables were asked as often as was promised.",
      `font-size="14"`,
    ),
  ]);
}
