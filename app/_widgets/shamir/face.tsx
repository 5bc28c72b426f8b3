"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of Shamir's sharing: what one share too few says, beside what those who are present open. */
import type { ReactNode } from "react";
import { corrects, detects, hides, wrongPasses } from "../../../lib/experiments/shamir.verdicts.ts";
import { Seat, seatClass, seatPath } from "../../_ui/seats.tsx";
import type { DataTable, Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { cross, gridOf, HEIGHT, type Result, WIDTH } from "./chart.ts";
import { many, parties, readersOf, shares } from "./words.ts";

type Id = "shamir";
type Done = Shown<Id> & { readonly result: Result };
type Brought = Result["present"][number];

function Stage({ result }: StageProps<Id>): ReactNode {
  if (!result) return <p className="plate-wait">Nothing has been dealt yet.</p>;
  const { few, order, present, shares: dealt } = result;
  const seen = dealt.filter(({ x }) => few.shares.includes(x)).map((share) => ({ ...share, wrong: false }));
  return (
    <div className="shamir">
      <div className="pair">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
        <div className="pan" role="group" aria-label="One share too few">
          <p className="name">{few.shares.length === 0 ? "No share" : `One share too few: ${few.shares.length}`}</p>
          <p className="sub">
            <Live>{many(few.secrets)}</Live> of {many(order)} secrets are possible, each by <Live>{many(few.polynomials)}</Live>{" "}
            {few.polynomials === "1" ? "polynomial" : "polynomials"}. {hides(few, result) && "Every other place may hold anything as well."}
          </p>
          <Plot result={result} held={seen} open={({ possible }) => possible === order} />
          <Held held={seen} />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
        <div className="pan" role="group" aria-label="The opening">
          <p className="name">
            The opening: {present.length} of {dealt.length} present
          </p>
          <p className="sub">{openingOf(result)}</p>
          <Plot result={result} held={present} open={() => hides(result, result)} opening />
          <Held held={present} />
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

function openingOf(result: Result): ReactNode {
  const { secrets, order, wrongAt, readers } = result;
  if (!readers.checking) {
    return (
      <>
        Too few: <Live>{many(secrets)}</Live> of {many(order)} secrets are possible.
      </>
    );
  }
  if (detects(result)) return <>They lie on no one polynomial: some are wrong.</>;
  return (
    <>
      They lie on one polynomial, and <Live>{many(secrets)}</Live> of {many(order)} secrets is left
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

interface PlotProps {
  readonly result: Result;
  readonly held: readonly Brought[];
  /** The columns in which every value is still possible. */
  readonly open: (column: Result["curve"][number]) => boolean;
  readonly opening?: boolean;
}

function Plot({ result, held, open, opening = false }: PlotProps) {
  const grid = gridOf(result);
  const { accepted, dealt } = result.curve[0] ?? {};
  const moved = opening && accepted !== dealt && result.readers.checking !== null;
  const at = (y: string) => grid.spot({ x: 0, y });
  return (
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
        <text x={grid.left} y={grid.base + 30} textAnchor="start">
          0: the secret
        </text>
        {grid.places
          .filter(({ place }) => place > result.shares.length)
          .map(({ x, place }) => (
            <text key={place} x={x} y={grid.base + 15} textAnchor="middle">
              {place}
            </text>
          ))}
        {result.shares.map(({ x }) =>
          x > 4 ? (
            <text key={x} x={grid.at(x)} y={grid.base + 15} textAnchor="middle">
              {x}
            </text>
          ) : (
            <path key={x} className={seatClass(x)} d={seatPath(x, grid.at(x), grid.base + 11, 4.5)} />
          ),
        )}
      </g>
      <path className="any" d={grid.columns(open)} strokeWidth={grid.dot} strokeDasharray={grid.dashes} />
      {moved && <path className="dealt" d={grid.dots((column) => column.dealt)} strokeWidth={grid.dot + 1} />}
      {opening && <path className="accepted" d={grid.dots((column) => column.accepted)} strokeWidth={grid.dot + 1} />}
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
  );
}

function sentence({ result }: Done): ReactNode {
  const { few, order, present, opened, secret, bounds, wrongAt, readers } = result;
  const needed = few.shares.length + 1;
  const says = hides(few, result) && (
    <>
      {shares(few.shares.length)} {few.shares.length === 1 ? "leaves" : "leave"} <Live>{many(few.secrets)}</Live> of {many(order)} secrets
      possible, each by as many polynomials: {few.shares.length === 1 ? "it says" : "they say"} nothing.{" "}
    </>
  );
  if (!readers.checking) {
    return (
      <>
        {says}
        {present.length < needed - 1 || <>One more is needed. </>}
        Whoever interpolates through {shares(present.length)} all the same gets <Live>{readers.trusting.opened}</Live>, and nothing about it
        looks wrong.
      </>
    );
  }
  if (wrongAt.length === 0) {
    return (
      <>
        {says}
        The {present.length} that are present open it: <Live>{opened}</Live>. Of so many, <Live>{bounds.noticed}</Live> wrong would always
        be noticed and <Live>{bounds.corrected}</Live> corrected.
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
      Of {present.length} present, <Live>{bounds.noticed}</Live> wrong are always noticed and <Live>{bounds.corrected}</Live> always
      corrected; here {wrongAt.length === 1 ? "is" : "are"} <Live>{wrongAt.length}</Live>.
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

export const face: Face<Id> = {
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
