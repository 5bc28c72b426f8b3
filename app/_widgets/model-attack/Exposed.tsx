"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The records that the plain models remember most, as pictures where they are pictures, and in how many of their trainings each would be found. */
import type { Frame } from "../../../lib/experiments/model-attack.result.ts";
import { Live } from "../Live.tsx";
import { pathOf } from "./shapes.ts";

export function Exposed({ run }: { readonly run: Frame }) {
  const { exposed, classes } = run;
  if (exposed.length === 0) return <p className="figcap ma-wait">The most exposed records are shown when all models are trained.</p>;
  return (
    <div className="ma-exposed">
      <p className="ma-name">
        <b>Remembered most</b>{" "}
        <span>
          by the plain models. Below each: in how many of its trainings the attacker with the largest area finds it, at 1 false alarm in 100
        </span>
      </p>
      <ul>
        {exposed.map(({ row, label, points, side, plain, early, dp }) => (
          <li key={row}>
            {points !== undefined && side !== undefined ? (
              <svg
                viewBox={`0 0 ${side} ${side}`}
                role="img"
                aria-label={`Record ${row}, labelled ${classes[label]}`}
                shapeRendering="crispEdges"
              >
                <path d={pathOf(points, side)} />
              </svg>
            ) : (
              <span className="row">row {(row + 1).toLocaleString("en-GB")}</span>
            )}
            <span className="is">“{classes[label]}”</span>
            <span>
              <Live>
                {plain.found}/{plain.trained}
              </Live>{" "}
              plain
            </span>
            <span>
              <Live>
                {early.found}/{early.trained}
              </Live>{" "}
              early
            </span>
            <span>
              <Live>
                {dp.found}/{dp.trained}
              </Live>{" "}
              private
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
