"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of the dictionary attack: the published list, what the attacker has read of it, and the same list under an OPRF. */
import type { ReactNode } from "react";
import { type Frame, hashPsiBreak } from "../../../lib/experiments/hash-psi-break.ts";
import { hashesRead, oprfResists } from "../../../lib/experiments/hash-psi-break.verdicts.ts";
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { chartOf, HEIGHT, WIDTH } from "./chart.ts";

type Id = "hash-psi-break";
type Result = ResultOf<Card<Id>>;
type Done = Shown<Id> & { readonly result: Result };

const many = (n: number) => Math.round(n).toLocaleString("en-GB");
const DRAWN = 8;

function Stage({ frame, result, measured }: StageProps<Id>): ReactNode {
  if (!frame) return <p className="plate-wait">No guess has been made yet.</p>;
  const read = new Map(frame.recovered.map(({ hash, value }) => [hash, value]));
  const fromTags = new Map((result?.oprf.recovered ?? []).map(({ hash, value }) => [hash, value]));
  const rate = typeof measured?.["rate"] === "number" ? measured["rate"] : frame.rate;
  return (
    <div className="break">
      <div className="break-lists">
        <List title="Published as SHA-256" entries={frame.hashes} read={read} />
        <List title="Published as OPRF tags" entries={frame.tags} read={fromTags} />
      </div>
      <p className="attacker">
        <Mark who="eye" /> The attacker has made <Live>{many(frame.tried)}</Live> of {many(frame.total)} guesses and looked each up in both
        lists, at <Live>{many(rate)}</Live> a second.
      </p>
      <Chart frame={frame} />
    </div>
  );
}

function List({ title, entries, read }: { title: string; entries: readonly string[]; read: ReadonlyMap<string, string> }) {
  const found = entries.filter((entry) => read.has(entry)).length;
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className="break-list" role="group" aria-label={title}>
      <p className="name">{title}</p>
      <ul>
        {entries.slice(0, DRAWN).map((entry) => {
          const value = read.get(entry);
          return (
            <li key={entry} className={value ? "hit" : undefined}>
              <code>{entry.slice(0, 12)}…</code>
              <span>{value ?? "not read"}</span>
            </li>
          );
        })}
      </ul>
      <p>
        {entries.length > DRAWN && `${many(entries.length - DRAWN)} more. `}
        <Live>{many(found)}</Live> of {many(entries.length)} read.
      </p>
    </div>
  );
}

function Chart({ frame }: { frame: Frame }) {
  const chart = chartOf({ ...frame, listed: frame.hashes.length });
  return (
    <svg
      className="chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${frame.recovered.length} of ${frame.hashes.length} hashed numbers read after ${many(frame.tried)} guesses`}
    >
      <g className="axis">
        <line x1={chart.left} x2={chart.right} y1={chart.base} y2={chart.base} />
        {chart.ticks.map(({ at, label }) => (
          <g key={label} transform={`translate(${at} ${chart.base})`}>
            <line y2="5" />
            <text y="26" textAnchor="middle">
              {label}
            </text>
          </g>
        ))}
        <text x={chart.left - 8} y={chart.top + 4} textAnchor="end">
          {chart.topLabel}
        </text>
        <text x={chart.left - 8} y={chart.base} textAnchor="end">
          0
        </text>
        <text x={chart.left + 8} y={chart.top + 4}>
          numbers read, by guesses made
        </text>
      </g>
      <path className="curve" d={chart.path} />
      <circle className="now" cx={chart.end.x} cy={chart.end.y} r="5" />
    </svg>
  );
}

function sentence({ result, measured }: Done): ReactNode {
  const rate = measured?.["rate"];
  const seconds = typeof rate === "number" && rate > 0 ? result.tried / rate : undefined;
  const time = seconds !== undefined && (
    <>
      {" "}
      in <Live>{seconds.toLocaleString("en-GB", { maximumFractionDigits: 1 })}</Live> seconds
    </>
  );
  return (
    <>
      {hashesRead(result) ? "Every hashed number was read" : "Not every hashed number was read"}:{" "}
      <Live>{many(result.recovered.length)}</Live> of {many(result.listed)}, with <Live>{many(result.tried)}</Live> guesses{time}.{" "}
      {oprfResists(result) ? (
        <>
          The same guesses read none of the OPRF's tags, and nor did <Live>{many(result.oprf.triedUnderOwnKey)}</Live> under a key that the
          attacker drew. What changed is the key: a tag cannot be computed, or checked, without it.
        </>
      ) : (
        <>
          <Live>{many(result.oprf.recovered.length)}</Live> of the OPRF's tags were read as well: the attacker has the key.
        </>
      )}
    </>
  );
}

const tables: Face<Id>["tables"] = ({ result }) => [
  { caption: "Hashes that were read", head: ["SHA-256", "number"], rows: result.recovered.map(({ hash, value }) => [hash, value]) },
  {
    caption: "Guesses",
    head: ["list", "guesses", "listed", "read"],
    rows: [
      ["SHA-256", result.tried, result.listed, result.recovered.length],
      ["OPRF tags", result.oprf.tried, result.listed, result.oprf.recovered.length],
      ["OPRF tags, under a key of the attacker's own", result.oprf.triedUnderOwnKey, result.listed, result.oprf.recovered.length],
    ],
  },
];

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: hashPsiBreak,
  primary: ["numbers", "digits"],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
