"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `dummies`: what a promise adds to each table, the noise it is made of, and the published table computed again. */
import type { ReactNode } from "react";
import type { Block, Result } from "../../../lib/experiments/dummies.result.ts";
import { dummies, type Frame } from "../../../lib/experiments/dummies.ts";
import { dummiesOutnumberRows, gaussianIsEnough, tableAgrees } from "../../../lib/experiments/dummies.verdicts.ts";
import { Scroll } from "../../_ui/Scroll.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { about, counted, tiny } from "../numbers.ts";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { curveOf, lawOf } from "./shapes.ts";
import { tables } from "./tables.ts";
import { nameOf, oneDecimal, percent, whole } from "./words.ts";

type Id = "dummies";
type Values = Shown<Id>["values"];
type Done = Shown<Id> & { readonly result: Result };

function Stage({ values, result, frame }: StageProps<Id>): ReactNode {
  const run = result ?? frame;
  if (!run) return <p className="plate-wait">Nothing has been counted yet.</p>;
  return (
    <div className="bud dum">
      <Cost run={run} values={values} />
      <Law law={run.law} />
      <Curve run={run} values={values} />
      {run.blocks?.map((block) => (
        <Published key={nameOf(block)} block={block} />
      ))}
    </div>
  );
}

function Cost({ run, values: { rows, identifiers } }: { run: Frame; values: Values }) {
  const { dummies: t, cost, split } = run;
  return (
    <Panel
      kind="wide"
      name="What each party adds"
      sub={`${counted(identifiers, "column")}, and a block of dummies for each. The rows cross the wire and are raised to keys like real ones.`}
    >
      <div
        className="padded"
        role="img"
        aria-label={`${whole(rows)} rows and ${whole(cost.added)} dummies: ${percent(cost.share)} of what crosses the wire is made up`}
      >
        <i className="invented" style={{ width: `${100 * cost.share}%` }} />
      </div>
      <div className="key">
        <Key of="real">{counted(rows, "row")}</Key>
        <Key of="law">
          <span>
            <Live>{whole(cost.added)}</Live> dummies, <Live>{whole(t)}</Live> a column: <Live>{percent(cost.share)}</Live> of all rows
          </span>
        </Key>
      </div>
      <dl className="facts">
        <div>
          <dt>Exponentiations of each party, about</dt>
          <dd>
            <Live>{whole(cost.work)}</Live> instead of {whole(cost.workWithout)}
          </dd>
        </div>
        <div>
          <dt>By the Gaussian of the same variance</dt>
          <dd>
            <Live>{oneDecimal(run.gaussian)}</Live> a column
          </dd>
        </div>
        <div>
          <dt>With ε and δ split equally among {counted(run.releases, "count")}</dt>
          <dd>
            {split === undefined ? (
              "…"
            ) : split === null ? (
              "more than any table would hold"
            ) : (
              <>
                <Live>{whole(split)}</Live> a column
              </>
            )}
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

function Law({ law }: { law: Result["law"] }) {
  const { bars, line, xs } = lawOf(law);
  return (
    <Panel
      name="The noise in one count"
      sub={
        <>
          Dummies that both parties happen to share. On average <Live>{about(law.mean)}</Live>, which is taken off; give or take{" "}
          <Live>{about(law.deviation)}</Live>.
        </>
      }
    >
      <div className="box">
        <Drawing
          says={`Probabilities of the number of common dummies around ${about(law.mean)}, standard deviation ${about(law.deviation)}`}
        >
          <path className="law" d={bars} />
          <path className="bell" d={line} />
        </Drawing>
      </div>
      <Xs ticks={xs} />
      <div className="key">
        <Key of="law">exact (hypergeometric){law.width > 1 && `, in steps of ${law.width}`}</Key>
        <Key of="bell">Gaussian of the same variance</Key>
      </div>
    </Panel>
  );
}

function Curve({ run, values }: { run: Frame; values: Values }) {
  const { curve, delta, releases } = run;
  const drawn = curve && curveOf({ curve, delta });
  return (
    <Panel
      name="What it owes at other ε"
      sub={
        <>
          δ for each ε. With these dummies all {releases} counts together owe δ = <Live>{tiny(run.owed.delta)}</Live> at ε ={" "}
          {values.epsilon}.
        </>
      }
    >
      <div className="box clip">
        {drawn && (
          <>
            <Ys ticks={drawn.ys} />
            <Drawing says={`Delta falls with epsilon; at epsilon ${values.epsilon} it is ${tiny(run.owed.delta)}`}>
              <Grid ticks={drawn.ys} />
              <path className="one" d={drawn.one} />
              <path className="bell" d={drawn.gaussian} />
              <path className="together" d={drawn.all} />
            </Drawing>
            <i className="dot" style={{ left: `${drawn.at[0]}%`, top: `${drawn.at[1]}%` }} />
          </>
        )}
      </div>
      {drawn && <Xs ticks={drawn.xs} />}
      <div className="key">
        <Key of="together">{counted(releases, "count")} together</Key>
        <Key of="one">one count</Key>
        <Key of="bell">Gaussian</Key>
        <Key of="dot">the promise</Key>
      </div>
    </Panel>
  );
}

function Published({ block }: { block: Block }) {
  const known = block.lines.some(({ cells }) => cells.some(({ published }) => published !== null));
  return (
    <Panel
      kind="wide"
      name={`Dummies a column: ${nameOf(block)}`}
      sub={
        known
          ? "Computed in this run; = where the DPCA-PSI project publishes the same number, its own in brackets where not."
          : "Computed in this run. The DPCA-PSI project publishes numbers for 6, 10 and 20 runs of one or three identifiers."
      }
    >
      <Scroll label={`Beside the published numbers: ${nameOf(block)}`}>
        <table className="book cells">
          <thead>
            <tr>
              <th scope="col">rows</th>
              {block.lines[0]?.cells.map(({ epsilon }) => (
                <th key={epsilon} scope="col" className="num">
                  ε = {epsilon}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.lines.map(({ rows, cells }) => (
              <tr key={rows}>
                <th scope="row">{whole(rows)}</th>
                {cells.map((cell) => (
                  <td key={cell.epsilon} className="num">
                    <Cell cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  );
}

function Cell({ cell: { dummies: ours, published } }: { cell: Block["lines"][number]["cells"][number] }) {
  if (ours === null) return <span className="off">{published === null ? "…" : `(${whole(published)})`}</span>;
  if (published === null) return <Live>{whole(ours)}</Live>;
  return ours === published ? (
    <>
      <Live>{whole(ours)}</Live> =
    </>
  ) : (
    <>
      <Live>{whole(ours)}</Live> <span className="off">({whole(published)})</span>
    </>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { dummies: t, releases, delta, cost, agree, gaussian, split } = result;
  return (
    <>
      {counted(releases, "count")} keep ε = {values.epsilon} at δ = {tiny(delta)} if each party adds <Live>{whole(t)}</Live>{" "}
      {t === 1 ? "dummy" : "dummies"} a column, <Live>{whole(cost.added)}</Live> rows:{" "}
      {dummiesOutnumberRows(result) ? "more are made up than real" : <>{percent(cost.share)} of what crosses the wire</>}.{" "}
      {split !== null && split > t && (
        <>
          Splitting ε and δ among the counts would take <Live>{whole(split)}</Live>.{" "}
        </>
      )}
      {gaussianIsEnough(result)
        ? `The Gaussian's formula, ${oneDecimal(gaussian)}, comes to no less. `
        : `The Gaussian's formula, ${oneDecimal(gaussian)}, promises too much. `}
      {agree.cells > 0 && (
        <>
          Of {agree.cells} published numbers <Live>{agree.equal}</Live> are equal to ours
          {tableAgrees(result) ? " and all within half a per cent." : ", and one is off by more than half a per cent."}
        </>
      )}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: dummies,
  primary: ["epsilon", "queries", "identifiers", "rows"],
  Stage,
  sentence,
  tables,
  meaning: (name, value, { values, result }) => {
    if (name === "queries") return `${counted(value * values.identifiers, "count")} published`;
    if (name === "delta" && value === 0) return `1/(10 rows), ${tiny(1 / (10 * values.rows))}`;
    if (name === "epsilon" && result && value === values.epsilon) return `${whole(result.dummies)} dummies a column`;
    return undefined;
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
