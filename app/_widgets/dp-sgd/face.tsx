"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `dp-sgd`: one step in three panels, then the sizes of batches, the odometer with what may be said of it, and the audit. */
import type { ReactNode } from "react";
import type { Audit, Claim, Result } from "../../../lib/experiments/dp-sgd.result.ts";
import { dpSgd } from "../../../lib/experiments/dp-sgd.ts";
import { proven, refuted } from "../../../lib/experiments/dp-sgd.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { few, lengthOf, PHASES, peopleOf, phaseOf, pullsOf, roadOf, sizesOf, sumOf, tenth, two } from "./shapes.ts";
import { tables } from "./tables.ts";
import { claimed, cutOf, howMany, verdictOf } from "./words.ts";

type Id = "dp-sgd";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: finished, frame, step }: StageProps<Id>): ReactNode {
  const result = finished ?? frame;
  if (!result) return <p className="plate-wait">Nothing has been trained yet.</p>;
  const phase = phaseOf(step);
  return (
    <div className="sens dps">
      <People result={result} phase={phase} />
      <Pulls result={result} phase={phase} />
      <Sum result={result} phase={phase} />
      <Sizes result={result} />
      <Odometer result={result} />
      <Audited result={result} />
    </div>
  );
}

interface Part {
  readonly result: Result;
  readonly phase: number;
}

function People({ result, phase }: Part) {
  const { opened, batches, expected } = result;
  const { rest, drawn, before, after, xs } = peopleOf(result);
  const n = opened.batch.length;
  return (
    <Panel
      name={`Step ${opened.step}: sample`}
      sub={
        batches === "poisson" ? (
          <>
            Coins drew <Live>{howMany(n)}</Live>; {few(expected)} are expected.
          </>
        ) : (
          <>
            The next <Live>{n}</Live> of the shuffled list.
          </>
        )
      }
    >
      <div className="box flush">
        <Drawing says={`${result.people.length} people by their number, ${n} of them drawn, and the model's curve`}>
          <path className="curve old" d={before} />
          {phase >= 6 && <path className="curve" d={after} />}
          <path className="dots" d={rest[0]} />
          <path className="dots square" d={rest[1]} />
          {phase >= 1 && <path className="dots in" d={drawn[0]} />}
          {phase >= 1 && <path className="dots square in" d={drawn[1]} />}
        </Drawing>
      </div>
      <Xs ticks={xs} />
      <div className="key">
        <Key of="round">group 1</Key>
        <Key of="sq">group 2</Key>
        <span>
          <i className="swatch round in" />
          <i className="swatch sq in" /> drawn
        </span>
        <span>curve: how likely group 2 is, dashed before the step</span>
      </div>
    </Panel>
  );
}

function Pulls({ result, phase }: Part) {
  const { opened, clip, mistake } = result;
  const { radius, whole: pulls, cut, kept } = pullsOf(result);
  const shown = phase >= 3;
  const longer = cutOf(result);
  return (
    <Panel
      name="Pull and clip"
      sub={
        mistake === "no-clipping" ? (
          "Where each person pulls the model. Nothing is cut."
        ) : (
          <>
            Where each person pulls the model. <Live>{longer}</Live> {longer === 1 ? "pull is" : "pulls are"} longer than {few(clip)}.
          </>
        )
      }
    >
      <div className="plane">
        <svg viewBox="0 0 100 100" role="img" aria-label={`${opened.batch.length} pulls from one point, and a circle of radius ${clip}`}>
          <path className="axes" d="M0 50H100M50 0V100" />
          <circle className={mistake === "no-clipping" ? "norm off" : "norm"} cx="50" cy="50" r={radius} />
          {phase >= 2 && !shown && <path className="pull" d={pulls} />}
          {shown && <path className="cut" d={cut} />}
          {shown && <path className="pull" d={kept} />}
        </svg>
        <Axes />
      </div>
      <div className="key">
        <Key of="arrow">counts</Key>
        <Key of="cut">cut off</Key>
        <Key of="ring">clipping norm {few(clip)}</Key>
      </div>
    </Panel>
  );
}

const Axes = () => (
  <span className="names" aria-hidden="true">
    <span className="right">weight</span>
    <span className="top">offset</span>
  </span>
);

