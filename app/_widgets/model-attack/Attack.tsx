"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The same attackers on plain models and on private ones: two squares on logarithmic axes, and what was found at few false alarms. */
import type { Frame } from "../../../lib/experiments/model-attack.result.ts";
import { lineThrough, short } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Key } from "../panels.tsx";
import { Roc } from "../signature/Roc.tsx";
import { closed, ENOUGH, estimate, fewUntil, limit, stairs, TICKS } from "./shapes.ts";
import { area, KINDS, kindOf, nameOf, percent } from "./words.ts";

interface Props {
  readonly run: Frame;
  readonly asked: { readonly models: number; readonly early: number };
}

export function Attack({ run, asked }: Props) {
  const { plain, early, dp, best, ceiling } = run;
  const stopped = early.attacks[best.early.attack];
  return (
    <>
      <div className="ma-two">
        <Square name="plain" run={run} arm={plain} asked={asked.models} />
        <Square name={kindOf("dp", run, asked.early)} run={run} arm={dp} asked={asked.models} ceiling={ceiling} stopped={stopped} />
      </div>
      <Found run={run} early={asked.early} />
      <div className="key">
        {Object.keys(plain.attacks).map((id) => (
          <Key key={id} of={`line ${id}`}>
            {nameOf(id)}
          </Key>
        ))}
        <Key of="line early">best, on {kindOf("early", run, asked.early)}</Key>
        <Key of="line ceiling">no attack passes, on average</Key>
        <Key of="line gdp">upon it, a Gaussian’s: an estimate</Key>
        <Key of="few">stands on fewer than {ENOUGH} false alarms</Key>
      </div>
    </>
  );
}

interface SquareProps {
  readonly name: string;
  readonly run: Frame;
  readonly arm: Frame["plain"] | undefined;
  readonly asked: number;
  readonly ceiling?: Frame["ceiling"] | undefined;
  readonly stopped?: Frame["plain"]["attacks"][string] | undefined;
}

function Square({ name, arm, asked, ceiling, stopped }: SquareProps) {
  const attacks = Object.entries(arm?.attacks ?? {});
  const others = attacks[0]?.[1].others ?? 0;
  const top = attacks.reduce((most, [, { tprAt1 }]) => Math.max(most, tprAt1), 0);
  return (
    <div>
      <p className="ma-name">
        <b>{name}</b>{" "}
        <span>
          <Live>{arm?.models ?? 0}</Live> of {asked} models
        </span>
      </p>
      <Roc
        says={`Hits against false alarms on ${name} models, both on logarithmic axes: at one false alarm in 100 the best attacker finds ${percent(top)} of the members${ceiling ? `, and none may find more than ${percent(ceiling.tprAt1)} on average over trainings` : ""}`}
        ticks={TICKS}
        closed={ceiling && closed(ceiling)}
      >
        <path className="few" d={`M0 0H${short(fewUntil(others))}V100H0z`} />
        {ceiling && <path className="ceiling" d={lineThrough(limit(ceiling))} />}
        {ceiling && <path className="gdp" d={lineThrough(estimate(ceiling))} />}
        {stopped && <path className="early" d={lineThrough(stairs(stopped.roc))} />}
        {attacks.map(([id, { roc }]) => (
          <path key={id} className={`seen ${id}`} d={lineThrough(stairs(roc))} />
        ))}
      </Roc>
    </div>
  );
}

/** What each attacker finds at one false alarm in a hundred. */
function Found({ run, early }: { run: Frame; early: number }) {
  const kinds = KINDS.filter((kind) => run[kind]);
  return (
    <table className="book ma-found">
      <thead>
        <tr>
          <th scope="col">found, at 1 false alarm in 100</th>
          {kinds.map((kind) => (
            <th key={kind} scope="col" className="num">
              {kindOf(kind, run, early)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.keys(run.plain.attacks).map((id) => (
          <tr key={id} className={run.best.plain.attack === id ? "now" : undefined}>
            <td>{nameOf(id)}</td>
            {kinds.map((kind) => {
              const found = run[kind]?.attacks[id];
              return (
                <td key={kind} className="num">
                  {found && (
                    <>
                      <Live>{percent(found.tprAt1)}</Live> <small>{area(found.auc)}</small>
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
        <tr>
          <td>guessing</td>
          {kinds.map((kind) => (
            <td key={kind} className="num">
              {percent(0.01)} <small>.500</small>
            </td>
          ))}
        </tr>
        {run.ceiling && (
          <tr>
            <td>no attack may find more than, on average</td>
            {kinds.map((kind) => (
              <td key={kind} className="num">
                {kind === "dp" && run.ceiling ? (
                  <>
                    <Live>{percent(run.ceiling.tprAt1)}</Live> <small>{area(run.ceiling.auc)}</small>
                  </>
                ) : (
                  "no limit"
                )}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}
