"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** What a party sees: the other's rows in the order in which they came, a line for each identifier, and a mark where one matched. */
import type { ReactNode } from "react";
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import { many, nameOf, OTHER, rows, type Seat } from "./words.ts";

type Result = ResultOf<Card<"dpca-psi">>;

/** Spans alone: it stands in a paragraph. */
export function Seen({ seat, result }: { readonly seat: Seat; readonly result: Result }): ReactNode {
  const marks = result.marks[seat];
  const other = OTHER[seat];
  const count = result.padded[other];
  if (!marks) return null;
  return (
    <span className="dpca-seen">
      <span className="names" aria-hidden="true">
        {result.sizes.map((_, i) => (
          <span key={nameOf(i)}>{nameOf(i)}</span>
        ))}
      </span>
      <svg
        viewBox={`0 0 ${count} ${result.sizes.length}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`The ${other}'s ${rows(count)}, marks at ${many(marks.length)}`}
      >
        {result.sizes.map((_, i) => (
          <rect key={nameOf(i)} className="row" x="0" y={i + 0.12} width={count} height="0.76" />
        ))}
        {marks.map(({ row, column }) => (
          <rect key={row} className="mark" x={row} y={column + 0.12} width="1" height="0.76" />
        ))}
      </svg>
    </span>
  );
}
