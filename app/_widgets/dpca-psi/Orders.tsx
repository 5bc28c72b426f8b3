"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** What each party sees: the other's rows in the order in which they came, a line for each identifier, and a mark where one matched. */
import type { ReactNode } from "react";
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import { many, NAMES, nameOf, OTHER, rows, type Seat } from "./words.ts";

type Result = ResultOf<Card<"dpca-psi">>;

export function Orders({ result }: { readonly result: Result }): ReactNode {
  return (
    <div className="dpca-orders">
      {(["sender", "receiver"] as const).map((seat) => (
        <Seen key={seat} seat={seat} result={result} />
      ))}
    </div>
  );
}

function Seen({ seat, result }: { readonly seat: Seat; readonly result: Result }): ReactNode {
  const marks = result.marks[seat];
  const other = OTHER[seat];
  const count = result.padded[other];
  const lines = result.sizes.length;
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className="dpca-part" role="group" aria-label={`What the ${seat} sees`}>
      <p className="name">
        {NAMES[seat]}: the {other}'s {rows(count)}
      </p>
      {marks ? (
        <div className="dpca-seen">
          <ol aria-hidden="true">
            {result.sizes.map((_, i) => (
              <li key={nameOf(i)}>{nameOf(i)}</li>
            ))}
          </ol>
          <svg
            viewBox={`0 0 ${count} ${lines}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`Marks in ${many(marks.length)} of ${rows(count)}`}
          >
            {result.sizes.map((_, i) => (
              <rect key={nameOf(i)} className="row" x="0" y={i + 0.12} width={count} height="0.76" />
            ))}
            {marks.map(({ row, column }) => (
              <rect key={row} className="mark" x={row} y={column + 0.12} width="1" height="0.76" />
            ))}
          </svg>
        </div>
      ) : (
        <p>Too many rows to draw.</p>
      )}
      <p className="key">
        In the order that the {other} drew. A mark: this row of the {other} matched there, and left the game.
      </p>
    </div>
  );
}
