"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `sensitivity`: gifts cut at a bound, what a bound costs, and two worlds that differ by one person, told apart or not. */
import type { ReactNode } from "react";
import type { Result, Worlds } from "../../../lib/experiments/sensitivity.result.ts";
import { sensitivity } from "../../../lib/experiments/sensitivity.ts";
import {
  allowedOf100,
  biasDominates,
  boundLeaks,
  leaks,
  movesWithinBound,
  rightOf100,
} from "../../../lib/experiments/sensitivity.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { inHundred, whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { answersOf, barsOf, costsOf } from "./shapes.ts";
import { tables } from "./tables.ts";

type Id = "sensitivity";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: finished, frame }: StageProps<Id>): ReactNode {
  const result = finished ?? frame;
  if (!result) return <p className="plate-wait">Nobody has given anything yet.</p>;
  return (
    <div className="sens">
      <Gifts result={result} />
      <Costs result={result} />
      <Pair result={result} source="declared" />
      <Pair result={result} source="largest" />
    </div>
  );
}

function Gifts({ result }: { result: Result }) {
  const { gifts, bound, clipped, newcomer } = result;
  const bars = barsOf(result);
  return (
    <Panel
      name="The gifts, cut at the bound"
      sub={
        <>
          {whole(gifts.length)} people, smallest gift first{bars.every > 1 && ` (one in ${bars.every} drawn)`}, and the newcomer. What lies
          above the bound is not counted.
        </>
      }
    >
      <div className="box tall">
        <Ys ticks={bars.ticks} />
        <Drawing says={`${clipped} of ${gifts.length} gifts are above the bound of ${whole(bound)}; the newcomer gives ${whole(newcomer)}`}>
          <Grid ticks={bars.ticks} />
          <path className="kept" d={bars.kept} />
          <path className="cut" d={bars.cut} />
          <path className="rail" d={`M0 ${bars.y(bound)}H100`} />
        </Drawing>
        <span className="at" style={{ left: 0, top: `${bars.y(bound)}%` }} aria-hidden="true">
          bound <Live>{whole(bound)}</Live>
        </span>
      </div>
      <div className="xs" aria-hidden="true">
        <span className="start">euros given</span>
        <b className="end">
          {whole(newcomer)}
          {bars.beyond && " ↑"}
        </b>
      </div>
      <div className="key">
        <Key of="kept">counted</Key>
        <Key of="cut">cut off</Key>
      </div>
    </Panel>
  );
}

function Costs({ result }: { result: Result }) {
  const { bound, best, expected, bias } = result;
  const costs = costsOf(result);
  return (
    <Panel
      name="What a bound costs"
      sub="How far answers are off on average, in euros. A low bound cuts off much; a high one needs much noise."
    >
      <div className="box tall clip">
        <Ys ticks={costs.ys} />
        <Drawing
          says={`At a bound of ${whole(bound)} the cut loses ${whole(bias)}, the noise is off by ${whole(expected.noise)}, both together by ${whole(expected.error)}; least at a bound of ${whole(best.bound)}: ${whole(best.error)}`}
        >
          <Grid ticks={costs.ys} />
          <path className="bias" d={costs.bias} />
          <path className="noise" d={costs.noise} />
          <path className="error" d={costs.error} />
        </Drawing>
        <i className="ring" style={{ left: `${costs.best.x}%`, top: `${costs.best.y}%` }} />
        <i className="stem" style={{ left: `${costs.chosen.x}%`, top: `${costs.chosen.y}%` }} />
        <i className="dot" style={{ left: `${costs.chosen.x}%`, top: `${costs.chosen.y}%` }} />
        <span
          className={`at${costs.chosen.x > 60 ? " left" : ""}${costs.chosen.y < 12 ? " below" : ""}`}
          style={{ left: `${costs.chosen.x}%`, top: `${costs.chosen.y}%` }}
          aria-hidden="true"
        >
          off by <Live>{whole(expected.error)}</Live>
          {costs.chosen.above && " ↑"}
        </span>
      </div>
      <Xs ticks={costs.xs} />
      <div className="key">
        <Key of="error">an answer is off by</Key>
        <Key of="bias">lost by the cut</Key>
        <Key of="noise">added by noise</Key>
        <Key of="least">
          <span>
            least at <Live>{whole(best.bound)}</Live>: {whole(best.error)}
          </span>
        </Key>
      </div>
    </Panel>
  );
}

const WORDS = {
  declared: { name: "Bound declared beforehand", answers: "the declared bound", holds: "within what ε allows" },
  largest: { name: "Bound read off the data", answers: "the largest gift as the bound", holds: "no leak seen in these answers" },
} as const;

