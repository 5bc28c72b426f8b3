"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** What the noise does to the learning: how often each kind of model is right, and how that comes about as epsilon is spent. */
import type { Frame } from "../../../lib/experiments/model-attack.result.ts";
import { lineThrough, type Point, short } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Drawing, Key, Xs } from "../panels.tsx";
import { Fact } from "../signature/Fact.tsx";
import { Spending } from "../signature/Spending.tsx";
import { KINDS, kindOf, money, percent } from "./words.ts";

interface Props {
  readonly run: Frame;
  readonly early: number;
}

/** A bar from 0 to 100 %: on new records filled, on the training's own the line. */
export function Accuracy({ run, early }: Props) {
  return (
    <>
      <ul className="ma-right">
        {KINDS.map((kind) => {
          const arm = run[kind];
          return (
            <li key={kind}>
              <span>{kindOf(kind, run, early)}</span>
              <span className="num">{arm ? <Live>{percent(arm.testAccuracy)}</Live> : "…"}</span>
              <span className={`track ${kind}`} aria-hidden="true">
                {arm && (
                  <>
                    <i className="fill" style={{ width: `${100 * arm.testAccuracy}%` }} />
                    <i className="own" style={{ left: `${100 * arm.trainAccuracy}%` }} />
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      <div className="key">
        <Key of="right">on new records</Key>
        <Key of="own">on its own</Key>
      </div>
      {run.plan && (
        <dl className="beyond">
          <Fact name="Noise on each sum, σ over the clipping norm" value={String(run.plan.noise)} />
          <Fact name="A record is in a step with chance" value={String(run.plan.rate)} />
          <Fact name="Steps" value={String(run.plan.steps)} />
        </dl>
      )}
    </>
  );
}

export function Budget({ run }: Props) {
  const { course, epsilon, delta, owed, plan } = run;
  const spent = course.at(-1)?.epsilon ?? 0;
  const costs = course.map((at, i) => at.epsilon - (course[i - 1]?.epsilon ?? 0));
  const steps = course.at(-1)?.step ?? 0;
  const x = (value: number) => (100 * value) / epsilon;
  const points = course.map((at): Point => [x(at.epsilon), 100 * (1 - at.testAccuracy)]);
  const level = run.plain.testAccuracy;
  return (
    <>
      <Spending
        costs={costs}
        fresh={plan !== undefined && steps > 0 && steps < plan.steps}
        budget={epsilon}
        left={Math.max(0, epsilon - spent)}
        money={money}
      >
        spent <Live>{money(spent)}</Live> in {steps} steps
      </Spending>
      <div className="ma-course">
        <div className="box">
          <span className="y" aria-hidden="true" style={{ top: `${short(100 * (1 - level))}%` }}>
            plain
          </span>
          <Drawing
            says={`How often the first private model is right on new records, against the ε it has spent: ${course.length === 0 ? "nothing yet" : `${percent(course.at(-1)?.testAccuracy ?? 0)} at ε = ${money(spent)}`}; the plain models are right in ${percent(level)}`}
          >
            <path className="grid" d="M0 50H100M0 0H100" />
            <path className="level" d={`M0 ${short(100 * (1 - level))}H100`} />
            <path className="grown" d={lineThrough(points)} />
            <path className="dots" d={points.map(([px, py]) => `M${short(px)} ${short(py)}h0`).join("")} />
          </Drawing>
        </div>
        <Xs
          ticks={[
            { at: 0, label: "0" },
            { at: 50, label: "ε spent" },
            { at: 100, label: String(epsilon) },
          ]}
        />
      </div>
      <p className="figcap">Right on new records, as the first private model spends.</p>
      {owed && (
        <dl className="beyond">
          <Fact name={`Owed at δ = ${delta}, by the sharpest accountant`} value={money(owed.high)} />
        </dl>
      )}
    </>
  );
}
