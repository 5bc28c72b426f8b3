"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `sparse-vector`: a question a day and what was said, the pair of databases that gives a variant away, and how its loss grows. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/sparse-vector.result.ts";
import { sparseVector } from "../../../lib/experiments/sparse-vector.ts";
import { breaks, measured as shows, stopped } from "../../../lib/experiments/sparse-vector.verdicts.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Drawing, Grid, Panel, Xs, Ys } from "../panels.tsx";
import { chance, daysOf, growthOf, named, signed, two } from "./shapes.ts";
import { tables } from "./tables.ts";

type Id = "sparse-vector";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: done, frame }: StageProps<Id>): ReactNode {
  const result = done ?? frame;
  if (!result) return <p className="plate-wait">Nothing has been asked yet.</p>;
  return (
    <div className="sens sparse">
      <Days result={result} />
      <Pair result={result} />
      <Growth result={result} />
    </div>
  );
}

function Days({ result }: { result: Result }) {
  const { days, threshold, answered, cost, noise, count, variant } = result;
  const drawn = daysOf(result);
  const every = Math.ceil(days.length / 10);
  return (
    <Panel
      kind="wide"
      name="One question a day: at least so many cases?"
      sub={
        <>
          The bars are the true numbers, which nobody is told. Told are the marks below them
          {variant === "no-cutoff" || variant === "no-query-noise"
            ? ", and nothing stops it."
            : count === 1
              ? ", until “above” is said once."
              : `, until “above” has been said ${count} times.`}
        </>
      }
    >
      <div className="box tall">
        <Ys ticks={drawn.ys} />
        <Drawing says={`${answered.above} of ${days.length} days were said to be above ${threshold}, ${answered.below} below`}>
          <Grid ticks={drawn.ys} />
          <path className="kept" d={drawn.answered} />
          <path className="cut" d={drawn.silent} />
          <path className="rail" d={`M0 ${drawn.threshold}H100`} />
        </Drawing>
        <span className="at" style={{ left: 0, top: `${drawn.threshold}%` }} aria-hidden="true">
          threshold {threshold}
        </span>
      </div>
      <div className="xs marks" aria-hidden="true">
        {drawn.places.map(({ at, day, said }) => (
          <i key={day} className={said ?? "silent"} style={{ left: `${at}%` }} />
        ))}
        {drawn.places
          .filter(({ day }) => day % every === 0)
          .map(({ at, day }) => (
            <span key={day} style={{ left: `${at}%` }}>
              {day}
            </span>
          ))}
      </div>
      <div className="key">
        <span>
          <i className="told above" /> said “above”: <Live>{answered.above}</Live>
        </span>
        <span>
          <i className="told below" /> said “below”: <Live>{answered.below}</Live>
        </span>
        <span>
          <i className="told silent" /> no answer: <Live>{days.length - answered.above - answered.below}</Live>
        </span>
      </div>
      <p className="figcap">
        Promised for all of it: ε = <Live>{two(cost.row)}</Live>. The noise is ±{two(noise.threshold)} in the threshold and ±
        {two(noise.answer)} in each answer.
      </p>
    </Panel>
  );
}

