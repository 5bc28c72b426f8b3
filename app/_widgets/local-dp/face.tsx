"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `local-dp`: seven methods on one scale, the estimates of one, what a person sends, and what decides between them. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/local-dp.result.ts";
import { localDp, type Method } from "../../../lib/experiments/local-dp.ts";
import { bestOf, karyBeatsUnary, LOCAL, SHUFFLED, shufflingHelps } from "../../../lib/experiments/local-dp.verdicts.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { tiny } from "../numbers.ts";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { curvesOf, estimatesOf, methodOf, scaleOf, shuffleOf } from "./shapes.ts";
import { tables } from "./tables.ts";
import { about, inPeople, nameOf, TRUSTED } from "./words.ts";

type Id = "local-dp";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: done, frame, values }: StageProps<Id>): ReactNode {
  const result = done ?? frame;
  if (!result) return <p className="plate-wait">Nobody has reported yet.</p>;
  return (
    <div className="sens survey">
      <Ranking result={result} chosen={values.method} />
      <Estimates result={result} chosen={values.method} />
      <Reports result={result} />
      <Crossing result={result} />
      <Shuffler result={result} />
    </div>
  );
}

function Ranking({ result, chosen }: { result: Result; chosen: Method }) {
  const { x, ticks } = scaleOf(result);
  return (
    <Panel
      kind="ranking"
      name="How far an estimate is off, in people per option"
      sub={
        <>
          {whole(result.people)} people, {result.options} options, ε = {about(result.epsilon)} for everybody. Equal steps to the right are
          equal factors.
        </>
      }
    >
      <div className="ranks">
        {result.methods.map((one) => (
          <div key={one.method} className="rank" data-now={one.method === chosen || undefined}>
            <b>{nameOf(one.method, result)}</b>
            <span className="trusts">trusts {TRUSTED[one.method]}</span>
            <div
              className="track"
              role="img"
              aria-label={`off by ${inPeople(one.expected)} by the law, ${inPeople(one.measured)} measured in ${one.repeats} surveys, ${inPeople(one.error)} in this one`}
            >
              {ticks.map(({ at, label }) => (
                <i key={label} className="line" style={{ left: `${at}%` }} />
              ))}
              {one.error > 0 && <i className="ring" style={{ left: `${x(one.error)}%` }} />}
              <i className="law" style={{ left: `${x(one.expected)}%` }} />
              {one.measured > 0 && <i className="point" style={{ left: `${x(one.measured)}%` }} />}
            </div>
            <span className="off">
              ±<Live>{inPeople(one.expected)}</Live>
            </span>
            <span className="sent">
              {one.bits} {one.bits === 1 ? "bit" : "bits"}
              {one.reportEpsilon !== null && one.method !== "rappor" && `, ε₀ ${about(one.reportEpsilon)}`}
              {one.method === "rappor" && " a day"}
            </span>
          </div>
        ))}
        <div className="rank axis">
          <Xs ticks={ticks} />
        </div>
      </div>
      <div className="key">
        <Key of="tick">by the law</Key>
        <Key of="point">measured, many surveys</Key>
        <Key of="spot">this survey</Key>
        <span>ε₀: what one report alone gives away</span>
      </div>
    </Panel>
  );
}

function Estimates({ result, chosen }: { result: Result; chosen: Method }) {
  const one = methodOf(result, chosen);
  const drawn = estimatesOf(result, one);
  const below = one.estimates.filter((estimate) => estimate < 0).length;
  return (
    <Panel
      name={`Estimates: ${nameOf(chosen, result)}`}
      sub={
        <>
          Options by popularity. 95 of 100 estimates fall on the lines.{" "}
          {one.estimates.length > 0 && (
            <>
              <Live>{below}</Live> of {result.options} are below 0, as they should be allowed to be.
            </>
          )}
        </>
      }
    >
      <div className="box tall flat">
        <Ys ticks={drawn.ys} />
        <Drawing
          says={`Of ${result.options} options the most popular has ${whole(result.truth[0] as number)} people and is estimated at ${one.estimates.length > 0 ? whole(one.estimates[0] as number) : "nothing yet"}`}
        >
          <path className="kept" d={drawn.truth} />
          <path className="spread" d={drawn.spread} />
          <path className="zero" d={`M0 ${drawn.zero}H100`} />
        </Drawing>
        {drawn.dots.map(({ x, y }) => (
          <i key={x} className="point" style={{ left: `${x}%`, top: `${y}%` }} />
        ))}
      </div>
      <Xs ticks={[]}>
        <span className="start">most popular</span>
        <span className="end">least</span>
      </Xs>
      <div className="key">
        <Key of="kept">people who have it</Key>
        <Key of="point">estimated</Key>
      </div>
    </Panel>
  );
}

