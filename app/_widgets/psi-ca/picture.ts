/** The places of both runs, side by side: a square for each, filled where a match stands, ringed where a shared item was sent. */
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import type { Shown } from "../face.ts";
import { PAPER, sheet, text } from "../svg.ts";
import { many, NAMES, type Way } from "./words.ts";

type Id = "psi-ca";
const WIDTH = 960;
const COLUMN = 450;
const SIDE = 26;
const IN_ROW = 16;
/** Further places are not drawn; the count below is of all. */
const DRAWN = 96;

/** Shows places and numbers; never an item. */
export function picture({ result }: Shown<Id> & { readonly result: ResultOf<Card<Id>> }): string {
  const rows = Math.max(1, Math.ceil(Math.min(DRAWN, result.items) / IN_ROW));
  const column = (way: Way, x: number) => {
    const squares = result.places[way].slice(0, DRAWN).map(({ match, member }, i) => {
      const [left, top] = [x + (i % IN_ROW) * SIDE, 70 + Math.floor(i / IN_ROW) * SIDE];
      const ring = member ? `<circle cx="${left + 11}" cy="${top + 11}" r="6" fill="none" stroke="${PAPER.p2}" stroke-width="3"/>` : "";
      return `<rect x="${left}" y="${top}" width="22" height="22" fill="${match ? PAPER.p1 : "none"}" stroke="${PAPER.ink2}"/>${ring}`;
    });
    const { right, claimed } = result[way];
    return [
      text(x, 40, NAMES[way], `font-size="18" font-weight="620" fill="${PAPER.ink}"`),
      ...squares,
      text(x, 70 + rows * SIDE + 28, `${many(right)} of ${many(claimed)} claims right`, `font-size="16" fill="${PAPER.ink}"`),
    ];
  };
  const key = "filled: a match came back in this place; ring: the item that was sent there is on both lists";
  return sheet(WIDTH, 70 + rows * SIDE + 80, [
    ...column("shuffled", 30),
    ...column("ordered", 30 + COLUMN),
    text(30, 70 + rows * SIDE + 60, key, `font-size="13" fill="${PAPER.ink2}"`),
  ]);
}
