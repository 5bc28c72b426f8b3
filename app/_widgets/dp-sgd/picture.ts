/** The step taken apart, the odometer and the audit, as a picture of its own. */
import type { Result } from "../../../lib/experiments/dp-sgd.result.ts";
import { proven } from "../../../lib/experiments/dp-sgd.verdicts.ts";
import type { Shown } from "../face.ts";
import { line, PAPER, placed, sheet, stroked, text } from "../svg.ts";
import { few, lengthOf, mistakeNamed, pullsOf, roadOf, sizesOf, sumOf, two } from "./shapes.ts";
import { claimed, cutOf, howMany, verdictOf } from "./words.ts";

type Done = Shown<"dp-sgd"> & { readonly result: Result };

const [TOP, SIDE, ROW] = [86, 260, 400];
const MIDDLE = 'text-anchor="middle" font-size="12"';

export function picture({ result }: Done): string {
  const { opened, clip, mistake, batches, delta, announced, audit } = result;
  const training = mistake === "none" ? (batches === "poisson" ? "Poisson samples" : "shuffled batches") : mistakeNamed(mistake);
  const small = 'font-size="12"';
  return sheet(900, 660, [
    text(24, 32, `DP-SGD, ${training}`, `font-size="17" fill="${PAPER.ink}"`),
    text(24, 54, `${claimed(announced, delta)} announced; audit: ${audit ? `at least ${two(audit.epsilon)}, ` : ""}${verdictOf(result)}`),
    ...pulls(result, 24),
    ...sum(result, 330),
    text(24, TOP + SIDE + 18, `step ${opened.step}: ${howMany(opened.batch.length)} drawn, ${cutOf(result)} cut to ${few(clip)}`, small),
    text(330, TOP + SIDE + 18, `sum ${two(lengthOf(opened.sum))}, noise ${two(lengthOf(opened.noise))} (purple)`, small),
    ...statements(result).map((words, i) => text(625, TOP + 40 + 22 * i, words, small)),
    ...sizes(result),
    ...road(result),
  ]);
}

/** What may be said of the training, a line each. */
const statements = (result: Result): string[] => [
  `sums are divided by ${few(result.expected)}, always`,
  `${proven(result) ? "proven" : "not proven"}: ${claimed(result.announced, result.delta)}`,
  ...(proven(result)
    ? ["(one person more or fewer)"]
    : result.proven.map(({ epsilon, relation }) => `proven: ε = ${two(epsilon)} (${relation.split(":")[0]})`)),
];

const square = (x: number, parts: readonly string[]) => [
  `<svg x="${x}" y="${TOP}" width="${SIDE}" height="${SIDE}" viewBox="0 0 100 100">${parts.join("")}</svg>`,
];

function pulls(result: Result, x: number): string[] {
  const { radius, cut, kept } = pullsOf(result);
  return square(x, [
    stroked("M0 50H100M50 0V100", `stroke="${PAPER.hair}"`),
    `<circle cx="50" cy="50" r="${radius}" fill="none" stroke="${PAPER.ink}" stroke-width="1.5" vector-effect="non-scaling-stroke"${result.mistake === "no-clipping" ? ' stroke-dasharray="3 4"' : ""}/>`,
    stroked(cut, `stroke="${PAPER.ink3}" stroke-dasharray="4 3"`),
    stroked(kept, `fill="none" stroke="${PAPER.p1}" stroke-width="2"`),
  ]);
}

function sum(result: Result, x: number): string[] {
  const { chain, sum: total, noise, noisy, spread } = sumOf(result);
  return square(x, [
    `<circle cx="${spread.cx}" cy="${spread.cy}" r="${spread.r}" fill="none" stroke="${PAPER.noise}" stroke-dasharray="3 3" vector-effect="non-scaling-stroke"/>`,
    stroked(chain, `fill="none" stroke="${PAPER.p1}" stroke-width="1.2"`),
    stroked(total, `fill="none" stroke="${PAPER.ink}" stroke-width="1.5"`),
    stroked(noise, `fill="none" stroke="${PAPER.noise}" stroke-width="2"`),
    stroked(noisy, `fill="none" stroke="${PAPER.ink}" stroke-width="3"`),
  ]);
}

function sizes(result: Result): string[] {
  const [left, top, wide, high] = [60, ROW + 30, 340, 170];
  const { bars, law, xs, ys } = sizesOf(result);
  return [
    text(24, ROW + 14, `sizes of ${result.sizes.drawn} more batches${law === "" ? "" : "; black: binomial law"}`),
    ...ys.map(({ at, label }) => text(left - 8, top + (high * at) / 100 + 4, label, 'text-anchor="end" font-size="12"')),
    placed(left, top, wide, high, [
      stroked(bars, `fill="${PAPER.hair}" stroke="${PAPER.ink3}"`),
      stroked(law, `stroke="${PAPER.ink}" stroke-width="2"`),
    ]),
    line(left, top + high, left + wide, top + high, `stroke="${PAPER.ink}"`),
    ...xs.map(({ at, label }) => text(left + (wide * at) / 100, top + high + 18, label, MIDDLE)),
  ];
}

function road(result: Result): string[] {
  const [left, top, wide, high] = [500, ROW + 30, 360, 170];
  const { line: path, announced, xs, ys } = roadOf(result);
  return [
    text(left - 36, ROW + 14, "ε by step, for Poisson samples (Rényi); dot: loss distribution"),
    ...ys.map(({ at, label }) => text(left - 8, top + (high * at) / 100 + 4, label, 'text-anchor="end" font-size="12"')),
    placed(left, top, wide, high, [
      stroked(path, `fill="none" stroke="${PAPER.ink}" stroke-width="2"${proven(result) ? "" : ' stroke-dasharray="5 4"'}`),
    ]),
    line(left, top + high, left + wide, top + high, `stroke="${PAPER.ink}"`),
    `<circle cx="${left + (wide * announced.x) / 100}" cy="${top + (high * announced.y) / 100}" r="6" fill="${PAPER.agar}" stroke="${PAPER.ink}" stroke-width="2"/>`,
    ...xs.map(({ at, label }) => text(left + (wide * at) / 100, top + high + 18, label, MIDDLE)),
  ];
}