function Sum({ result, phase }: Part) {
  const { opened, expected } = result;
  const { chain, sum, noise, noisy, start, spread } = sumOf(result);
  return (
    <Panel
      name="Sum, noise, move"
      sub={
        <>
          Sum <Live>{two(lengthOf(opened.sum))}</Live> long, noise <Live>{two(lengthOf(opened.noise))}</Live>. Divided by {few(expected)}.
        </>
      }
    >
      <div className="plane">
        <svg
          viewBox="0 0 100 100"
          role="img"
          aria-label={`The sum of the pulls is ${two(lengthOf(opened.sum))} long, the noise ${two(lengthOf(opened.noise))}, both together ${two(lengthOf(opened.noisy))}`}
        >
          {phase >= 4 && <path className="link" d={chain} />}
          {phase >= 4 && <path className="total" d={sum} />}
          {phase >= 5 && <circle className="spread" {...spread} />}
          {phase >= 5 && <path className="noise" d={noise} />}
          {phase >= 6 && <path className="noisy" d={noisy} />}
          <path className="origin" d={`M${start[0]} ${start[1]}h0`} />
        </svg>
        <Axes />
      </div>
      <div className="key">
        <Key of="arrow thin">sum</Key>
        <Key of="arrow noise">noise (circle: one σ)</Key>
        <Key of="arrow thick">the step, to scale</Key>
      </div>
    </Panel>
  );
}

function Sizes({ result }: { result: Result }) {
  const { sizes, expected, batches, road } = result;
  const { bars, law, expected: at, xs, ys } = sizesOf(result);
  return (
    <Panel
      name="Sizes of batches"
      sub={
        batches === "poisson" ? `Of ${whole(sizes.drawn)} more batches, and their binomial law.` : `Of ${whole(sizes.drawn)} more batches.`
      }
    >
      <div className="box">
        <Ys ticks={ys} />
        <Drawing says={`Sizes from ${sizes.from} to ${sizes.from + sizes.counts.length - 1}; sums are divided by ${few(expected)}`}>
          <Grid ticks={ys} />
          <path className="size" d={bars} />
          <path className="cap" d={law} />
          <path className="rail" d={`M${at} 0V100`} />
        </Drawing>
      </div>
      <Xs ticks={xs} />
      <p className="figcap">
        {batches === "poisson"
          ? `In this training: ${Math.min(...road.map(({ size }) => size))} to ${Math.max(...road.map(({ size }) => size))}. A size is a secret: sums are divided by ${few(expected)} always.`
          : "All of one size, but for the last of an epoch. No coin decided, so no sampling may be claimed."}
      </p>
    </Panel>
  );
}

function Odometer({ result }: { result: Result }) {
  const { announced, delta, mistake } = result;
  const { line, end, announced: at, xs, ys } = roadOf(result);
  const good = proven(result);
  return (
    <Panel name="Odometer" sub={`ε after so many steps, by Rényi divergence, for Poisson samples; δ = ${delta}.`}>
      <div className="box clip">
        <Ys ticks={ys} />
        <Drawing says={`Epsilon rises step by step; announced is ${two(announced.epsilon)}`}>
          <Grid ticks={ys} />
          <path className={good ? "spent" : "spent void"} d={line} />
        </Drawing>
        <i className="ring" style={{ left: `${end.x}%`, top: `${end.y}%` }} />
        <i className="dot" style={{ left: `${at.x}%`, top: `${at.y}%` }} />
      </div>
      <Xs ticks={xs} />
      <ul className="claims">
        <li>
          {good ? (
            <>
              <b>proven</b> {claimed(announced, delta)}
            </>
          ) : (
            <>
              <b>not proven</b> <s>{claimed(announced, delta)}</s>
            </>
          )}{" "}
          <span>
            ({announced.accountant}, the dot; {announced.relation})
          </span>
        </li>
        {!good && result.proven.map((each) => <Proven key={each.relation} claim={each} delta={delta} />)}
        {mistake !== "none" && <li>Of this training nothing is proven.</li>}
      </ul>
    </Panel>
  );
}

const Proven = ({ claim, delta }: { claim: Claim; delta: number }) => (
  <li>
    <b>proven</b> <Live>{claimed(claim, delta)}</Live>{" "}
    <span>
      ({claim.accountant}; {claim.relation})
    </span>
  </li>
);