function Reports({ result: { reports, options, epsilon } }: { result: Result }) {
  const named = Array.from({ length: options }, (_, option) => option === reports.kary);
  const rows: readonly (readonly [string, readonly boolean[]])[] = [
    [`k-ary: option ${reports.kary + 1}`, named],
    ["OUE", reports.oue],
    ["SUE", reports.sue],
    ["RAPPOR remembers", reports.remembered],
    ["RAPPOR sends today", reports.rappor],
  ];
  return (
    <Panel
      name="What one person sends"
      sub={
        <>
          This person’s option is number {reports.truth + 1}, framed. Every report could come from any option, at most e
          <sup>{about(epsilon)}</sup> times as likely from one as from another.
        </>
      }
    >
      <div className="sends">
        {rows.map(([name, bits]) => (
          <div key={name} role="img" aria-label={`${name}: ${bits.map((bit) => (bit ? 1 : 0)).join("")}`}>
            <span aria-hidden="true">{name}</span>
            <span className="bits" aria-hidden="true">
              {bits.map((bit, option) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: options have no other name
                <i key={option} data-set={bit || undefined} data-own={option === reports.truth || undefined} />
              ))}
            </span>
          </div>
        ))}
      </div>
      <div className="xs" />
      <div className="key">
        <Key of="fill">named, or 1</Key>
        <Key of="hollow">0</Key>
        <Key of="own">the truth</Key>
      </div>
    </Panel>
  );
}

function Crossing({ result }: { result: Result }) {
  const drawn = curvesOf(result);
  const [kary, oue] = [methodOf(result, "kary").expected, methodOf(result, "oue").expected];
  return (
    <Panel
      name="Which encoding, at how many options"
      sub={
        <>
          k-ary names one option, and with many options it is rarely the true one. It errs less below about{" "}
          <Live>{Math.round(result.crossing)}</Live> options, which is 3e<sup>ε</sup> + 2.
        </>
      }
    >
      <div className="box tall clip">
        <Ys ticks={drawn.ys} />
        <Drawing
          says={`At ${result.options} options k-ary is off by ${inPeople(kary)}, OUE by ${inPeople(oue)}; they cross at ${about(result.crossing)} options`}
        >
          <Grid ticks={drawn.ys} />
          <path className="sue" d={drawn.sue} />
          <path className="oue" d={drawn.oue} />
          <path className="error" d={drawn.kary} />
          <path className="stem-line" d={`M${drawn.here} 0V100`} />
        </Drawing>
        {drawn.crossing !== null && <i className="cross" style={{ left: `${drawn.crossing}%` }} />}
      </div>
      <Xs ticks={drawn.xs}>
        <span className="start">2</span>
        <span className="end">options</span>
      </Xs>
      <div className="key">
        <Key of="error">k-ary</Key>
        <Key of="oue">OUE</Key>
        <Key of="sue">SUE</Key>
        <Key of="truth">here</Key>
      </div>
    </Panel>
  );
}

function Shuffler({ result }: { result: Result }) {
  const { localEpsilon, epsilon, delta, people } = result;
  const drawn = shuffleOf(result);
  return (
    <Panel
      name="What a shuffler is worth"
      sub={
        <>
          Among {whole(people)} people reports may keep ε₀ = <Live>{about(localEpsilon)}</Live> each, and shuffled together keep{" "}
          <Live>{about(epsilon)}</Live>, but for δ = {tiny(delta)}.
        </>
      }
    >
      <div className="box tall clip">
        <Ys ticks={drawn.ys} />
        <Drawing says={`Local epsilon ${about(localEpsilon)} becomes ${about(epsilon)} when ${whole(people)} reports are shuffled`}>
          <Grid ticks={drawn.ys} />
          <path className="before" d={drawn.same} />
          <path className="no" d={drawn.closed} />
          <path className="error" d={drawn.summed} />
        </Drawing>
        <i className="dot" style={{ left: `${drawn.here.x}%`, top: `${drawn.here.y}%` }} />
      </div>
      <Xs ticks={drawn.xs}>
        <span className="start">0</span>
        <span className="end">ε₀</span>
      </Xs>
      <div className="key">
        <Key of="error">shuffled, summed bound</Key>
        <Key of="no">closed form</Key>
        <Key of="dots">not shuffled</Key>
        <Key of="least">used here</Key>
      </div>
    </Panel>
  );
}

function sentence({ result }: Done): ReactNode {
  const { epsilon, options, people, localEpsilon } = result;
  const error = (method: Method) => <Live>{inPeople(methodOf(result, method).expected)}</Live>;
  const shuffled = bestOf(result, SHUFFLED);
  const local = bestOf(result, LOCAL);
  return (
    <>
      With ε = {about(epsilon)}, {options} options and {whole(people)} people, k-ary response is off by {error("kary")} people per option
      and OUE by {error("oue")}: {karyBeatsUnary(result) ? "k-ary errs less" : "OUE errs less"}. Behind a shuffler each report may keep ε₀ ={" "}
      <Live>{about(localEpsilon)}</Live>, and the best is off by {error(shuffled)},{" "}
      {shufflingHelps(result) ? "less than half of the best without" : "not much better than the best without"} ({error(local)}). A trusted
      curator is off by {error("central")}.
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: localDp,
  primary: ["epsilon", "options", "people", "method", "days"],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
