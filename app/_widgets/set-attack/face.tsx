"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `set-attack`: noise, budget, and one attack against two services, on one clock. */
import type { ReactNode } from "react";
import type { Panel, Result } from "../../../lib/experiments/set-attack.result.ts";
import { setAttack } from "../../../lib/experiments/set-attack.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { Signature } from "../signature/Signature.tsx";
import { Answers, Budget } from "./Answers.tsx";
import { Marks, Side } from "./People.tsx";
import { sentence } from "./sentence.tsx";
import { callsIn, peopleOf, seenAt } from "./shapes.ts";
import { tables } from "./tables.ts";
import { attackName, marksOf, people, type Settings, secondName, share } from "./words.ts";

type Id = "set-attack";

function Stage({ result, frame, values, measured, step }: StageProps<Id>): ReactNode {
  const run = result ?? frame;
  if (!run) return <p className="plate-wait">Nobody has asked anything yet.</p>;
  const { exact, dp } = run.panels;
  const second = dp ?? exact;
  const seen = { exact: seenAt(exact, run.people, step), dp: dp && seenAt(dp, run.people, step) };
  const name = secondName(values, run);
  const marked = marksOf(run, values);
  return (
    <Signature
      kind="set"
      wide="attack"
      noise={{
        name: dp ? "The noise in each answer" : "The answers",
        sub: dp ? "Each answer to the second attack, beside the size it stands for." : "Each answer is the true size.",
        children: <Answers run={run} panel={second} step={step} noisy={dp !== undefined} overlap={values.overlap} />,
      }}
      budget={{
        name: "The budget it is paid from",
        sub: dp ? "Each call is charged before anything is counted." : "There is none.",
        children: <Budget run={run} panel={second} seen={seen.dp ?? seen.exact} values={values} />,
      }}
      attack={{
        name: "The attack: who is in?",
        sub: (
          <>
            Same people, same shuffles: {attackName(values)}. {whoAnswers(run, measured)}
          </>
        ),
        children: (
          <>
            <Clock run={run} step={step} />
            <div className={dp ? "duo" : "duo alone"}>
              <Side
                name="Exact sizes"
                sub="the service answers the true count"
                noisy={false}
                run={run}
                marked={marked}
                panel={exact}
                seen={seen.exact}
                spread={step === undefined ? run.spread?.exact : undefined}
                ceiling={undefined}
              />
              {dp && seen.dp && (
                <Side
                  name={name.name}
                  sub={name.sub}
                  noisy
                  run={run}
                  marked={marked}
                  panel={dp}
                  seen={seen.dp}
                  spread={step === undefined ? run.spread?.dp : undefined}
                  ceiling={run.noise?.ceilings.run ?? undefined}
                />
              )}
            </div>
            <Legend marks={marked.length > 0} />
          </>
        ),
      }}
    />
  );
}

function whoAnswers({ oracle, instead }: Result, measured: Shown<Id>["measured"]): string {
  if (instead) return `The ideal functionality answers: ${instead}.`;
  if (oracle === "ideal") return "The ideal functionality answers.";
  const slow = String(measured?.["oracle"] ?? "").startsWith("ideal");
  return slow
    ? "Real PSI-CA was too slow on this device: the ideal functionality answers, and says the same."
    : "Real PSI-CA answers every call.";
}

function Clock({ run, step }: { run: Result; step: number | undefined }) {
  const calls = callsIn(run);
  const now = Math.min(calls, step ?? calls);
  const ticks = Array.from({ length: Math.min(calls, MOST_TICKS) }, (_, i) => i);
  const lit = calls > MOST_TICKS ? Math.round((now * MOST_TICKS) / calls) : now;
  return (
    <p className="clock">
      <svg viewBox={`0 0 ${Math.max(1, ticks.length) * 3} 10`} preserveAspectRatio="none" aria-hidden="true">
        <path
          className="off"
          d={ticks
            .slice(lit)
            .map((i) => `M${3 * i + 1.5} 0V10`)
            .join("")}
        />
        <path
          d={ticks
            .slice(0, lit)
            .map((i) => `M${3 * i + 1.5} 0V10`)
            .join("")}
        />
      </svg>
      <span>
        call <Live>{now}</Live> of {calls}
      </span>
    </p>
  );
}
const MOST_TICKS = 64;

/** Somebody's letter, and who is in, asked about, and marked, where it is not nobody. */
const LEGEND: readonly [words: string, says: string, truth?: readonly number[], asked?: readonly number[], marked?: readonly number[]][] = [
  ["framed: really in", "-", [0]],
  ["claimed, right", "i", [0]],
  ["claimed, wrong", "i"],
  ["ruled out", "o"],
  ["open", "-"],
  ["in this question", "-", [], [0]],
  ["bears a mark that everybody sees", "-", [], [], [0]],
];

const Legend = ({ marks }: { marks: boolean }) => (
  <div className="key">
    {LEGEND.slice(0, marks ? 7 : 6).map(([words, says, truth = [], asked = [], marked = []]) => {
      const { paths } = peopleOf({ ...NOTHING, says, asked }, { truth, marked, target: undefined });
      return (
        <span key={words}>
          <svg viewBox="-0.6 -0.6 11.2 11.2" aria-hidden="true" className="people">
            <Marks paths={paths} />
          </svg>
          {words}
        </span>
      );
    })}
  </div>
);
const NOTHING = seenAt({ record: [], truth: [] } as unknown as Panel, 0, 0);

/** What means nothing under these settings has no control. */
function relevant({ defence, rule, attack, n }: Settings): readonly string[] {
  const alone = defence === "none";
  const idle = new Set<string>([
    ...(defence === "dp" ? [] : ["per", "accounts"]),
    ...(defence === "dpca" ? ["rule"] : ["adds", "delta"]),
    ...(rule === "minimum" ? [] : ["least", "decoys"]),
    ...(attack === "sum" ? [] : ["pays"]),
    ...(attack === "sum" || attack === "target" ? ["changes"] : []),
    ...(alone ? ["epsilon"] : []),
    ...(alone || n === 0 ? ["overlap"] : []),
  ]);
  return Object.keys(setAttack.params.fields).filter((name) => !idle.has(name));
}

function meaning(name: string, value: number, { values, frame, result }: Shown<Id>): string | undefined {
  const run = result ?? frame;
  if (name === "calls" && value === 1024) return "unlimited: until the attack ends by itself";
  if (name === "again") return value === 1 ? "one run proves nothing" : "the distribution is shown";
  if (name === "bias") return value === 1 ? "the mark tells nothing" : `${value} times as many members bear the mark`;
  if (name !== "epsilon" || !run?.noise) return undefined;
  const { ladder, deviation, ceilings } = run.noise;
  const at = value === values.epsilon ? { deviation, target: ceilings.target } : ladder.find(({ epsilon }) => epsilon === value);
  return at && `noise of ${people(at.deviation)}; one person found out up to AUC ${share(at.target, 2)}`;
}

const CALLS_A_SECOND = 9;
/** No walk takes longer, in seconds. */
const LONGEST = 6;

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: setAttack,
  primary: ["epsilon", "per", "attack", "again"],
  relevant,
  meaning,
  Stage,
  sentence,
  tables,
  steps: ({ result }) => (result ? callsIn(result) : 0),
  stepped: {
    next: "Next call",
    says: (step, steps) => `${step} of ${steps} calls have been made.`,
    pace: (calls) => Math.max(CALLS_A_SECOND, calls / LONGEST),
    playing: "The calls are made one after the other, at the same pace in both panels.",
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