function Audited({ result }: { result: Result }) {
  const { audit, announced } = result;
  return (
    <Panel
      name="Audit"
      mark={<Mark who="eye" />}
      sub="From outside: the same training, many times, in two worlds that differ in one person."
    >
      {audit === null ? (
        <p className="plate-wait">Training in two worlds …</p>
      ) : (
        <div className="counted">
          <Counted audit={audit} which="frequent" />
          <Counted audit={audit} which="rare" />
        </div>
      )}
      <p className="guess">
        <span>announced: {two(announced.epsilon)}</span>
        <span>
          {audit !== null && (
            <>
              shown: at least <Live>{two(audit.epsilon)}</Live>
            </>
          )}
        </span>
        <span className="verdict">{verdictOf(result)}</span>
      </p>
      <p className="figcap">
        {audit === null
          ? ""
          : `Half of ${whole(audit.games)} trainings a world chose the event, half are counted. Wrong about a right training at most once in 1,000 audits. So many can show ${two(audit.reach)} at most.`}
      </p>
    </Panel>
  );
}

function Counted({ audit, which }: { audit: Audit; which: "frequent" | "rare" }) {
  const { world, hits, tries, low, high } = audit[which];
  return (
    <div>
      <p className="guess">
        <span>{audit.worlds[world]}</span>
        <span>
          <Live>{whole(hits)}</Live> of {whole(tries)}
        </span>
      </p>
      <div
        className="scale"
        role="img"
        aria-label={`The event happened ${hits} of ${tries} times; its probability is from ${few(low)} to ${few(high)}`}
      >
        <i className="band" style={{ left: `${100 * low}%`, right: `${100 * (1 - high)}%` }} />
        <i className="dot" style={{ left: `${(100 * hits) / tries}%` }} />
      </div>
    </div>
  );
}

function sentence({ result }: Done): ReactNode {
  const { opened, clip, expected, road, accuracy, announced, delta, batches, audit, wrong } = result;
  const cut = cutOf(result);
  return (
    <>
      Step {opened.step} took <Live>{howMany(opened.batch.length)}</Live>, where {few(expected)} are expected, and cut <Live>{cut}</Live> of
      their pulls to {few(clip)}; noise <Live>{two(lengthOf(opened.noise))}</Live> long came to a sum of{" "}
      <Live>{two(lengthOf(opened.sum))}</Live>. After {road.length} steps the model is right about <Live>{tenth(accuracy.private)}</Live> in
      100 others ({tenth(accuracy.plain)} without clipping and noise). {wrong} Announced is {claimed(announced, delta)}:{" "}
      {proven(result) ? (
        <>proven, for one person more or fewer.</>
      ) : batches === "shuffled" ? (
        <>
          that is the number of Poisson samples, and not proven of shuffled batches. Proven is{" "}
          <Live>{two(result.proven[0]?.epsilon ?? 0)}</Live> for one person whose gradient counts as 0.
        </>
      ) : (
        <>nothing is proven of this training.</>
      )}{" "}
      {audit !== null &&
        (refuted(result) ? (
          <>
            The audit refutes it: ε is at least <Live>{two(audit.epsilon)}</Live>.
          </>
        ) : (
          <>
            The audit shows at least <Live>{two(audit.epsilon)}</Live> and does not refute it, which is no proof.
          </>
        ))}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: dpSgd,
  primary: ["batches", "mistake", "noise", "clip", "open"],
  Stage,
  sentence,
  tables,
  steps: () => PHASES.length,
  stepped: { next: "Next part", says: (step) => PART[step] ?? "" },
  meaning: (name, value, { values }) => {
    if (name === "rate") return `${few(value * values.people)} people in a batch, on average`;
    if (name === "noise") return `σ = ${few(value * values.clip)} on a sum that one person moves by ${few(values.clip)}`;
    if (name === "steps") return `${few(value * values.rate)} epochs`;
    return undefined;
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};

const PART = [
  "The step begins.",
  "Sample: who is in this batch.",
  "Pull: where each of them pulls the model.",
  "Clip: no pull is longer than the clipping norm.",
  "Sum: the pulls head to tail.",
  "Noise: as much, whoever was drawn.",
  "Move: divided by the expected size, times the learning rate.",
];
