/** A run of two parties as a picture: a sequence diagram. */
import { bytes } from "./hex.ts";
import type { Leg } from "./legs.ts";
import { line, PAPER, sheet, text } from "./svg.ts";

const WIDTH = 960;
const LEFT = 150;
const RIGHT = WIDTH - 150;
const TOP = 110;
const GAP = 74;

interface Sequence {
  /** The party on the left, and the one on the right: seat, name, and a line below the name. */
  readonly parties: readonly [Lifeline, Lifeline];
  readonly legs: readonly Leg[];
  readonly clauseOf: (tag: string) => string;
  /** What it came to. */
  readonly answer: string;
}

interface Lifeline {
  readonly seat: string;
  readonly name: string;
  readonly has: string;
}

export function sequence({ parties: [first, second], legs, clauseOf, answer }: Sequence): string {
  const height = TOP + legs.length * GAP + 90;
  const party = (x: number, { name, has }: Lifeline, colour: string, mark: string) =>
    `${mark}${text(x, 50, name, `fill="${colour}" font-weight="620" font-size="20" text-anchor="middle"`)}` +
    `${text(x, 74, has, `fill="${PAPER.ink2}" font-size="15" text-anchor="middle"`)}` +
    line(x, 88, x, height - 70, `stroke="${colour}" stroke-width="3"`);
  const arrows = legs.map((leg, i) => {
    const y = TOP + i * GAP + 30;
    const right = leg.from === first.seat;
    const [from, to, colour] = right ? [LEFT, RIGHT, PAPER.p1] : [RIGHT, LEFT, PAPER.p2];
    const tip = right ? to - 12 : to + 12;
    return (
      text(LEFT + 20, y - 8, leg.tag, `font-family="monospace" font-weight="640" font-size="15" fill="${PAPER.ink}"`) +
      text(RIGHT - 20, y - 8, bytes(leg.bytes), `font-size="15" text-anchor="end" fill="${PAPER.ink2}"`) +
      line(from, y, tip, y, `stroke="${colour}" stroke-width="2"`) +
      `<path d="M${to} ${y}L${tip} ${y - 6}V${y + 6}Z" fill="${colour}"/>` +
      text(LEFT + 20, y + 20, clauseOf(leg.tag), `font-size="13" fill="${PAPER.ink2}"`)
    );
  });
  return sheet(WIDTH, height, [
    party(LEFT, first, PAPER.p1, `<circle cx="${LEFT}" cy="22" r="8" fill="${PAPER.p1}"/>`),
    party(RIGHT, second, PAPER.p2, `<rect x="${RIGHT - 7.5}" y="14.5" width="15" height="15" fill="${PAPER.p2}"/>`),
    ...arrows,
    text(WIDTH / 2, height - 34, answer, `font-size="17" fill="${PAPER.ink}" text-anchor="middle"`),
  ]);
}
