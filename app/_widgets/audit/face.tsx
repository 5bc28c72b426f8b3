"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `audit`: what came out in two worlds, the bound as runs accumulate, the event that was counted, and when it was chosen. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/audit.result.ts";
import { audit } from "../../../lib/experiments/audit.ts";
import { luck, refuted } from "../../../lib/experiments/audit.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { chosenOf, few, isLibrary, outputsOf, percent, roadOf, two, WAY } from "./shapes.ts";
import { tables } from "./tables.ts";

type Id = "audit";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: finished, frame }: StageProps<Id>): ReactNode {
  const result = finished ?? frame;
  if (!result) return <p className="plate-wait">Nothing has been audited yet.</p>;
  return (
    <div className="sens audit">
      <Outputs result={result} />
      <Road result={result} />
      <Counted result={result} />
      <Ways result={result} />
    </div>
  );
}

function Outputs({ result }: { result: Result }) {
  const { outputs, worlds, runs } = result;
  const { first, second, xs } = outputsOf(result);
  return (
    <Panel name="What came out" sub={`${whole(runs)} runs in each of two neighbouring worlds: ${outputs.name}.`}>
      <div className="box tall flush">
        <Drawing says={`Outputs in the worlds “${worlds[0]}” and “${worlds[1]}”, as two rows of bars`}>
          <path className="in" d={first} />
          <path className="out" d={second} />
        </Drawing>
      </div>
      <Xs ticks={xs} />
      <div className="key">
        <Key of="in">{worlds[0]}</Key>
        <Key of="out">{worlds[1]}</Key>
      </div>
    </Panel>
  );
}

function Road({ result }: { result: Result }) {
  const { claim, epsilonLowerBound: bound, confidence, runs, way, exact } = result;
  const road = roadOf(result);
  const empty = way === "afterwards";
  return (
    <Panel
      name="ε is at least this"
      sub={
        empty
          ? "Had it ended after so many runs. The event was chosen after looking: there is no confidence."
          : `Had the audit ended after so many runs, with ${percent(confidence)} confidence.`
      }
    >
      <div className="box tall clip">
        <Ys ticks={road.ys} />
        <Drawing says={`The lower bound rises to ${two(bound)} after ${whole(runs)} runs; claimed is ${few(claim.epsilon)}`}>
          <Grid ticks={road.ys} />
          {road.exact !== undefined && <path className="truth" d={`M0 ${road.exact}H100`} />}
          <path className="rail" d={`M0 ${road.claim}H100`} />
          <path className={empty ? "line void" : "line"} d={road.line} />
        </Drawing>
        <span className="at claim" style={{ left: 0, top: `${road.claim}%` }} aria-hidden="true">
          claimed {few(claim.epsilon)}
        </span>
        <i className="dot" style={{ left: `${road.end.x}%`, top: `${road.end.y}%` }} />
      </div>
      <Xs ticks={road.xs} />
      <p className="guess">
        <span>
          <Mark who="eye" /> at least <Live>{two(bound)}</Live>
          {exact !== null && <> (the event’s exact log-ratio: {two(exact)})</>}
        </span>
        <span className="verdict">{empty ? "void" : refuted(result) ? "refuted" : "not refuted"}</span>
      </p>
    </Panel>
  );
}

function Counted({ result }: { result: Result }) {
  const { worlds, confidence } = result;
  const { event, frequent, rare } = chosenOf(result);
  const rows = [
    { world: worlds[0], ...frequent },
    { world: worlds[1], ...rare },
  ];
  return (
    <Panel name="The event, counted" sub={<>“{event}”</>}>
      <div className="counted">
        {rows.map(({ world, hits, tries, low, high }) => (
          <div key={world}>
            <p className="guess">
              <span>{world}</span>
              <span>
                <Live>{whole(hits)}</Live> of {whole(tries)}
              </span>
            </p>
            <div
              className="scale"
              role="img"
              aria-label={`${world}: ${whole(hits)} of ${whole(tries)}; the probability is from ${few(low)} to ${few(high)}`}
            >
              <i className="band" style={{ left: `${100 * low}%`, right: `${100 * (1 - high)}%` }} />
              <i className="dot" style={{ left: `${(100 * hits) / Math.max(1, tries)}%` }} />
            </div>
          </div>
        ))}
        <div className="xs" aria-hidden="true">
          <span className="start">0</span>
          <span style={{ left: "50%" }}>probability, with its {percent(confidence)} interval</span>
          <span className="end">1</span>
        </div>
      </div>
    </Panel>
  );
}