function Pair({ result }: { result: Result }) {
  const { pair, exact, measured, epsilon } = result;
  const belows = pair.row.filter((word) => word === "below").length;
  const aboves = pair.row.length - belows;
  return (
    <Panel name="Two neighbouring databases" sub="Each answer moves by one. The threshold is 0; the event is this very row.">
      <div>
        <table className="book">
          <thead>
            <tr>
              <th scope="col">questions</th>
              <th scope="col">first</th>
              <th scope="col">second</th>
              <th scope="col">said</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>{belows}</td>
              <td>{signed(pair.first[0] as number)}</td>
              <td>{signed(pair.second[0] as number)}</td>
              <td>{belows === 1 ? "below" : "all below"}</td>
            </tr>
            <tr>
              <td>then {aboves}</td>
              <td>{signed(pair.first.at(-1) as number)}</td>
              <td>{signed(pair.second.at(-1) as number)}</td>
              <td>{aboves === 1 ? "above" : "all above"}</td>
            </tr>
          </tbody>
        </table>
        <table className="book">
          <thead>
            <tr>
              <th scope="col">how often</th>
              <th scope="col">first</th>
              <th scope="col">second</th>
              <th scope="col">log-ratio</th>
            </tr>
          </thead>
          <tbody>
            <tr className="now">
              <td>exactly</td>
              <td>{chance(exact.first)}</td>
              <td>{chance(exact.second)}</td>
              <td>{exact.loss === null ? "∞" : two(exact.loss)}</td>
            </tr>
            <tr>
              <td>in {whole(measured.first.tries)} runs</td>
              <td>{whole(measured.first.hits)}</td>
              <td>{whole(measured.second.hits)}</td>
              <td>at least {two(measured.epsilon)}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="guess">
        <span>promised: {two(epsilon)}</span>
        <span className="verdict">{breaks(result) ? "broken on this pair" : "kept on this pair"}</span>
      </p>
    </Panel>
  );
}

function Growth({ result }: { result: Result }) {
  const { lines, epsilon, dot, xs, ys } = growthOf(result);
  const belows = result.pair.row.filter((word) => word === "below").length;
  return (
    <Panel name="The loss, by length" sub="Log-ratio of the row’s exact probabilities, by how many answers “below” come first.">
      <div className="box tall clip">
        <Ys ticks={ys} />
        <Drawing
          says={`With ${belows} questions below the loss is ${result.exact.loss === null ? "infinite" : two(result.exact.loss)}; promised is ${two(result.epsilon)}`}
        >
          <Grid ticks={ys} />
          <path className="rail" d={`M0 ${epsilon}H100`} />
          {lines.map(({ id, chosen, path }) => (
            <path key={id} className={`grown ${id}${chosen ? " chosen" : ""}`} d={path} />
          ))}
        </Drawing>
        <span className="at" style={{ left: "100%", top: `${epsilon}%` }} aria-hidden="true">
          promised {two(result.epsilon)}
        </span>
        <i className="dot" style={{ left: `${dot.x}%`, top: `${dot.y}%` }} />
      </div>
      <Xs ticks={xs} />
      <div className="key">
        {lines.map(({ id, chosen }) => (
          <span key={id} className={chosen ? "now" : undefined}>
            <svg viewBox="0 0 30 10" aria-hidden="true">
              <path className={`grown ${id}${chosen ? " chosen" : ""}`} d="M0 5H30" />
            </svg>
            {id.includes("query-noise") ? `${named(id)}: ∞` : named(id)}
          </span>
        ))}
      </div>
    </Panel>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { answered, days, epsilon, exact, measured, variant } = result;
  const said = answered.above + answered.below;
  return (
    <>
      {stopped(result) ? (
        <>
          After <Live>{said}</Live> of {days.length} days it stopped, with {answered.above} “above”
        </>
      ) : (
        <>
          It answered on all <Live>{said}</Live> days, with {answered.above} “above”
        </>
      )}
      ; whoever promised ε = {two(epsilon)} promised it for all of that. On the pair of databases the row{" "}
      {exact.loss === null ? (
        <>
          comes with probability <Live>{chance(exact.first)}</Live> on the first and <Live>never</Live> on the second
        </>
      ) : (
        <>
          is{" "}
          <Live>
            e<sup>{two(exact.loss)}</sup>
          </Live>{" "}
          times as likely on the first as on the second
        </>
      )}
      : {breaks(result) ? `the variant “${named(variant)}” breaks its promise` : "within the promise, as the proof says it always is"}.{" "}
      {whole(values.runs)} runs on each, <Live>{whole(measured.first.hits)}</Live> and <Live>{whole(measured.second.hits)}</Live> hits,{" "}
      {shows(result) ? "show it" : "do not show more than was promised"} with 99 % confidence: at least <Live>{two(measured.epsilon)}</Live>
      .
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: sparseVector,
  primary: ["variant", "epsilon", "count", "belows"],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
