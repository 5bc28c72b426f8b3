"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The noise: each answer of the second panel beside the true size it stands for. And the budget it is paid from. */
import type { Panel, Result } from "../../../lib/experiments/set-attack.result.ts";
import { Live } from "../Live.tsx";
import { Drawing, Key, Xs, Ys } from "../panels.tsx";
import { Fact } from "../signature/Fact.tsx";
import { Spending } from "../signature/Spending.tsx";
import { answersOf, type Seen } from "./shapes.ts";
import { about, money, people, percent, type Settings, share } from "./words.ts";

interface AnswersProps {
  readonly run: Result;
  readonly panel: Panel;
  readonly step: number | undefined;
  readonly noisy: boolean;
  /** An honest partner's. */
  readonly overlap: number;
}

export function Answers({ run, panel, step, noisy, overlap }: AnswersProps) {
  const drawn = answersOf(panel, run.people, step);
  const { noise } = run;
  const calls = panel.record.filter(({ answer }) => answer !== null).length;
  return (
    <>
      <div className="answers">
        <div className="box">
          <Ys ticks={drawn.ticks} />
          <i className="can" style={{ top: `${drawn.band[0]}%`, bottom: `${100 - drawn.band[1]}%` }} />
          <Drawing
            says={`${calls} answers, ${noisy ? "each with noise" : "each the true size"}; true sizes are between 0 and ${run.people}`}
          >
            {noisy && <path className="noise" d={drawn.noise} />}
            {noisy && <path className="noisy" d={drawn.noisy} />}
            <path className="exact" d={drawn.exact} />
          </Drawing>
        </div>
        <Xs
          ticks={
            calls > 0 ? [{ at: 2 + 48 / calls, label: "1" }, ...(calls > 1 ? [{ at: 98 - 48 / calls, label: `call ${calls}` }] : [])] : []
          }
        />
      </div>
      <div className="key">
        {noisy && <Key of="noisy">answer</Key>}
        <Key of="exact">true size</Key>
        <Key of="can">where a true size can be</Key>
      </div>
      {noise && (
        <dl className="beyond">
          <Fact name="Noise of an answer, standard deviation" value={people(noise.deviation)} />
          <Fact name={`Of these ${run.people} people`} value={percent(noise.deviation / run.people)} />
          <Fact name={`Of an overlap of ${overlap.toLocaleString("en-GB")}`} value={percent(noise.ofOverlap)} />
        </dl>
      )}
    </>
  );
}

export function Budget({ run, panel, seen, values }: { run: Result; panel: Panel; seen: Seen; values: Settings }) {
  const { noise } = run;
  if (!noise) return <p className="figcap">Exact sizes have no price and no ε: nothing is counted, and nothing is ever refused.</p>;
  const { budget, epsilon, ceilings } = noise;
  const near = noise.dummies === undefined ? "" : ", about"; // the Gaussian's
  const accounts = values.accounts > 1 ? values.accounts : undefined;
  const whole = budget === null ? null : budget * values.accounts;
  const paid = panel.record.filter(({ answer }) => answer !== null).slice(0, seen.calls);
  const costs = paid.map(({ spent }, i) => spent - (paid[i - 1]?.spent ?? 0)).filter((cost) => cost > 0);
  return (
    <>
      {whole === null ? (
        <p className="figcap">
          Nobody counts: no call is refused. The calls so far add up to ε = <Live>{about(seen.spent)}</Live>
          {noise.delta > 0 && `, at δ = ${noise.delta}`}.
        </p>
      ) : (
        <Spending costs={costs} fresh={!seen.over && !seen.refused} budget={whole} left={Math.max(0, whole - seen.spent)} money={money}>
          spent <Live>{money(seen.spent)}</Live>
        </Spending>
      )}
      <dl className="beyond">
        {epsilon !== null && <Fact name="A call costs, ε" value={about(epsilon)} />}
        <Fact name="Calls answered" value={String(seen.calls)} />
        <Fact name="Calls refused" value={String(seen.refused || seen.over ? panel.refused : 0)} />
        {accounts && <Fact name="Accounts, each with a budget of" value={money(budget ?? 0)}>{` × ${accounts}`}</Fact>}
        {ceilings.run !== null && ceilings.sizes !== null && (
          <Fact
            name={`Ceiling, ranking within one run${near}`}
            value={share(ceilings.run)}
          >{` for any answers, ${share(ceilings.sizes)} for sizes`}</Fact>
        )}
        <Fact name={`Ceiling, one fixed person${near}`} value={share(ceilings.target)} />
      </dl>
      {seen.refused && (
        <p className="stop">
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M5 .8h6L15.200 5v6L11 15.200H5L.8 11V5z" />
            <path d="M4.500 8h7" />
          </svg>
          <span>
            Call {seen.calls + 1} is refused:{" "}
            {budget !== null && budget * values.accounts - seen.spent < (epsilon ?? 0)
              ? "what is left is less than a call costs"
              : "the question is too small"}
            . No number is sent.
          </span>
        </p>
      )}
    </>
  );
}
