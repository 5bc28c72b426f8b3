// The mark of party number n, for any n: the four shapes of marks.tsx, and from the fifth on a plain ring, because a hue or a shape that
// came round again would be somebody else's. Where a ring stands, the party's number stands beside it.
import { Mark, type PartyNumber } from "./marks.tsx";

const SHAPES = 4;
const isShaped = (n: number): n is PartyNumber => n >= 1 && n <= SHAPES;

/** As a path around a point, r the circle's radius: for drawings. */
export function seatPath(n: number, x: number, y: number, r: number): string {
  const at = (dx: number, dy: number) => `${round(x + dx * r)} ${round(y + dy * r)}`;
  if (n === 2) return `M${at(-0.9, -0.9)}L${at(0.9, -0.9)} ${at(0.9, 0.9)} ${at(-0.9, 0.9)}Z`;
  if (n === 3) return `M${at(0, -1.1)}L${at(1.05, 0.85)} ${at(-1.05, 0.85)}Z`;
  if (n === 4) return `M${at(0, -1.15)}L${at(1.15, 0)} ${at(0, 1.15)} ${at(-1.15, 0)}Z`;
  return `M${at(-1, 0)}a${r} ${r} 0 1 1 ${2 * r} 0a${r} ${r} 0 1 1 ${-2 * r} 0Z`;
}

const round = (n: number) => Math.round(n * 100) / 100;

/** The class that colours it: `mk-1` to `mk-4`, or `mk-more` for a ring. */
export const seatClass = (n: number): string => (isShaped(n) ? `mk-${n}` : "mk-more");

/** Beside the party's name. */
export const Seat = ({ n }: { readonly n: number }) =>
  isShaped(n) ? (
    <Mark who={n} />
  ) : (
    <svg className="mk mk-more" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <circle cx="8" cy="8" r="7" />
    </svg>
  );
