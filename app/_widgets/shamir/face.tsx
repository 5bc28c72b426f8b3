"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of Shamir's sharing: what one share too few says, beside what those who are present open. */
import type { ReactNode } from "react";
import { shamir } from "../../../lib/experiments/shamir.ts";
import { corrects, detects, hides, wrongPasses } from "../../../lib/experiments/shamir.verdicts.ts";
import { Raised } from "../../_ui/Raised.tsx";
import { Seat, seatClass, seatPath } from "../../_ui/seats.tsx";
import type { DataTable, Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { cross, gridOf, HEIGHT, type Result, WIDTH } from "./chart.ts";
import { fewTitle, many, parties, readersOf, shares } from "./words.ts";

type Id = "shamir";
type Done = Shown<Id> & { readonly result: Result };
type Brought = Result["present"][number];

function Stage({ result }: StageProps<Id>): ReactNode {
  if (!result) return <p className="plate-wait">Nothing has been dealt yet.</p>;
  const { few, order, present, shares: dealt } = result;
  const accepted = result.curve[0]?.accepted;
  const moved = isMoved(result);
  const seen = dealt.filter(({ x }) => few.shares.includes(x)).map((share) => ({ ...share, wrong: false }));
  return (
    <div className="shamir">
      <div className="pair">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
        <div className="pan" role="group" aria-label="Too few">
          <p className="name">{fewTitle(result)}</p>
          <p className="sub">
            <Count of={few.secrets} /> of <Raised>{many(order)}</Raised> secrets are possible, each by <Count of={few.polynomials} />{" "}
            {few.polynomials === "1" ? "polynomial" : "polynomials"}.
          </p>
          <Plot result={result} held={seen} open={({ possible }) => possible === order} />
          <Held held={seen} />
          <Key entries={[hides(few, result) && ["any", "a value that is still possible: at every other place, all of them"]]} />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
        <div className="pan" role="group" aria-label="The opening">
          <p className="name">
            The opening: {present.length} of {dealt.length} present
          </p>
          <p className="sub">{openingOf(result)}</p>
          <Plot result={result} held={present} open={({ x }) => hides(result, result) && !present.some((share) => share.x === x)} opening />
          <Held held={present} />
          <Key
            entries={[
              hides(result, result) && ["any", "a value that is still possible"],
              accepted != null && ["accepted", moved ? "the polynomial that was taken" : "the polynomial"],
              moved && ["dealt", "the one that was dealt"],
            ]}
          />
        </div>
      </div>
      <dl className="readouts">
        {readersOf(result).map(({ name, opened, says }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {opened === null ? "nothing" : <Live>{opened}</Live>} <small>{says}</small>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** What was taken, if anything was, is not what was dealt. */
const isMoved = ({ curve, readers }: Result) => readers.checking !== null && curve[0]?.accepted !== curve[0]?.dealt;

type Entry = readonly [dot: "any" | "accepted" | "dealt", words: string];
const Key = ({ entries }: { readonly entries: readonly (Entry | false)[] }) => (
  <p className="key">
    {entries.map(
      (entry) =>
        entry && (
          <span key={entry[0]}>
            <svg className="places" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
              <path className={entry[0]} d="M8 8h0" strokeWidth="10" />
              {entry[0] === "dealt" && <path className="hollow" d="M8 8h0" strokeWidth="6" />}
            </svg>
            {entry[1]}
          </span>
        ),
    )}
  </p>
);

function openingOf(result: Result): ReactNode {
  const { secrets, order, wrongAt, readers } = result;
  if (!readers.checking) {
    return (
      <>
        <Count of={secrets} /> of <Raised>{many(order)}</Raised> secrets are possible.
      </>
    );
  }
  if (detects(result)) return <>They lie on no one polynomial: some are wrong.</>;
  return (
    <>
      They lie on one polynomial, and <Count of={secrets} /> of <Raised>{many(order)}</Raised> secrets is left
      {wrongAt.length > 0 ? <>. It is another one than was dealt.</> : "."}
    </>
  );
}

function Held({ held }: { readonly held: readonly Brought[] }) {
  return (
    <ul className="held">
      {held.map(({ x, y, wrong }) => (
        <li key={x}>
          <Seat n={x} /> <span className="vh">party </span>
          {x}: <span className="value">{y}</span>
          {wrong && <b>✕ wrong</b>}
        </li>
      ))}
    </ul>
  );
}

const Count = ({ of }: { readonly of: string }) => (
  <Live>
    <Raised>{many(of)}</Raised>
  </Live>
);

interface PlotProps {
  readonly result: Result;
  readonly held: readonly Brought[];
  /** The columns in which every value is still possible. */
  readonly open: (column: Result["curve"][number]) => boolean;
  readonly opening?: boolean;
}

function Plot({ result, held, open, opening = false }: PlotProps) {
  const grid = gridOf(result);
  const accepted = result.curve[0]?.accepted;
  const moved = opening && isMoved(result);
  const at = (y: string) => grid.spot({ x: 0, y });
  return (
    <div className="plot">
      <svg
        className="places"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${shares(held.length)}, and the values that are still possible at each place`}
      >
        <rect className="asked" {...grid.secret} />
        <g className="axis">
          <line x1={grid.left} x2={grid.right} y1={grid.base} y2={grid.base} />
          {grid.ticks.map(({ y, label }) => (
            <text key={label} x={grid.left - 6} y={y + 4} textAnchor="end">
              {label}
            </text>
          ))}
          <text x={grid.left} y={grid.base + 37}>
            0: the secret
          </text>
          {grid.places
            .filter(({ place }) => place > result.shares.length)
            .map(({ x, place }) => (
              <text key={place} x={x} y={grid.base + 17} textAnchor="middle">
                {place}
              </text>
            ))}
        </g>
        {result.shares.map(({ x }) =>
          x > 4 ? (
            <text key={x} x={grid.at(x)} y={grid.base + 17} textAnchor="middle">
              {x}
            </text>
          ) : (
            <path key={x} className={seatClass(x)} d={seatPath(x, grid.at(x), grid.base + 11, 4.5)} />
          ),
        )}
        <path className="any" d={grid.columns(open)} strokeWidth={grid.dot} strokeDasharray={grid.dashes} />
        {moved && <path className="dealt" d={grid.dots((column) => column.dealt)} strokeWidth={grid.point} />}
        {moved && <path className="hollow" d={grid.dots((column) => column.dealt)} strokeWidth={grid.point - 2.5} />}
        {opening && <path className="accepted" d={grid.dots((column) => column.accepted)} strokeWidth={grid.point} />}
        {held.map((share) => {
          const spot = grid.spot(share);
          return (
            <g key={share.x} className={share.wrong ? "share wrong" : "share"}>
              <path className={seatClass(share.x)} d={seatPath(share.x, spot.x, spot.y, grid.mark)} />
              {share.wrong && <path className="cross" d={cross(spot, grid.mark)} />}
            </g>
          );
        })}
        {opening && accepted != null && <circle className="opened" cx={at(accepted).x} cy={at(accepted).y} r={grid.mark} />}
      </svg>
    </div>
  );
}

function sentence({ result }: Done): ReactNode {
  const { few, order, present, threshold, opened, secret, bounds, wrongAt, readers } = result;
  const says = hides(few, result) && (
    <>
      {shares(few.shares.length)} {few.shares.length === 1 ? "leaves" : "leave"} <Count of={few.secrets} /> of{" "}
      <Raised>{many(order)}</Raised> secrets possible, each by equally many polynomials: {few.shares.length === 1 ? "it says" : "they say"}{" "}
      nothing.{" "}
    </>
  );
  if (!readers.checking) {
    return (
      <>
        {says}
        {threshold} are needed. Whoever interpolates through {shares(present.length)} all the same gets{" "}
        <Live>{readers.trusting.opened}</Live>, and nothing about it looks wrong.
      </>
    );
  }
  const among = (
    <>
      Among {shares(present.length)}, up to <Live>{bounds.noticed}</Live> wrong are always noticed and up to <Live>{bounds.corrected}</Live>{" "}
      corrected
    </>
  );
  if (wrongAt.length === 0) {
    return (
      <>
        {says}
        The {present.length} that are present open it: <Live>{opened}</Live>. {among}.
      </>
    );
  }
  const noticed = detects(result);
  return (
    <>
      {says}
      {parties(wrongAt).replace(/^p/, "P")} brought {wrongAt.length === 1 ? "a wrong share" : "wrong shares"};{" "}
      {noticed ? "whoever checks notices, and refuses." : "nobody who checks can notice."}{" "}
      {corrects(result) ? (
        <>
          Whoever corrects still opens <Live>{opened}</Live>.{" "}
        </>
      ) : wrongPasses(result) ? (
        <>
          A wrong secret passes: <Live>{opened ?? readers.checking.opened}</Live> for <Live>{secret}</Live>
          {noticed ? " with whoever corrects, who blames the honest" : ""}.{" "}
        </>
      ) : (
        "Nobody opens it. "
      )}
      {among}; here <Live>{wrongAt.length}</Live> {wrongAt.length === 1 ? "was" : "were"} wrong.
    </>
  );
}

function tables({ result }: Done): DataTable[] {
  const brought = new Map(result.present.map((share) => [share.x, share]));
  const [left = "", ...others] = result.candidates ?? [];
  return [
    {
      caption: "Shares",
      head: ["party (x)", "dealt (y)", "brought"],
      rows: result.shares.map(({ x, y }) => {
        const share = brought.get(x);
        return [x, y, share ? `${share.y}${share.wrong ? ", wrong" : ""}` : "stays away"];
      }),
    },
    {
      caption: "Secrets still possible, by how many of the shares present one has seen",
      head: ["shares seen", "secrets possible", "polynomials for each"],
      rows: result.seen.map((row) => [row.shares, many(row.secrets), many(row.polynomials)]),
    },
    {
      caption: "Who opens it",
      head: ["reader", "opens", "which is"],
      rows: readersOf(result).map(({ name, opened, says }) => [name, opened ?? "nothing", says]),
    },
    {
      caption: "The polynomial, place by place",
      head: ["place (x)", "dealt", "accepted", "values possible to one share too few"],
      rows: result.curve.map(({ x, dealt, accepted, possible }) => [x, dealt, accepted ?? "none", many(possible)]),
    },
    ...(result.candidates
      ? [
          {
            caption: "Secrets that fit all shares present",
            head: ["secret", "polynomials"],
            rows: (left === "" ? [] : [left, ...others]).map((candidate) => [candidate, many(result.polynomials)]),
          },
        ]
      : []),
  ];
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: shamir,
  primary: ["threshold", "shares", "present", "corrupt"],
  relevant: ({ field, corrupt }) => [
    ...["threshold", "shares", "present", "corrupt", "secret", "field"],
    ...(corrupt > 0 ? ["cheat"] : []),
    ...(field === "prime" ? ["prime"] : []),
  ],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
