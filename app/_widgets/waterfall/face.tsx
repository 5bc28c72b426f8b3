"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `waterfall`: two tables round by round, the k sizes beside the 2^k that other designs tell, and one row followed. */
import { Fragment, type ReactNode } from "react";
import type { Result } from "../../../lib/experiments/waterfall.result.ts";
import { waterfall } from "../../../lib/experiments/waterfall.ts";
import { cellsLinked, combinationSinglesOut, rowMovesSeveral } from "../../../lib/experiments/waterfall.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import { Scroll } from "../../_ui/Scroll.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { counted } from "../numbers.ts";
import { Panel } from "../panels.tsx";
import { tables } from "./tables.ts";
import { CAME, combinationOf, nameOf, roundOf, sorted } from "./words.ts";

type Id = "waterfall";
type Done = Shown<Id> & { readonly result: Result };
const DRAWN = 12;

function Stage({ result, step }: StageProps<Id>): ReactNode {
  if (!result) return <p className="plate-wait">Nothing has been matched yet.</p>;
  const seen = step ?? result.columns;
  return (
    <div className="bud fall">
      <Rows result={result} side="publisher" seen={seen} />
      <Rows result={result} side="shop" seen={seen} />
      <Sizes result={result} seen={seen} />
      <Combinations result={result} />
      <Followed result={result} seen={seen} />
      <Equal result={result} />
    </div>
  );
}

const NAMES = { publisher: "Publisher", shop: "Shop" } as const;

