"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of the dial: the noise in two worlds, the ledger, and the attacker, all from one run. */
import type { ReactNode } from "react";
import type { Result, Test } from "../../../lib/experiments/dial.result.ts";
import { dial } from "../../../lib/experiments/dial.ts";
import { answerRefused, attackWithinLimit, railsCrossed, relationMatters } from "../../../lib/experiments/dial.verdicts.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { lineThrough } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { about, counted, money, share, tiny } from "../numbers.ts";
import { Key } from "../panels.tsx";
import { Fact } from "../signature/Fact.tsx";
import { Signature } from "../signature/Signature.tsx";
import { Attacker } from "./Attacker.tsx";
import { Ledger } from "./Ledger.tsx";
import { at, edgeOf, hillsOf, lossLine, multiplesIn, RAILS, testOf } from "./shapes.ts";
import { tables } from "./tables.ts";
import { fixed, inHundred, written } from "./words.ts";

const params = dial.params.fields;
type Id = "dial";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ values, frame, result, wanted, set }: StageProps<Id>): ReactNode {
  const run = result ?? frame;
  if (!run) return <p className="plate-wait">Nothing has been drawn yet.</p>;
  const middle = values.count - run.sensitivity / 2;
  const test = testOf(run, middle, values.threshold, wanted?.threshold);
  return (
    <Signature
      kind="dial"
      wide="noise"
      noise={{
        name: "The noise, in two neighbouring worlds",
        sub: "How likely each answer is if you are in the data, and if you are not. Re-runs of both worlds are free: nobody gets to see them.",
        children: <Noise run={run} count={values.count} asked={values.samples} test={test} />,
      }}
      budget={{
        name: "The budget it spends",
        sub: "An answer, once published, is public. Each has its price, and what does not fit is refused.",
        children: <Ledger run={run} budget={values.budget} />,
      }}
      attack={{
        name: "The attacker: are you in?",
        sub: (
          <>
            It says “in” from a threshold on: drag the eye. Measured on{" "}
            {run.samples < values.samples && <>{run.samples.toLocaleString("en-GB")} of </>}
            {values.samples.toLocaleString("en-GB")} re-runs of each world.
          </>
        ),
        children: <Attacker run={run} test={test} pick={set && ((next, settled) => set("threshold", next.from - middle, settled))} />,
      }}
    />
  );
}

function Noise({ run, count, asked, test }: { run: Result; count: number; asked: number; test: Test }) {
  const hills = hillsOf(run);
  const losses = lossLine(run, hills.x);
  const ticks = multiplesIn(hills.low, hills.high, 6).filter((value) => Math.abs(hills.x(value) - hills.x(count)) > 9);
  const { outputs, samples, sensitivity, delta, beyond } = run;
  const edge = at(Math.min(100, Math.max(0, hills.x(edgeOf(run, test)))));
  const other = run.relation === "add-remove" ? "without you" : "another in your place";
  return (
    <>
      <div className="hills">
        <div className="box">
          {hills.ticks.map(({ p, y, word }) => (
            <span key={p} className="y" aria-hidden="true" style={{ top: `${y}%` }}>
              {word}
            </span>
          ))}
          <i className="claims" style={edge} />
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={`Probability of each answer, with you around ${count} and ${other} around ${count - sensitivity}; the attacker says “in” from ${written(run, test.from)} on; ${counted(samples, "re-run")} of each world drawn over them`}
          >
            <path className="grid" d={hills.ticks.map(({ y }) => `M0 ${y}H100`).join("")} />
            <path className="out" d={hills.bars[0]} />
            <path className="in" d={hills.bars[1]} />
            <path className="halo" d={hills.caps} />
            <path className="cap" d={hills.caps} />
          </svg>
        </div>
        <div className="rug" aria-hidden="true">
          <Rug run={run} x={hills.x} />
        </div>
        <div className="xs" aria-hidden="true">
          {ticks.map((value) => (
            <span key={value} style={at(hills.x(value))}>
              {fixed(value, 0)}
            </span>
          ))}
          <b style={at(hills.x(count))}>{count}</b>
        </div>
        <div className="box rails">
          <span className="y" aria-hidden="true" style={{ top: `${RAILS[0]}%` }}>
            +ε
          </span>
          <span className="y" aria-hidden="true" style={{ top: `${RAILS[1]}%` }}>
            −ε
          </span>
          <i className="hatch" style={{ bottom: `${100 - RAILS[0]}%` }} />
          <i className="hatch" style={{ top: `${RAILS[1]}%` }} />
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={`Logarithm of the ratio between the two worlds: ${railsCrossed(run) ? "it crosses" : "it touches and never crosses"} the rails at plus and minus ${run.epsilon}`}
          >
            <path className="grid" d="M0 50H100" />
            <path className="rail" d={RAILS.map((y) => `M0 ${y}H100`).join("")} />
            {run.losses.each ? (
              <>
                <path className="dot" d={losses.map(([x, y]) => `M${x} ${y}h0`).join("")} />
                <path className="hole" d={losses.map(([x, y]) => `M${x} ${y}h0`).join("")} />
              </>
            ) : (
              <path className="loss" d={lineThrough(losses)} />
            )}
          </svg>
        </div>
      </div>
      <p className="figcap">
        Log of the ratio between the two worlds:{" "}
        {railsCrossed(run) ? "far out it crosses the rails." : "it touches the rails and never crosses."}
      </p>
      {delta > 0 && (
        <dl className="beyond">
          {both(`Excess beyond the rails, held to δ = ${tiny(delta)}`, beyond.excess)}
          {both("Plain probability of landing there", beyond.mass)}
        </dl>
      )}
      <div className="key">
        <Key of="in">with you (true count {count})</Key>
        <Key of="out">
          {other} ({count - sensitivity})
        </Key>
        <Key of="cap">
          <span>
            <Live>{samples.toLocaleString("en-GB")}</Live> {samples < asked && `of ${asked.toLocaleString("en-GB")} `}re-runs each
          </span>
        </Key>
        <Key of="claims">the attacker says “in”</Key>
        <Key of="pub">published</Key>
        {outputs.width !== 1 && <span>each bar is {outputs.width} wide</span>}
      </div>
    </>
  );
}

