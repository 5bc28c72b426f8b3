/**
 * The picture that a link to a page shows elsewhere, 1200 by 630: whose page it is, its title, and the still of a figure on it.
 * It is looked at 500 px wide, so the title has to be read there and the still has to be recognised.
 */
import { HATCH, line, PAPER, text } from "../_widgets/svg.ts";
import { widthOf } from "./png.ts";

export const WIDTH = 1200;
export const HEIGHT = 630;

export interface LinkCard {
  readonly title: string;
  /** Over the title, at the right: "Lesson 6 of 17". */
  readonly kicker: string;
  /** One line under a title that leaves room for it. */
  readonly sub?: string | undefined;
  /** SVG of its own, with width and height. */
  readonly still: string;
}

const SIDE = 64;
const ACROSS = WIDTH - 2 * SIDE;
const TITLE = `font-family="Literata" font-weight="480" font-size="60" letter-spacing="-1.2" fill="${PAPER.ink}"`;
const LEADING = 68;
const TITLE_LINES = 2;

/** As on the pages: two parties in agar. */
const DISH =
  `<g transform="translate(${SIDE} 42) scale(1.375)" fill="none" stroke="${PAPER.ink}">` +
  `<circle cx="16" cy="16" r="14.8" stroke-width="2"/><circle cx="16" cy="16" r="11.3" fill="${PAPER.agar}"/></g>` +
  `<g transform="translate(${SIDE} 42) scale(1.375)"><circle cx="12.6" cy="13.4" r="3.1" fill="${PAPER.p1}"/>` +
  `<rect x="16.6" y="15.9" width="5.4" height="5.4" fill="${PAPER.p2}"/></g>`;

const SUB = `font-family="Literata" font-size="32" fill="${PAPER.ink2}"`;

export async function linkCard({ title, kicker, sub, still }: LinkCard): Promise<string> {
  const lines = await broken(title);
  const second = lines.length === 1 && sub !== undefined && (await widthOf(sub, SUB)) <= ACROSS;
  const below = lines.length > 1 ? 258 : second ? 248 : 196;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" fill="${PAPER.ink}">` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER.paper}"/>${HATCH}${DISH}` +
    text(SIDE + 58, 76, "Petri", 'font-family="Literata" font-weight="480" font-size="36" letter-spacing="-0.5"') +
    text(WIDTH - SIDE, 74, kicker, `font-family="Commissioner" font-size="26" text-anchor="end" fill="${PAPER.ink2}"`) +
    lines.map((words, at) => text(SIDE - 2, 166 + at * LEADING, words, TITLE)).join("") +
    (second ? text(SIDE, 218, sub, SUB) : "") +
    line(SIDE, below, WIDTH - SIDE, below, `stroke="${PAPER.ink}" stroke-width="4"`) +
    placed(still, below + 14) +
    "</svg>"
  );
}

/** As large as fits under the title; what would become unreadably small is cut at the lower edge instead. */
const SMALLEST = 0.6;

function placed(still: string, top: number): string {
  const [, width = 1, height = 1] = /<svg[^>]*\swidth="([\d.]+)"\sheight="([\d.]+)"/.exec(still)?.map(Number) ?? [];
  const room = HEIGHT - top - 24;
  const scale = Math.min(ACROSS / width, Math.max(room / height, SMALLEST));
  const shown = { width: width * scale, height: height * scale };
  const x = SIDE + (ACROSS - shown.width) / 2;
  const y = top + Math.max(0, (room - shown.height) / 2);
  const inner = still.replace(
    /^<svg([^>]*?)\swidth="[\d.]+"\sheight="[\d.]+"/,
    `<svg$1 x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${shown.width.toFixed(1)}" height="${shown.height.toFixed(1)}"`,
  );
  return inner;
}

/** The title on as few lines as it needs: cut after a comma where that fits, else where both lines come out as long as each other. */
async function broken(title: string): Promise<string[]> {
  const words = title.split(" ");
  const width = (line: readonly string[]) => widthOf(line.join(" "), TITLE);
  if ((await width(words)) <= ACROSS) return [title];
  const cuts = await Promise.all(
    words.slice(1).map(async (_, at) => {
      const lines = [words.slice(0, at + 1), words.slice(at + 1)];
      return { lines, widest: Math.max(...(await Promise.all(lines.map(width)))), pause: /[,;:.]$/.test(words[at] ?? "") };
    }),
  );
  const fitting = cuts.filter(({ widest }) => widest <= ACROSS);
  const best = fitting.toSorted((a, b) => Number(b.pause) - Number(a.pause) || a.widest - b.widest)[0];
  if (!best) throw new Error(`The title "${title}" does not fit on ${TITLE_LINES} lines of a link's picture.`);
  return best.lines.map((line) => line.join(" "));
}
