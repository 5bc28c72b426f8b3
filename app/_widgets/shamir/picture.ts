/** Both drawings as one picture of its own. */
import { seatPath } from "../../_ui/seats.tsx";
import type { Shown } from "../face.ts";
import { line, PAPER, sheet, text } from "../svg.ts";
import { cross, gridOf, HEIGHT, type Result, WIDTH } from "./chart.ts";
import { fewTitle, many, readersOf } from "./words.ts";

const HUES = [PAPER.p1, PAPER.p2, PAPER.p3, PAPER.p4];
const HEAD = 62;
const GAP = 40;

export function picture({ result }: Shown<"shamir"> & { readonly result: Result }): string {
  const { few, order, present, readers } = result;
  const seen = result.shares.filter(({ x }) => few.shares.includes(x)).map((share) => ({ ...share, wrong: false }));
  const panel = (at: number, title: string, sub: string, parts: readonly string[]) =>
    `<g transform="translate(${at} 0)">${text(34, 26, title, `font-size="17" font-weight="620" fill="${PAPER.ink}"`)}${text(34, 46, sub)}<g transform="translate(0 ${HEAD - 10})">${parts.join("")}</g></g>`;
  const second = WIDTH + GAP;
  const foot = readersOf(result).map(({ name, opened, says }, i) =>
    text(34, HEAD + HEIGHT + 22 + 22 * i, `${name}: ${opened ?? "nothing"} (${says})`, `font-size="15" fill="${PAPER.ink}"`),
  );
  return sheet(2 * WIDTH + GAP, HEAD + HEIGHT + 84, [
    panel(
      0,
      fewTitle(result),
      `${many(few.secrets)} of ${many(order)} secrets possible, each by ${many(few.polynomials)} ${few.polynomials === "1" ? "polynomial" : "polynomials"}`,
      plot(result, seen, ({ possible }) => possible === order, false),
    ),
    panel(
      second,
      `The opening: ${present.length} of ${result.shares.length} present`,
      readers.checking ? `${many(result.secrets)} of ${many(order)} secrets fit all of them` : "too few to open",
      plot(result, present, ({ x }) => result.secrets === order && !present.some((share) => share.x === x), true),
    ),
    ...foot,
  ]);
}

function plot(
  result: Result,
  held: Result["present"],
  open: (column: Result["curve"][number]) => boolean,
  opening: boolean,
): readonly string[] {
  const grid = gridOf(result);
  const { secret, dot, point, mark, base, left, right } = grid;
  const hue = (x: number) => HUES[x - 1] ?? PAPER.ink2;
  const shape = (x: number, d: string, hollow: boolean) =>
    `<path d="${d}" fill="${hollow || x > 4 ? PAPER.paper : hue(x)}" stroke="${hue(x)}" stroke-width="1.5"/>`;
  const dots = (d: string, colour: string, width: number, more = "") =>
    `<path d="${d}" fill="none" stroke="${colour}" stroke-linecap="round" stroke-width="${width}" ${more}/>`;
  const { accepted, dealt } = result.curve[0] ?? {};
  return [
    `<rect x="${secret.x}" y="${secret.y}" width="${secret.width}" height="${secret.height}" fill="${PAPER.agar}"/>`,
    line(left, base, right, base),
    ...grid.ticks.map(({ y, label }) => text(left - 6, y + 4, label, 'text-anchor="end"')),
    text(left, base + 37, "0: the secret"),
    ...result.shares.map(({ x }) =>
      x > 4 ? text(grid.at(x), base + 17, String(x), 'text-anchor="middle"') : shape(x, seatPath(x, grid.at(x), base + 11, 4.5), false),
    ),
    dots(grid.columns(open), PAPER.rule, dot, grid.dashes ? `stroke-dasharray="${grid.dashes}"` : ""),
    ...(opening && accepted !== dealt && result.readers.checking
      ? [
          dots(
            grid.dots((c) => c.dealt),
            PAPER.rule,
            point,
          ),
          dots(
            grid.dots((c) => c.dealt),
            PAPER.paper,
            point - 2.5,
          ),
        ]
      : []),
    ...(opening
      ? [
          dots(
            grid.dots((c) => c.accepted),
            PAPER.ink,
            point,
          ),
        ]
      : []),
    ...held.map((share) => {
      const spot = grid.spot(share);
      return (
        shape(share.x, seatPath(share.x, spot.x, spot.y, mark), share.wrong) +
        (share.wrong ? `<path d="${cross(spot, mark)}" stroke="${PAPER.ink}" stroke-width="1.5"/>` : "")
      );
    }),
    ...(opening && accepted != null
      ? [
          `<circle cx="${grid.at(0)}" cy="${grid.spot({ x: 0, y: accepted }).y}" r="${mark}" fill="none" stroke="${PAPER.ink}" stroke-width="2"/>`,
        ]
      : []),
  ];
}
