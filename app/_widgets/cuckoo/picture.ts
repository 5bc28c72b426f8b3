/** The table as a picture of its own: bins in three rows, or three bars where they are too many. */
import type { Result } from "../../../lib/experiments/cuckoo.result.ts";
import type { Shown } from "../face.ts";
import { whole } from "../hundredths.ts";
import { PAPER, sheet, text } from "../svg.ts";
import { HASHES, named, replayed } from "./replay.ts";

const WIDTH = 720;
const LEFT = 20;
const CELL = 34;
const ACROSS = Math.floor((WIDTH - 2 * LEFT) / CELL);

export function picture({ result }: Shown<"cuckoo"> & { readonly result: Result }): string {
  const { items, bins, parts, fits, repeats, places } = result;
  const part = bins / HASHES;
  const drawn = places.length > 0;
  const { table } = replayed(result, result.steps.length);
  const high = drawn ? CELL * Math.ceil(part / ACROSS) : CELL;
  const block = high + 34;
  const blocks = parts.map((taken, k) => {
    const top = 54 + k * block;
    const label = text(LEFT, top, `Part ${k + 1}: ${whole(taken)} of ${whole(part)} bins taken`, `fill="${PAPER.ink}"`);
    if (!drawn) {
      const wide = WIDTH - 2 * LEFT;
      return (
        `${label}<rect x="${LEFT}" y="${top + 8}" width="${(wide * taken) / part}" height="${CELL - 8}" fill="${PAPER.p1}"/>` +
        `<rect x="${LEFT}" y="${top + 8}" width="${wide}" height="${CELL - 8}" fill="none" stroke="${PAPER.ink}"/>`
      );
    }
    const cells = table.slice(k * part, (k + 1) * part).map((item, i) => {
      const [x, y] = [LEFT + CELL * (i % ACROSS), top + 8 + CELL * Math.floor(i / ACROSS)];
      const box = `<rect x="${x}" y="${y}" width="${CELL - 4}" height="${CELL - 4}" fill="${item >= 0 ? PAPER.agar : PAPER.paper}" stroke="${PAPER.ink3}"/>`;
      return item >= 0 ? box + text(x + CELL / 2 - 2, y + 20, named(item), `text-anchor="middle" fill="${PAPER.ink}"`) : box;
    });
    return label + cells.join("");
  });
  const end = 54 + HASHES * block;
  return sheet(WIDTH, end + 40, [
    text(
      LEFT,
      26,
      `${whole(items)} items, ${whole(bins)} bins: ${fits ? "every item has one" : "one item finds none"}`,
      `font-size="17" fill="${PAPER.ink}"`,
    ),
    ...blocks,
    text(LEFT, end + 14, `Of ${whole(repeats.tables)} more such tables, ${whole(repeats.failed)} failed.`),
  ]);
}
