// The mark of party number n where the number is counted: beside a name, and as a path in a drawing. The shapes are those of marks.tsx: four
// of their own, and from the fifth on a pentagon; in a drawing the number stands beside it, under the axis or in the key.
import { Mark, type PartyNumber } from "./marks.tsx";

/** As a path around a point, r the circle's radius: for drawings. */
export function seatPath(n: number, x: number, y: number, r: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx * r)} ${round(y + dy * r)}`;
  if (n === 1) return `M${at(-1, 0)}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;
  if (n === 2) return `M${at(-0.9, -0.9)}L${at(0.9, -0.9)} ${at(0.9, 0.9)} ${at(-0.9, 0.9)}Z`;
  if (n === 3) return `M${at(0, -1.1)}L${at(1.05, 0.85)} ${at(-1.05, 0.85)}Z`;
  if (n === 4) return `M${at(0, -1.15)}L${at(1.15, 0)} ${at(0, 1.15)} ${at(-1.15, 0)}Z`;
  return `M${at(0, -1.1)}L${at(1.05, -0.34)} ${at(0.65, 0.89)} ${at(-0.65, 0.89)} ${at(-1.05, -0.34)}Z`;
}

const round = (n: number) => Math.round(n * 100) / 100;

/** The class that colours it: `mk-1` to `mk-4`, or `mk-more`. */
export const seatClass = (n: number): string => (n >= 1 && n <= 4 ? `mk-${n}` : "mk-more");

/** Beside the party's name. */
export const Seat = ({ n }: { readonly n: number }) => <Mark who={n as PartyNumber} />;
