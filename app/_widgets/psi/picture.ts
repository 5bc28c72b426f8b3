/** The run as a picture of its own: a sequence diagram. Colours stand in it as values, since no style sheet goes with it. */
import type { Shown } from "../face.ts";
import { inOrder, legsOf } from "./wire.ts";
import { bytes, clauseOf, items, NAMES, type PsiResult } from "./words.ts";

const BLUE = "#0b6fb8";
const ORANGE = "#c25700";
const INK = "#17191c";
const GREY = "#4a4f55";
const WIDTH = 960;
const LEFT = 150;
const RIGHT = WIDTH - 150;
const TOP = 110;
const GAP = 74;

const escaped = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const text = (x: number, y: number, words: string, more = "") => `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;

/** Shows list lengths and what was learned in number; never an item. */
export function picture({ lines, result }: Shown<"psi"> & { readonly result: PsiResult }): string {
  const legs = inOrder(legsOf(lines));
  const height = TOP + legs.length * GAP + 90;
  const party = (x: number, seat: "receiver" | "sender", colour: string, mark: string) =>
    `${mark}${text(x, 50, NAMES[seat], `fill="${colour}" font-weight="620" font-size="20" text-anchor="middle"`)}` +
    `${text(x, 74, items(result.inputs[seat].accepted), `fill="${GREY}" font-size="15" text-anchor="middle"`)}` +
    `<line x1="${x}" y1="88" x2="${x}" y2="${height - 70}" stroke="${colour}" stroke-width="3"/>`;
  const arrows = legs.map((leg, i) => {
    const y = TOP + i * GAP + 30;
    const right = leg.from === "receiver";
    const [from, to, colour] = right ? [LEFT, RIGHT, BLUE] : [RIGHT, LEFT, ORANGE];
    const tip = right ? to - 12 : to + 12;
    return (
      text(LEFT + 20, y - 8, leg.tag, `font-family="monospace" font-weight="640" font-size="15" fill="${INK}"`) +
      text(RIGHT - 20, y - 8, bytes(leg.bytes), `font-size="15" text-anchor="end" fill="${GREY}"`) +
      `<line x1="${from}" y1="${y}" x2="${tip}" y2="${y}" stroke="${colour}" stroke-width="2"/><path d="M${to} ${y}L${tip} ${y - 6}V${y + 6}Z" fill="${colour}"/>` +
      text(LEFT + 20, y + 20, clauseOf(leg.tag, result), `font-size="13" fill="${GREY}"`)
    );
  });
  const answer =
    result.size === null
      ? "The receiver refused; nobody learned the answer."
      : `${result.learns === "both" ? "Both learn" : `The ${result.learns} learns`} ${result.output === "size" ? "a size" : "the shared items"}: ${result.size}.`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="Commissioner, 'Segoe UI', sans-serif">` +
    `<rect width="${WIDTH}" height="${height}" fill="#fbfbf9"/>` +
    party(LEFT, "receiver", BLUE, `<circle cx="${LEFT}" cy="22" r="8" fill="${BLUE}"/>`) +
    party(RIGHT, "sender", ORANGE, `<rect x="${RIGHT - 7.5}" y="14.5" width="15" height="15" fill="${ORANGE}"/>`) +
    arrows.join("") +
    text(WIDTH / 2, height - 34, answer, `font-size="17" fill="${INK}" text-anchor="middle"`) +
    "</svg>"
  );
}
