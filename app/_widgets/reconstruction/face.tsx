"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `reconstruction`: the block as it was rebuilt, and where that works, by the number of counts and their noise. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/reconstruction.result.ts";
import { reconstruction } from "../../../lib/experiments/reconstruction.ts";
import { likeCoins, overBudget, rebuilt } from "../../../lib/experiments/reconstruction.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { Drawing, Key, Panel, Xs, Ys } from "../panels.tsx";
import { squaresOf } from "./block.ts";
import { darkness, diagramOf, percent, plain, whole } from "./shapes.ts";
import { BY, tables } from "./tables.ts";

type Id = "reconstruction";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: finished, frame }: StageProps<Id>): ReactNode {
  const result = finished ?? frame;
  if (!result) return <p className="plate-wait">Nothing has been asked yet.</p>;
  return (
    <div className="leak rebuild">
      <Block result={result} />
      <Diagram result={result} />
    </div>
  );
}

function Block({ result }: { result: Result }) {
  const { secret, right, answered, asked, by } = result;
  const { columns, rows, yes, no, wrong, strikes } = squaresOf(result);
  return (
    <Panel
      name="The block, rebuilt"
      sub={
        <>
          {secret.length} people, a secret yes or no each; what the attacker makes of {whole(answered)} counts
          {answered < asked ? ` (of ${whole(asked)} asked for)` : ""}, by {BY[by]}.
        </>
      }
    >
      <svg
        className="block"
        viewBox={`0 0 ${columns} ${rows}`}
        role="img"
        aria-label={`${right} of ${secret.length} people's secrets are right`}
      >
        <path className="wrong" d={wrong} />
        <path className="yes" d={yes} />
        <path className="no" d={no} />
        <path className="strike under" d={strikes} />
        <path className="strike" d={strikes} />
      </svg>
      <p className="tally">
        <Mark who="eye" />{" "}
        <span>
          <Live>{right}</Live> of {secret.length} right
        </span>
      </p>
      <div className="key">
        <Key of="yes">yes</Key>
        <Key of="no">no</Key>
        <Key of="wrong">wrong</Key>
      </div>
    </Panel>
  );
}

function Diagram({ result }: { result: Result }) {
  const drawn = diagramOf(result);
  const { recovered, runs, secret, budget } = result;
  const ink = (share: number) => ({ "--dark": `${darkness(share)}%` }) as React.CSSProperties;
  return (
    <Panel
      name="Where it works"
      sub={
        <>
          The more ink, the more is found; on bare paper, what a coin finds. The ground is theory, each dot is measured on {runs} blocks of{" "}
          {secret.length}. Where they agree, a dot has the colour of its ground.
        </>
      }
    >
      <p className="axis-name">noise in each count, in people</p>
      <div className="box phase">
        <Ys ticks={drawn.ys} />
        <Drawing says={`Your attack: ${percent(recovered)} right after ${result.answered} counts with noise ${plain(1 / result.each)}`}>
          {drawn.areas.map(({ share, d }) => (
            <path key={share} className="area" d={d} style={ink(share)} />
          ))}
          {drawn.areas.map(({ share, line }) => (
            <path key={share} className="contour" d={line} />
          ))}
          <path className="pays" d={drawn.budget} />
        </Drawing>
        <i className="hatch few" style={{ width: `${drawn.few}%` }} />
        {drawn.dots.map(({ queries, noise, recovered: share, x, y }) => (
          <i key={`${queries} ${noise}`} className="dot" style={{ left: `${x}%`, top: `${y}%`, ...ink(share) }} />
        ))}
        <i className="mine" style={{ left: `${drawn.own.x}%`, top: `${drawn.own.y}%` }} />
        <span
          className={`at${drawn.own.x > 55 ? " left" : ""}`}
          style={{ left: `${drawn.own.x}%`, top: `${drawn.own.y}%` }}
          aria-hidden="true"
        >
          <Live>{percent(recovered)}</Live>
        </span>
        {drawn.areas.map(({ share, at }) =>
          at > 2 && at < 98 ? (
            <span key={share} className="level" style={{ top: `${at}%` }} aria-hidden="true">
              {percent(share)}
            </span>
          ) : null,
        )}
      </div>
      <Xs ticks={drawn.xs} />
      <p className="axis-name end">counts answered</p>
      <div className="key">
        <Key of="mine">this attack</Key>
        <Key of="pays">above: ε = {plain(budget)} pays for it</Key>
        <Key of="hatch">fewer counts than people</Key>
      </div>
    </Panel>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { secret, right, recovered, answered, asked, each, cost, budget, pays, expected } = result;
  return (
    <>
      From <Live>{whole(answered)}</Live> counts, each off by about {plain(values.noise)} people, the attack gets <Live>{right}</Live> of{" "}
      {secret.length} secrets right
      {rebuilt(result) ? ": the block is rebuilt" : likeCoins(result) ? ", as a coin might" : `, ${percent(recovered)}`}
      {expected !== null && <>; theory expects {percent(expected)}</>}. At ε = {plain(each)} a count,{" "}
      {overBudget(result) ? (
        <>
          they cost ε = <Live>{plain(cost)}</Live>, and the budget of {plain(budget)} pays for {whole(pays)}.
        </>
      ) : (
        <>
          they cost ε = <Live>{plain(cost)}</Live> of a budget of {plain(budget)}
          {answered < asked ? `; the other ${whole(asked - answered)} are refused.` : "."}
        </>
      )}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: reconstruction,
  primary: ["queries", "noise", "budget", "spent"],
  Stage,
  sentence,
  tables,
  meaning: (name, value, { result, values }) => {
    const people = result?.secret.length ?? values.people;
    if (name === "queries") return `${plain(value / people)} for each person`;
    if (name === "noise") return `a count costs ε = ${plain(1 / value)}`;
    return name === "budget" ? `pays for ${whole(Math.floor(value * values.noise + 1e-9))} counts` : undefined;
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