function Pair({ result, source }: { result: Result; source: "declared" | "largest" }) {
  const worlds: Worlds = result[source];
  const { bounds, scales, moved, advantage, sums } = worlds;
  const answers = answersOf(worlds);
  const same = bounds[0] === bounds[1];
  const right = { at: rightOf100(advantage.measured), low: rightOf100(advantage.low), high: rightOf100(advantage.high) };
  const limit = allowedOf100(result.epsilon);
  const place = (of100: number) => `${2 * (of100 - 50)}%`;
  const leaking = leaks(worlds, result.epsilon);
  return (
    <Panel
      kind="worlds"
      name={WORDS[source].name}
      sub={
        <>
          {whole(bounds[0])}
          {same ? " with and without the newcomer" : `, and ${whole(bounds[1])} with the newcomer`}, who moves the sum by{" "}
          <Live>{whole(moved)}</Live>
          {same ? ". The noise is the same." : ` and the noise from ±${whole(scales[0])} to ±${whole(scales[1])}.`}
        </>
      }
    >
      <div className="box">
        <Drawing
          says={`Answers with ${WORDS[source].answers}: around ${whole(sums[0])} without the newcomer, around ${whole(sums[1])} with`}
        >
          <path className="out" d={answers.without} />
          <path className="in" d={answers.with} />
        </Drawing>
      </div>
      <Xs ticks={answers.xs}>
        <i className="sum out" style={{ left: `${answers.sums[0]}%` }} />
        <i className="sum in" style={{ left: `${answers.sums[1]}%` }} />
      </Xs>
      <div className="key">
        <Key of="out">answers without the newcomer</Key>
        <Key of="in">with</Key>
      </div>
      <p className="guess">
        <span>
          <Mark who="eye" /> told apart, right <Live>{inHundred(right.at)}</Live> times in 100
        </span>
        <span className="verdict">{leaking ? "more than ε allows" : WORDS[source].holds}</span>
      </p>
      <div
        className="scale"
        role="img"
        aria-label={`99 % band from ${inHundred(right.low)} to ${inHundred(right.high)}; a coin is right 50 times, epsilon allows ${inHundred(limit)}`}
      >
        <i className="hatch" style={{ left: place(limit) }} />
        <i className="band" style={{ left: place(right.low), right: `${100 - 2 * (right.high - 50)}%` }} />
        <i className="dot" style={{ left: place(right.at) }} />
      </div>
      <div className="xs" aria-hidden="true">
        {limit > 53 && <span className="start">50</span>}
        <span className={limit < 80 ? "limit after" : "limit before"} style={{ left: place(limit) }}>
          {inHundred(limit)}, allowed by ε
        </span>
        {limit < 80 && <span className="end">100</span>}
      </div>
    </Panel>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { bound, boundFrom, clipped, gifts, bias, expected, moved } = result;
  const worlds = result[boundFrom];
  const { measured, low, high } = worlds.advantage;
  const right = inHundred(rightOf100(measured));
  const give = inHundred(25 * (high - low));
  const limit = inHundred(allowedOf100(result.epsilon));
  return (
    <>
      {boundFrom === "declared" ? (
        <>
          A bound of <Live>{whole(bound)}</Live> euros cuts <Live>{whole(clipped)}</Live> of {whole(gifts.length)} gifts,{" "}
          <Live>{whole(bias)}</Live> in all, and its noise is off by <Live>{whole(expected.noise)}</Live> on average: here the{" "}
          {biasDominates(result) ? "cut costs more than the noise" : "noise costs more than the cut"}.
        </>
      ) : (
        <>
          The largest gift, <Live>{whole(bound)}</Live> euros, is taken as the bound: no gift that is there is cut, and the noise is off by{" "}
          <Live>{whole(expected.noise)}</Live> on average.
        </>
      )}{" "}
      {movesWithinBound(result) ? (
        <>
          The newcomer moves the sum by <Live>{whole(moved)}</Live>, no more than the bound that set the noise
        </>
      ) : (
        <>
          The newcomer moves the sum by <Live>{whole(moved)}</Live>, more than the bound that set the noise
        </>
      )}
      ; an attacker tells the two worlds apart <Live>{right}</Live> times in 100 (±{give} over {whole(values.tries)} answers in each), and ε
      allows {limit}
      {boundLeaks(result) ? ": the bound leaks." : "."}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: sensitivity,
  primary: ["bound", "epsilon", "boundFrom", "newcomer"],
  Stage,
  sentence,
  tables,
  meaning: (name, value, { result, values }) => {
    if (name === "epsilon") return `an attacker right at most ${inHundred(allowedOf100(value))} times in 100`;
    if (name !== "bound" || !result) return undefined;
    const last = result.curve.at(-1) as Result["curve"][number];
    const near = result.curve.reduce((best, point) => (Math.abs(point.bound - value) < Math.abs(best.bound - value) ? point : best));
    return `answers off by ${whole(value > last.bound ? value / values.epsilon : near.error)}`;
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
