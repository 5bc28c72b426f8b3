"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `composition`: what every accountant says along a plan of answers, the loss distribution as it spreads, and its tail. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/composition.result.ts";
import { composition, type Frame, type Kind } from "../../../lib/experiments/composition.ts";
import { advancedIsWorse, auditWithinBound, estimateTooLow, planWasCut } from "../../../lib/experiments/composition.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { counted, tiny } from "../numbers.ts";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { chartOf, lawsOf, tailOf } from "./shapes.ts";
import { tables } from "./tables.ts";
import { amount, between, percent } from "./words.ts";

type Id = "composition";
type Values = Shown<Id>["values"];
type Done = Shown<Id> & { readonly result: Result };

function Stage({ values, result, frame }: StageProps<Id>): ReactNode {
  const run = result ?? frame;
  if (!run) return <p className="plate-wait">No question has been counted yet.</p>;
  return (
    <div className="bud comp">
      <Accountants run={run} values={values} />
      <Laws laws={run.laws} delta={values.delta} />
      <Tail tail={run.tail} granted={run.granted} delta={values.delta} />
    </div>
  );
}

/** Per cent of the chart's height from one name to the next. */
const GAP = 6.2;

function Accountants({ run, values }: { run: Frame; values: Values }) {
  const { budget, delta } = values;
  const { granted, refused, audit, unreadable } = run;
  const chart = chartOf(run, GAP);
  const cut = granted !== undefined && refused ? chart.x(Math.max(1, granted)) : undefined;
  const rail = chart.y(budget);
  const ends = chart.labels.map(({ name, epsilon }) => `${name} ${amount(epsilon)}`).join(", ");
  return (
    <Panel
      kind="wide"
      name="One plan, all accountants"
      sub={
        <>
          ε at δ = {tiny(delta)} after so many answers. Every solid line is a bound for the same answers; the lowest of them is the best
          known. A dashed line is an estimate.
        </>
      }
    >
      <div className="fan">
        <div className="box tall clip">
          <Ys ticks={chart.ys} />
          <div className="ys">
            {rail > 0 && <i className="hatch" style={{ bottom: `${100 - rail}%` }} />}
            {cut !== undefined && <i className="hatch" style={{ left: `${cut}%`, top: `${Math.max(0, rail)}%` }} />}
          </div>
          <Drawing says={`Epsilon after ${run.at.at(-1)} answers: ${ends}`}>
            <Grid ticks={chart.ys} />
            {rail > 0 && <path className="rail" d={`M0 ${rail}H100`} />}
            {cut !== undefined && <path className="rail" d={`M${cut} 0V100`} />}
            <path className="between" d={chart.band} />
            {chart.lines.map(({ id, kind, d }) => (
              <path key={id} className={kind === "estimate" ? "dashed" : id} d={d} />
            ))}
          </Drawing>
          {chart.audit.map(([left, top]) => (
            <i key={left} className="dot" style={{ left: `${left}%`, top: `${top}%` }} />
          ))}
          {rail > 6 && (
            <span className="at over" style={{ left: 0, top: `${rail}%` }} aria-hidden="true">
              budget {amount(budget)}
            </span>
          )}
          {cut !== undefined && (
            <span className={cut > 60 ? "at left foot" : "at foot"} style={{ left: `${cut}%` }} aria-hidden="true">
              <Live>{granted}</Live> fit, {refused} refused
            </span>
          )}
        </div>
        <div className="leads" aria-hidden="true">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
            <path d={chart.labels.map(({ end, at }) => `M0 ${end}L100 ${at}`).join("")} />
          </svg>
          {chart.labels.map(({ id, name, epsilon, at, beyond }) => (
            <span key={id} className={id} style={{ top: `${at}%` }}>
              {id === "audit" && <Mark who="eye" />} {name} <Live>{amount(epsilon)}</Live>
              {beyond && " ↑"}
            </span>
          ))}
        </div>
      </div>
      <Xs ticks={chart.xs} />
      <div className="key">
        <span>Across: number of answers.</span>
        <Key of="pld">loss distribution, both ends</Key>
        <Key of="dot">
          <span>
            proved by an attacker
            {audit && `, ${counted(audit.games, "game")} in each world; ${percent(audit.confidence)} for all dots together`}
          </span>
        </Key>
      </div>
      {unreadable.length > 0 && (
        <ul className="why">
          {unreadable.map(({ id, name, why }) => (
            <li key={id}>
              <b>{name}:</b> {why}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Laws({ laws, delta }: { laws: Result["laws"] | undefined; delta: number }) {
  const drawn = laws && lawsOf(laws);
  return (
    <Panel
      name="The loss distribution, convolved"
      sub={`How likely each privacy loss is, after so many answers. The bar across is ε at δ = ${tiny(delta)}.`}
    >
      <div className="rows">
        {drawn?.rows.map(({ answers, epsilon, at, d }) => (
          <div key={answers}>
            <span className="y">{answers}</span>
            <Drawing says={`After ${counted(answers, "answer")}: epsilon ${amount(epsilon)}`}>
              <path className="law" d={d} />
              <path className="rail" d={`M${at} -6V100`} />
            </Drawing>
          </div>
        ))}
      </div>
      {drawn && <Xs ticks={drawn.xs} />}
      <p className="figcap">Left: number of answers. Below: privacy loss, the logarithm of a likelihood ratio.</p>
    </Panel>
  );
}

function Tail({ tail, granted, delta }: { tail: Result["tail"] | undefined; granted: number | undefined; delta: number }) {
  const drawn = tail && tailOf(tail);
  return (
    <Panel
      name={`δ and the tail beyond ε${granted ? `, after ${counted(granted, "answer")}` : ""}`}
      sub="The right end of the last row, magnified. A loss just beyond ε counts little, one far beyond counts nearly in full."
    >
      <div className="box">
        {drawn && (
          <div className="ys">
            <Drawing says={`Beyond epsilon ${amount(tail.epsilon)} lies ${tiny(tail.mass)}, of which ${tiny(tail.delta)} counts`}>
              <path className="all" d={drawn.masses} />
              <path className="law" d={drawn.counted} />
              <path className="rail" d={`M${drawn.at} 0V100`} />
            </Drawing>
            <span className="at top" style={{ left: `${drawn.at}%` }} aria-hidden="true">
              ε = <Live>{amount(tail.epsilon)}</Live>
            </span>
          </div>
        )}
      </div>
      {drawn && <Xs ticks={drawn.xs} />}
      <div className="key">
        <Key of="all">
          <span>probability beyond ε{tail && <>: {tiny(tail.mass)}</>}</span>
        </Key>
        <Key of="law">
          <span>
            what counts{tail && <>: {tiny(tail.delta)}</>}, held to δ = {tiny(delta)}
          </span>
        </Key>
      </div>
    </Panel>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { spent, granted, refused, atLeast, audit } = result;
  const { basic, advanced, pld, clt } = spent;
  const cost = (owed: { readonly epsilon: number } | undefined) => <Live>{owed ? amount(owed.epsilon) : "?"}</Live>;
  return (
    <>
      {planWasCut(result) && (
        <>
          <Live>{granted}</Live> of {granted + refused} answers fit the budget of {amount(values.budget)}, and {refused} are refused.{" "}
        </>
      )}
      {counted(granted, "answer")} cost ε = {cost(basic)} if the prices are added up
      {advanced && (
        <>
          , {cost(advanced)} by advanced composition{advancedIsWorse(result) && ", which is worse here"}
        </>
      )}
      {pld && (
        <>
          , and <Live>{between(atLeast, pld.epsilon)}</Live> by the loss distribution, at δ = {tiny(values.delta)}
        </>
      )}
      .{" "}
      {clt && (
        <>
          The central limit estimates {cost(clt)}
          {estimateTooLow(result) && ": less than is true"}.{" "}
        </>
      )}
      An attacker who plays {counted(audit.games, "game")} in each world proves that it is at least{" "}
      <Live>{amount(audit.epsilonLowerBound)}</Live> ({percent(audit.confidence)} confidence, for all dots together)
      {auditWithinBound(result) ? ", below every bound." : ": more than was promised, so one of them is wrong."}
    </>
  );
}

const used = ({ mechanism, mix }: Values): readonly (Kind | "none")[] => [mechanism, mix];

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: composition,
  primary: ["mechanism", "answers", "epsilon", "sigma", "rate", "delta"],
  relevant: (values) => {
    const kinds = used(values);
    const noise = kinds.includes("gaussian") || kinds.includes("sampled");
    return [
      "mechanism",
      "answers",
      ...(kinds.includes("response") || kinds.includes("laplace") ? ["epsilon"] : []),
      ...(noise ? ["sigma"] : []),
      ...(kinds.includes("sampled") ? ["rate"] : []),
      "mix",
      "delta",
      "budget",
      "keeper",
      "games",
    ];
  },
  Stage,
  sentence,
  tables,
  meaning: (name, value, { values }) => {
    if (name === "epsilon" && !used(values).includes("gaussian"))
      return `${counted(values.answers, "answer")} add up to ${amount(value * values.answers)}`;
    if (name === "sigma") return `counts off by about ${amount(value * Math.sqrt(2 / Math.PI))}`;
    return undefined;
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
