"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** One panel of the attack: what is asked, the people, what is claimed of them, and how well they are ranked. */
import type { ReactNode } from "react";
import type { Panel, Result, Spread } from "../../../lib/experiments/set-attack.result.ts";
import { Mark } from "../../_ui/marks.tsx";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Drawing } from "../panels.tsx";
import { atShare, type Drawn, histogramOf, KINDS, peopleOf, type Seen } from "./shapes.ts";
import { area, counted, share } from "./words.ts";

export interface SideProps {
  readonly name: string;
  readonly sub: string;
  readonly noisy: boolean;
  readonly run: Result;
  /** Whose mark is worth drawing. */
  readonly marked: readonly number[];
  readonly panel: Panel;
  readonly seen: Seen;
  readonly spread: Spread | undefined;
  /** What no attacker passes within a run; absent where nothing is promised. */
  readonly ceiling: number | undefined;
}

export function Side({ name, sub, noisy, run, marked, panel, seen, spread, ceiling }: SideProps) {
  return (
    // A group and no landmark: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className="against" role="group" aria-label={name}>
      <p className="who-says">
        <b>{name}</b> <span>{sub}</span>
      </p>
      <Asking seen={seen} calls={panel.calls} noisy={noisy} />
      <Grid run={run} marked={marked} panel={panel} seen={seen} />
      <Claims run={run} panel={panel} seen={seen} />
      <Ranking run={run} seen={seen} noisy={noisy} spread={spread} ceiling={ceiling} />
    </div>
  );
}

function Asking(props: { seen: Seen; calls: number; noisy: boolean }) {
  return (
    <p className="asking">
      <Mark who="eye" />
      <span>{asking(props)}</span>
    </p>
  );
}

function asking({ seen, calls, noisy }: { seen: Seen; calls: number; noisy: boolean }): ReactNode {
  const { asked, answer, sum, refused, over, settled, says } = seen;
  if (refused) {
    return (
      <>
        one more? <i className="ln stop" aria-hidden="true" /> <Mark who={2} /> <b>refuses</b> call {seen.calls + 1}
      </>
    );
  }
  if (asked) {
    return (
      <>
        how many of these {asked.length}? <i className="ln" aria-hidden="true" /> <Mark who={2} />{" "}
        <b className={noisy ? "nz" : undefined}>{whole(answer ?? 0)}</b>
        {sum !== undefined && <>, together {whole(sum)}</>}
      </>
    );
  }
  if (!over || calls === 0) return "nothing asked yet";
  return settled === says.length ? `finished at call ${calls}: everybody is decided` : `out of calls after ${calls}`;
}

function Grid({ run, marked, panel, seen }: Pick<SideProps, "run" | "marked" | "panel" | "seen">) {
  const target = run.target?.person;
  const { columns, rows, paths } = peopleOf(seen, { truth: panel.truth, marked, target });
  return (
    <svg
      className="people"
      viewBox={`-0.6 -0.6 ${10 * columns + 1.2} ${10 * rows + 1.2}`}
      role="img"
      aria-label={`${run.people} people, ${panel.truth.length} of them in the set; ${seen.members} claimed, ${seen.right} of these claims right; ${run.people - seen.settled} open`}
    >
      <Marks paths={paths} />
    </svg>
  );
}

/** Everybody's, each kind in one path. */
export const Marks = ({ paths }: Pick<Drawn, "paths">) =>
  KINDS.map((kind) => paths[kind] && <path key={kind} className={kind} d={paths[kind]} />);

function Claims({ run, panel, seen }: { run: Result; panel: Panel; seen: Seen }) {
  const { members, right } = seen;
  const blind = run.people === 0 ? 0 : panel.truth.length / run.people;
  const part = members === 0 ? 0 : (100 * right) / members;
  return (
    <div className="row">
      <p className="lab">
        <span>claimed to be in</span>
        <Live>{members}</Live>
      </p>
      <div
        className="split"
        role="img"
        aria-label={`${right} right, ${members - right} wrong; blind guessing is right ${Math.round(100 * blind)} times in 100`}
      >
        {right > 0 && <i className="ok" style={{ width: `${part}%` }} />}
        {members > right && <i className="ko" style={{ width: `${100 - part}%` }} />}
        <i className="blind" style={{ left: `${100 * blind}%` }} />
      </div>
      <p className="lab">
        <span>
          ✓ <Live>{right}</Live> right
        </span>
        <span>
          ✕ <Live>{members - right}</Live> wrong
        </span>
      </p>
      <p className="hint">dotted: blind guessing, {inWords(panel.truth.length, run.people)}</p>
    </div>
  );
}

/** "1 in 4" where it is one, else of a hundred. */
function inWords(members: number, of: number): string {
  if (members > 0 && of % members === 0) return `1 in ${of / members}`;
  return `${Math.round((100 * members) / Math.max(1, of))} in 100`;
}

/** Within the run, or about one person in pairs of runs. */
function Ranking({ run: { target }, seen, noisy, spread, ceiling }: Pick<SideProps, "run" | "seen" | "noisy" | "spread" | "ceiling">) {
  const [name, auc] = target
    ? [`about one fixed person, ${counted(target.pairs, "pair")} of runs`, (noisy ? target.won : target.exact) / target.pairs]
    : [`within the run${spread ? `, mean of ${spread.runs}` : ""}`, spread ? spread.auc : seen.auc];
  const band = target ? (noisy ? target : undefined) : spread;
  return (
    <div className="row">
      <p className="lab">
        <span>AUC {name}</span>
        <Live>{area(auc)}</Live>
      </p>
      <Scale
        auc={auc}
        low={band?.low ?? null}
        high={band?.high ?? null}
        ceiling={noisy ? (target?.ceiling ?? ceiling) : undefined}
        areas={target ? undefined : spread?.aucs}
      />
    </div>
  );
}

interface ScaleProps {
  readonly auc: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly ceiling: number | undefined;
  readonly areas: readonly number[] | undefined;
}

function Scale({ auc, low, high, ceiling, areas }: ScaleProps) {
  const shut = ceiling !== undefined && ceiling < 0.995;
  return (
    <>
      <div className="auc">
        {shut && <i className="hatch" style={{ left: `${atShare(ceiling)}%` }} />}
        <Drawing
          says={`Area ${area(auc)}; 0.5 is a coin${ceiling === undefined ? "" : `; no attacker passes ${share(ceiling)}`}${areas ? `; the areas of ${areas.length} runs as bars` : ""}`}
        >
          {areas && <path className="runs" d={histogramOf(areas)} />}
        </Drawing>
        <i className="half" />
        {low !== null && high !== null && (
          <i className="band" style={{ left: `${atShare(low)}%`, width: `${atShare(high) - atShare(low)}%` }} />
        )}
        {auc !== null && <i className="dot" style={{ left: `${atShare(auc)}%` }} />}
      </div>
      <p className="marks" aria-hidden="true">
        <span style={{ left: 0 }}>0</span>
        <span style={{ left: "50%" }}>.5</span>
        {shut ? (
          <span className="end" style={{ left: `${atShare(ceiling)}%` }}>
            ceiling {share(ceiling, 2)}
          </span>
        ) : (
          <span className="end">1</span>
        )}
      </p>
    </>
  );
}