function Rows({ result, side, seen }: { result: Result; side: "publisher" | "shop"; seen: number }) {
  const { columns, order, followed } = result;
  const rows = result[side];
  const now = seen > 0 ? order[seen - 1] : undefined;
  return (
    <Panel
      name={NAMES[side]}
      mark={
        <>
          <Mark who={side === "publisher" ? 1 : 2} />{" "}
        </>
      }
      sub={
        seen === 0
          ? "Before the first round."
          : `After round ${seen}, by ${nameOf(order[seen - 1] as number)}. A row that has matched takes part no more.`
      }
    >
      <Scroll label={`Rows of the ${side}, round by round`}>
        <table className="book rowset">
          <thead>
            <tr>
              <th scope="col">row</th>
              <th scope="col">left in</th>
              {Array.from({ length: columns }, (_, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its number
                <th key={i} scope="col" className={i === now ? "now" : undefined}>
                  {nameOf(i)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, DRAWN).map(({ cells, match }, i) => {
              const round = roundOf(result, match);
              const gone = round !== undefined && round <= seen;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its number
                <tr key={i} className={`${gone ? "gone" : ""}${side === "publisher" && i === followed.row ? " followed" : ""}`}>
                  <th scope="row">{i + 1}</th>
                  <td className="when">{gone ? `round ${round}` : ""}</td>
                  {cells.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a column is its number
                    <td key={column} className={gone && match?.column === column ? "by" : undefined}>
                      {cell ? <Cell>{cell}</Cell> : "–"}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      {rows.length > DRAWN && <p className="figcap">and {counted(rows.length - DRAWN, "more row")}</p>}
    </Panel>
  );
}

/** An e-mail address may go on in a second line from its @ on; no other value is broken. */
const Cell = ({ children }: { children: string }) =>
  children.split(/(?=@)/).map((part, i) => (
    <Fragment key={part}>
      {i > 0 && <wbr />}
      <span>{part}</span>
    </Fragment>
  ));

function Sizes({ result: { order, sizes, followed, columns }, seen }: { result: Result; seen: number }) {
  return (
    <Panel
      name={`What both learn: ${counted(columns, "size")}`}
      sub="One for each round: rows that match by this column, of those still there."
    >
      <table className="book">
        <thead>
          <tr>
            <th scope="col">round</th>
            <th scope="col" className="num">
              size
            </th>
            <th scope="col" className="num">
              without row {followed.row + 1}
            </th>
          </tr>
        </thead>
        <tbody>
          {order.map((column, i) => (
            <tr key={column} className={i === seen - 1 ? "now" : undefined}>
              <td>
                {i + 1}: {nameOf(column)}
              </td>
              <td className="num">{i < seen ? <Live>{sizes[column]}</Live> : "…"}</td>
              <td className="num">{i < seen ? <Live>{followed.without[column]}</Live> : "…"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="figcap">No row can change a size by more than one. How many sizes it changes is another matter.</p>
    </Panel>
  );
}

function Combinations({ result }: { result: Result }) {
  const { columns } = result;
  return (
    <Panel
      name={`What every combination would tell: ${2 ** columns} numbers`}
      sub="Pairs of rows that agree in exactly these columns. A 1 tells one pair apart from all others."
    >
      <Scroll label="All combinations" className="combos">
        <table className="book">
          <thead>
            <tr>
              <th scope="col">agree in exactly</th>
              <th scope="col" className="num">
                pairs
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted(result).map(({ bits, pairs }) => (
              <tr key={bits} className={bits > 0 && pairs === 1 ? "alone" : undefined}>
                <td>{bits === 0 ? "no column: the publisher's rows that are left" : combinationOf(bits, columns)}</td>
                <td className="num">
                  <Live>{pairs}</Live>
                  {bits > 0 && pairs === 1 && " alone"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  );
}

function Followed({ result, seen }: { result: Result; seen: number }) {
  const { followed } = result;
  return (
    <Panel
      name={`Row ${followed.row + 1} of the publisher, round by round`}
      sub={
        followed.among === 0
          ? "It agrees with nobody in any column."
          : followed.among === 1
            ? "No other pair agrees in the same columns as it and its partner: in the table of combinations it stands alone."
            : `In the table of combinations it is one of ${counted(followed.among, "pair")}.`
      }
    >
      <ol className="path">
        {followed.rounds.map(({ column, cell, came }, i) => (
          <li key={column} className={i >= seen ? "later" : came === "matched" ? "by" : undefined}>
            <b>{nameOf(column)}</b> {cell || "–"}: {i >= seen ? "…" : CAME[came]}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Equal({ result }: { result: Result }) {
  const { shop, equal, columns } = result;
  const groups = new Map(
    equal.flatMap((group, i) => group.map(({ row, column }) => [`${row} ${column}`, String.fromCharCode(65 + (i % 26))])),
  );
  const letters = shop
    .slice(0, DRAWN)
    .flatMap(({ cells }, row) => cells.map((_, column) => ({ place: `${row} ${column}`, letter: groups.get(`${row} ${column}`) })));
  return (
    <Panel
      name="The shop's cells, hidden, as the publisher sees them"
      mark={
        <>
          <Mark who="eye" />{" "}
        </>
      }
      sub={
        equal.length > 0
          ? "All under one key: equal cells look equal, across rows and columns. Equal letters are equal cells."
          : "No two of them look equal."
      }
    >
      <div className="cells" aria-hidden="true" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {letters.map(({ place, letter }) => (
          <span key={place} className={letter ? "same" : undefined}>
            {letter ?? "·"}
          </span>
        ))}
      </div>
      <p className="figcap">
        {equal.length === 0
          ? "An empty cell is filled with something random first."
          : `${counted(equal.length, "group")} of equal cells: ${equal
              .slice(0, 4)
              .map((group) => group.map(({ row, column }) => `row ${row + 1} ${nameOf(column)}`).join(" = "))
              .join("; ")}${equal.length > 4 ? "; …" : ""}.`}
      </p>
    </Panel>
  );
}

function sentence({ result }: Done): ReactNode {
  const { columns, sizes, order, followed, combinations } = result;
  const alone = combinations.filter(({ bits, pairs }) => bits > 0 && pairs === 1).length;
  const moved = sizes.filter((size, i) => size !== followed.without[i]).length;
  return (
    <>
      Both learn {columns === 1 ? "one size" : `${columns} sizes`},{" "}
      {order.map((column, i) => (
        <span key={column}>
          {i > 0 && ", "}
          <Live>{sizes[column]}</Live> by {nameOf(column)}
        </span>
      ))}
      ; every combination would be {2 ** columns} numbers
      {combinationSinglesOut(result) ? (
        <>
          , and <Live>{alone}</Live> of them {alone === 1 ? "is that of a single pair" : "are those of single pairs"}.{" "}
        </>
      ) : (
        ", none of them that of a single pair. "
      )}
      {rowMovesSeveral(result) ? (
        <>
          Without row {followed.row + 1}, <Live>{moved}</Live> of the sizes change.{" "}
        </>
      ) : (
        <>
          Without row {followed.row + 1}, {moved === 0 ? "no size changes" : "one size changes"}.{" "}
        </>
      )}
      {cellsLinked(result)
        ? "The publisher sees that hidden cells of the shop are equal."
        : "No two hidden cells of the shop look equal to the publisher."}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: waterfall,
  primary: ["n", "m", "columns", "order", "person", "hiding"],
  Stage,
  sentence,
  tables,
  steps: ({ result }) => result?.columns ?? 0,
  stepped: { next: "Next round", says: (step, steps) => (step === 0 ? "Before the first round." : `Round ${step} of ${steps}.`) },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