function Ways({ result }: { result: Result }) {
  const { bounds, way, power, oneRun } = result;
  return (
    <Panel name="When the event was chosen" sub="Three auditors, and the same outputs.">
      <table className="book">
        <thead>
          <tr>
            <th scope="col">chosen</th>
            <th scope="col">happened</th>
            <th scope="col">ε at least</th>
          </tr>
        </thead>
        <tbody>
          {bounds.map(({ way: each, frequent, rare, epsilon }) => (
            <tr key={each} className={each === way ? "now" : undefined}>
              <td>{WAY[each]}</td>
              <td>
                {whole(frequent.hits)} and {whole(rare.hits)} of {whole(rare.tries)}
              </td>
              <td>
                {two(epsilon)}
                {each === "afterwards" && ", void"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="figcap">
        How many runs would show geometric noise whose ε is above the claim?{" "}
        {power
          .map(
            ({ excess, runs }) => `${Math.round(100 * excess)}\u00a0% above: ${runs === null ? "over ten million" : `about ${few(runs)}`}`,
          )
          .join(", ")}
        .
      </p>
      {oneRun && (
        <p className="figcap">
          One run alone, over {whole(oneRun.guesses)} people who each answer once: <Live>{whole(oneRun.correct)}</Live> answers are the
          truth, so ε is at least <Live>{two(oneRun.epsilon)}</Live>.
        </p>
      )}
    </Panel>
  );
}

function sentence({ result }: Done): ReactNode {
  const { worlds, claim, confidence, wrong, way, needed, epsilonLowerBound: bound, bounds } = result;
  const { event, frequent, rare } = chosenOf(result);
  const claimed = `${few(claim.epsilon)}${claim.delta > 0 ? ` with a δ of ${claim.delta}` : ""}`;
  return (
    <>
      The event “{event}” happened <Live>{whole(frequent.hits)}</Live> of {whole(frequent.tries)} times in one world ({worlds[0]}) and{" "}
      <Live>{whole(rare.hits)}</Live> of {whole(rare.tries)} in the other ({worlds[1]}):{" "}
      {way === "afterwards" ? (
        <>
          that would make ε at least <Live>{two(bound)}</Live>. But the event was chosen after looking, and the bound is void
          {luck(result) && (
            <>
              : fixed beforehand the same outputs show {two(bounds[0]?.epsilon ?? 0)}, chosen on one half {two(bounds[1]?.epsilon ?? 0)},
              where {claimed} was claimed
            </>
          )}
          .
        </>
      ) : (
        <>
          with {percent(confidence)} confidence ε is at least <Live>{two(bound)}</Live>. Claimed is {claimed}:{" "}
          <Live>{refuted(result) ? "refuted" : "not refuted"}</Live>
          {refuted(result) ? "." : ", which is no proof."}
        </>
      )}{" "}
      {wrong}
      {needed !== null && <> This event needs about {few(needed)} runs in each world to show it.</>}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: audit,
  primary: ["mechanism", "state", "epsilon", "claim", "runs", "event"],
  relevant: ({ mechanism }) => ["mechanism", ...(isLibrary(mechanism) ? ["epsilon", "claim"] : ["state"]), "runs", "confidence", "event"],
  Stage,
  sentence,
  tables,
  meaning: (name, value) => (name === "confidence" ? `wrong at most once in ${whole(Math.round(1 / (1 - value)))}` : undefined),
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
