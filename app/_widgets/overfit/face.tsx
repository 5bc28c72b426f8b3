"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `overfit`: the curve and its points, errors by degree, and the attacker by degree. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/overfit.result.ts";
import { overfit } from "../../../lib/experiments/overfit.ts";
import { chosenOf, tells } from "../../../lib/experiments/overfit.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { attackerOf, curveOf, errorsOf, few, two } from "./shapes.ts";
import { tables } from "./tables.ts";

type Id = "overfit";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: finished, frame }: StageProps<Id>): ReactNode {
  const result = finished ?? frame;
  if (!result) return <p className="plate-wait">Nothing has been fitted yet.</p>;
  return (
    <div className="sens overfit">
      <Curve result={result} />
      <Errors result={result} />
      <Attacker result={result} />
    </div>
  );
}

function Curve({ result }: { result: Result }) {
  const { line, sine, used, others, stemsUsed, stemsOthers, xs, ys } = curveOf(result);
  return (
    <Panel
      kind="wide"
      name={`A curve of degree ${result.degree}`}
      sub={
        <>
          Fitted to the filled points. It misses them by <Live>{few(result.error.used)}</Live> (mean square), and the hollow ones, which it
          never saw, by <Live>{few(result.error.others)}</Live>.
        </>
      }
    >
      <div className="box tall clip">
        <Ys ticks={ys} />
        <Drawing says={`A curve through ${result.used.length} points it was fitted to and past ${result.others.length} others`}>
          <Grid ticks={ys} />
          <path className="sine" d={sine} />
          <path className="stem-out" d={stemsOthers} />
          <path className="stem-in" d={stemsUsed} />
          <path className="fit" d={line} />
          <path className="dot-out" d={others} />
          <path className="dot-core" d={others} />
          <path className="dot-in" d={used} />
        </Drawing>
      </div>
      <Xs ticks={xs} />
      <div className="key">
        <Key of="filled">used for the fit</Key>
        <Key of="hollow">not used</Key>
        <Key of="dash">the sine they all come from</Key>
      </div>
    </Panel>
  );
}

function Errors({ result }: { result: Result }) {
  const { used, others, xs, ys } = errorsOf(result);
  return (
    <Panel name="Error by degree" sub={`Mean square, the median of ${whole(result.runs)} fits.`}>
      <div className="box tall clip">
        <Ys ticks={ys} />
        <Drawing says="The error on used points falls with the degree; on others it falls and then rises">
          <Grid ticks={ys} />
          <path className="fit" d={used} />
          <path className="fit far" d={others} />
        </Drawing>
      </div>
      <Xs ticks={xs} />
      <div className="key">
        <Key of="line">used</Key>
        <Key of="dash">not used</Key>
      </div>
    </Panel>
  );
}

function Attacker({ result }: { result: Result }) {
  const { line, band, coin, dot, xs, ys } = attackerOf(result);
  const chosen = chosenOf(result);
  return (
    <Panel
      name="The attacker by degree"
      mark={<Mark who="eye" />}
      sub="Small error: “used”. How often it ranks a used point above one that was not (AUC)."
    >
      <div className="box tall clip">
        <Ys ticks={ys} />
        <Drawing
          says={chosen ? `At degree ${result.degree} the attacker's area is ${two(chosen.auc)}; a coin's is 0.5` : "not measured yet"}
        >
          <Grid ticks={ys} />
          <path className="band" d={band} />
          <path className="coin" d={`M0 ${coin}H100`} />
          <path className="fit" d={line} />
        </Drawing>
        {dot && <i className="dot" style={{ left: `${dot.x}%`, top: `${dot.y}%` }} />}
      </div>
      <Xs ticks={xs} />
      <div className="key">
        <Key of="band">99 % interval</Key>
        <Key of="dash">a coin</Key>
      </div>
    </Panel>
  );
}

function sentence({ result }: Done): ReactNode {
  const chosen = chosenOf(result);
  return (
    <>
      A curve of degree {result.degree} misses its own {result.used.length} points by <Live>{few(result.error.used)}</Live> and as many
      others by <Live>{few(result.error.others)}</Live>. From the error alone an attacker ranks a used point above another{" "}
      <Live>{whole(100 * (chosen?.auc ?? 0))}</Live> times in 100, over {whole(result.runs)} fits ({whole(100 * (chosen?.low ?? 0))} to{" "}
      {whole(100 * (chosen?.high ?? 0))}):{" "}
      {tells(result) ? "more than a coin, with 99 % confidence." : "with 99 % confidence a coin cannot be ruled out."}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: overfit,
  primary: ["degree", "points", "noise"],
  Stage,
  sentence,
  tables,
  meaning: (name, value) => (name === "degree" ? (value === 1 ? "a straight line" : `${value + 1} numbers to fit`) : undefined),
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
