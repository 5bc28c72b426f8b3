"use no memo"; // plain functions: what the compiler would add weighs more than it saves
import type { ReactNode } from "react";
import type { Result, Step } from "../../../lib/experiments/sampler.result.ts";
import { sampler } from "../../../lib/experiments/sampler.ts";
import { lawFits } from "../../../lib/experiments/sampler.verdicts.ts";
/** The face of `sampler`: one draw opened step by step, what thousands of them come to, and what they cost. */
import { Scroll } from "../../_ui/Scroll.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { barsOf, drawsOf, scaleOf } from "./shapes.ts";
import { tables } from "./tables.ts";
import { asks, cameTo, ENGINE, NAME, tenth, WHY, whole } from "./words.tsx";

type Id = "sampler";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: finished, frame, step }: StageProps<Id>): ReactNode {
  const result = finished ?? frame;
  if (!result) return <p className="plate-wait">Nothing has been drawn yet.</p>;
  return (
    <div className="smp">
      <Opened result={result} seen={step ?? result.opened.steps.length} />
      <div className="both">
        <Out result={result} draws={drawsOf(result)} />
        <Costs result={result} draws={drawsOf(result)} />
      </div>
    </div>
  );
}

function Opened({ result: { law, opened }, seen }: { result: Result; seen: number }) {
  const { steps, bits, value, more } = opened;
  const shown = steps.slice(0, seen);
  const all = shown.length === steps.length;
  const taken = all ? bits : shown.reduce((sum, { tries }) => sum + tries.join("").length, 0);
  return (
    <Panel name="One draw, opened" sub="Every random bit that the sampler took, in order, and what it made of it. Struck out: thrown back.">
      <p className="through">
        <span>
          <Live>{taken}</Live> random {taken === 1 ? "bit" : "bits"} in
        </span>
        <span aria-hidden="true">→</span>
        <span>
          <Live>{all ? whole(value) : "?"}</Live> out
        </span>
      </p>
      <Scroll label="The draw, step by step" className={law === "coin" ? "steps few" : "steps"}>
        <table>
          <thead>
            <tr>
              <th scope="col">asked for</th>
              <th scope="col">bits</th>
              <th scope="col">came to</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((step, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have no identity but their place
              <Row key={i} step={step} before={steps[i - 1]} known={step.until < seen} now={!all && i === seen - 1} />
            ))}
            {all && more > 0 && (
              <tr>
                <td colSpan={3}>and {more} more steps</td>
              </tr>
            )}
          </tbody>
        </table>
      </Scroll>
      <p className="figcap">{WHY[law]}</p>
    </Panel>
  );
}

const back = <span className="vh"> thrown back</span>;

const Row = ({ step, before, known, now }: { step: Step; before: Step | undefined; known: boolean; now: boolean }) => (
  <tr className={`${step.tries.length > 0 || step.drew !== null ? "" : "part"}${now ? " now" : ""}`}>
    <td style={{ paddingLeft: `${0.9 * step.depth}em` }}>{asks(step)}</td>
    <td className="bits">
      {step.tries.map((bits, i) =>
        i < step.tries.length - 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: tries have no identity but their place
          <s key={i}>
            {bits}
            {back}
          </s>
        ) : (
          <b key="kept">{bits}</b>
        ),
      )}
      {step.drew !== null && step.tries.length === 0 && <span className="none">none needed</span>}
    </td>
    <td className="came">{known ? cameTo(step, before) : "…"}</td>
  </tr>
);

function Out({ result, draws }: { result: Result; draws: number }) {
  const { bars, caps, xs, ys } = barsOf(result, draws);
  const { outputs, law } = result;
  return (
    <Panel
      name={`${draws.toLocaleString("en-GB")} draws against the exact law`}
      sub="Bars: how likely each integer is. Caps: how often the sampler gave it."
    >
      <div className="box">
        <Ys ticks={ys} />
        <Drawing says={`How often each integer came in ${draws} draws of ${NAME[law]}, over its exact probability`}>
          <Grid ticks={ys} />
          <path className="law" d={bars} />
          <path className="cap" d={caps} />
        </Drawing>
      </div>
      <Xs ticks={xs} />
      {outputs.width > 1 && <p className="figcap">Each bar is {outputs.width} integers wide.</p>}
    </Panel>
  );
}