function both(name: string, { with: person, without }: Result["beyond"]["mass"]): ReactNode {
  const [a, b] = [tiny(person), tiny(without)];
  return (
    <Fact name={name} value={a}>
      {a !== b && ` with you, ${b} without`}
    </Fact>
  );
}

/** So many of the last published answers get a tick. */
const TICKS = 80;

function Rug({ run, x }: { run: Result; x: (value: number) => number }) {
  const seen = new Map<string, number>();
  const granted = run.book.filter(({ value }) => value !== null);
  return granted.slice(-TICKS).map((line, i, shown) => {
    const left = Math.min(100, Math.max(0, x(line.value as number))).toFixed(1);
    const twin = seen.get(left) ?? 0;
    seen.set(left, twin + 1);
    const now = i === shown.length - 1 && run.book.at(-1) === line;
    return (
      <i
        // biome-ignore lint/suspicious/noArrayIndexKey: answers have no identity but their number
        key={granted.length - shown.length + i}
        className={now ? "now" : undefined}
        style={{ left: `calc(${left}% + ${3 * Math.min(twin, 6)}px)` }}
      />
    );
  });
}

function sentence({ result }: Done): ReactNode {
  const { epsilon, error, right, auc, samples, published, left, refused } = result;
  const within = attackWithinLimit(result);
  return (
    <>
      At <i>ε</i> = {epsilon} an answer is off by <Live>{about(error)}</Live> on average, and from one answer an attacker is right at most{" "}
      <Live>{inHundred(right)}</Live> times in 100. Measured on {samples.toLocaleString("en-GB")} re-runs of each world its AUC is{" "}
      <Live>{share(auc.measured)}</Live>; the limit, <Live>{share(auc.limit)}</Live>, lies {within ? "within" : "outside"} the 99 % band (
      {share(auc.low)} to {share(auc.high)}){within ? "." : ", which luck does at most once in 100 runs."}{" "}
      {counted(published.length, "answer")} published, <Live>{money(left)}</Live> left
      {relationMatters(result) && (
        <>
          , counted for “{params.relation.about.names?.[result.relation]}” (under the other relation an answer of this noise costs{" "}
          <Live>{money(result.relations[result.relation === "add-remove" ? "replace-one" : "add-remove"].owes)}</Live>)
        </>
      )}
      {answerRefused(result) ? (
        <>
          ; the ledger <b>refused</b> {counted(refused, "answer")}.
        </>
      ) : (
        "."
      )}
    </>
  );
}

function meaning(name: string, value: number, { values, frame, result }: Shown<Id>): string | undefined {
  const run = result ?? frame;
  if (name !== "epsilon" || !run) return undefined;
  const at = value === values.epsilon ? run : run.ladder.find(({ epsilon }) => epsilon === value);
  if (!at) return undefined;
  const rung = run.ladder.findIndex(({ epsilon }) => epsilon === value);
  const end = rung === 0 ? "vague answers: " : rung === run.ladder.length - 1 ? "sharp answers: " : "";
  return `${end}off by ${about(at.error)}; one answer tells an attacker ${inHundred(at.right)} in 100`;
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: dial,
  primary: ["epsilon", "mechanism"],
  relevant: ({ mechanism }) => [
    "epsilon",
    "mechanism",
    ...(mechanism === "gaussian" ? ["delta"] : []),
    "sensitivity",
    "relation",
    "question",
    "threshold",
    ...(mechanism === "laplace" ? ["grid"] : []),
    "count",
    "samples",
    "budget",
  ],
  meaning,
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