function Costs({ result, draws }: { result: Result; draws: number }) {
  const { opened, expected, entropy, engines } = result;
  const scale = scaleOf(result);
  const at = (bits: number) => ({ left: `${(100 * bits) / scale}%` });
  const mean = engines[0]?.bits ?? 0;
  return (
    <Panel name="What a draw costs, in random bits" sub="No sampler of this law does with fewer bits on average than its entropy.">
      <div
        className="scale"
        role="img"
        aria-label={`Entropy ${tenth(entropy)} bits, expected ${tenth(expected)}, measured ${tenth(mean)}, this draw ${opened.bits}`}
      >
        <i className="hatch" style={{ width: at(entropy).left }} />
        <i className="line" style={at(expected)} />
        <i className="dot" style={at(mean)} />
        <i className="tri" style={at(opened.bits)} />
      </div>
      <div className="key">
        <Key of="hatch">
          <span>
            entropy <Live>{tenth(entropy)}</Live>
          </span>
        </Key>
        <Key of="line">
          <span>
            expected <Live>{tenth(expected)}</Live>
          </span>
        </Key>
        <Key of="dot">
          <span>
            mean of {draws.toLocaleString("en-GB")} <Live>{tenth(mean)}</Live>
          </span>
        </Key>
        <Key of="tri">
          <span>
            this draw <Live>{opened.bits}</Live>
          </span>
        </Key>
      </div>
      <table className="book">
        <thead>
          <tr>
            <th scope="col">engine</th>
            <th scope="col" className="num">
              of the same words
            </th>
            <th scope="col" className="num">
              words a draw
            </th>
            <th scope="col" className="num">
              χ² (at most)
            </th>
          </tr>
        </thead>
        <tbody>
          {engines.map(({ id, first, words, chi2, bound }) => (
            <tr key={id}>
              <td>{ENGINE[id]}</td>
              <td className="num">{whole(first.value)}</td>
              <td className="num">{tenth(words)}</td>
              <td className="num">
                <Live>{tenth(chi2)}</Live> ({tenth(bound)})
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="figcap">Each engine reads the same words its own way and makes its own integer of them. What they share is the law.</p>
    </Panel>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { law, opened, expected, entropy, engines } = result;
  return (
    <>
      This draw took <Live>{opened.bits}</Live> random {opened.bits === 1 ? "bit" : "bits"} and made <Live>{whole(opened.value)}</Live> of{" "}
      {opened.bits === 1 ? "it" : "them"} ({NAME[law]}). On average it takes <Live>{tenth(engines[0]?.bits ?? 0)}</Live> bits over{" "}
      {values.draws.toLocaleString("en-GB")} draws, where <Live>{tenth(expected)}</Live> are expected and <Live>{tenth(entropy)}</Live> is
      the least there can be.{" "}
      {lawFits(result)
        ? `The draws of ${engines.length === 2 ? "both" : "all three"} engines fit the exact law.`
        : "The draws of an engine do not fit the exact law, which a right sampler does at most once in a million times."}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: sampler,
  primary: ["law", "scale", "x"],
  relevant: ({ law }) => ["law", law === "coin" ? "x" : "scale", "draws"],
  Stage,
  sentence,
  tables,
  steps: ({ result }) => result?.opened.steps.length ?? 0,
  stepped: { next: "Next step", says: (step, steps) => `Step ${step} of ${steps}.` },
  meaning: (name, value, { values }) => {
    if (name === "x") return `comes up ${(100 * Math.exp(-value)).toPrecision(2)} times in 100`;
    if (name !== "scale") return undefined;
    return values.law === "laplace" ? `ε = ${Number((1 / value).toPrecision(3))} for a count` : `a deviation of about ${value}`;
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
