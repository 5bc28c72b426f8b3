"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `set-attack`: noise, budget, and one attack against two services, on one clock. */
import type { ReactNode } from "react";
import { type Panel, type Result, setAttack } from "../../../lib/experiments/set-attack.ts";
import { aboveChance, beatsBlind, refused, settled, withinCeiling } from "../../../lib/experiments/set-attack.verdicts.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { Signature } from "../signature/Signature.tsx";
import { Answers, Budget } from "./Answers.tsx";
import { Side } from "./People.tsx";
import { callsIn, KINDS, peopleOf, seenAt } from "./shapes.ts";
import { tables } from "./tables.ts";
import { area, attackName, counted, money, ofHundred, people, type Settings, secondName, share } from "./words.ts";

type Id = "set-attack";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result, frame, values, measured, step }: StageProps<Id>): ReactNode {
  const run = result ?? frame;
  if (!run) return <p className="plate-wait">Nobody has asked anything yet.</p>;
  const { exact, dp } = run.panels;
  const second = dp ?? exact;
  const seen = { exact: seenAt(exact, run.people, step), dp: dp && seenAt(dp, run.people, step) };
  const name = secondName(values, run);
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
                  panel={dp}
                  seen={seen.dp}
                  spread={step === undefined ? run.spread?.dp : undefined}
                  ceiling={run.noise?.ceilings.run ?? undefined}
                />
              )}
            </div>
            <Legend run={run} />
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

function Legend({ run }: { run: Result }) {
  const shown: [string, string, readonly number[]][] = [
    ["i", "claimed, right", [0]],
    ["i", "claimed, wrong", []],
    ["o", "ruled out", []],
    ["-", "open", []],
  ];
  const sample = (says: string, truth: readonly number[], asked: readonly number[] | null, marked: readonly number[]) => {
    const { paths } = peopleOf({ ...NOTHING, says, asked }, { truth, marked, target: undefined });
    return (
      <svg viewBox="-0.6 -0.6 11.2 11.2" aria-hidden="true" className="people">
        {KINDS.map((kind) => paths[kind] && <path key={kind} className={kind} d={paths[kind]} />)}
      </svg>
    );
  };
  return (
    <div className="key">
      <span>{sample("-", [0], null, [])}framed: really in</span>
      {shown.map(([says, words, truth]) => (
        <span key={words}>
          {sample(says, truth, null, [])}
          {words}
        </span>
      ))}
      <span>{sample("-", [], [0], [])}in this question</span>
      {run.marked.length > 0 && run.markAuc !== null && <span>{sample("-", [], null, [0])}bears a mark that everybody sees</span>}
    </div>
  );
}
const NOTHING = seenAt({ record: [], truth: [] } as unknown as Panel, 0, 0);

function sentence({ result, values }: Done): ReactNode {
  const { panels, spread, target, members, noise, people: all } = result;
  const { exact, dp } = panels;
  return (
    <>
      {target ? toldApart(target) : exactly(exact, all, members)}{" "}
      {dp &&
        noise &&
        (target ? aimed(target, noise) : spread?.dp ? often(spread.dp, noise, members / all) : once(dp, members / Math.max(1, all)))}
      {dp && refused(dp) && (
        <>
          {" "}
          Call {dp.calls + 1} was refused, with ε = <Live>{money(dp.spent)}</Live> spent.
        </>
      )}
      {noted(result, values)}
    </>
  );
}

function exactly(exact: Panel, all: number, members: number): ReactNode {
  const { calls, right, wrong, mistaken, complete } = exact;
  if (settled(exact)) {
    return (
      <>
        Exact sizes settled {all === 1 ? "the one person" : `all ${all} people`} in <Live>{calls}</Live> {calls === 1 ? "call" : "calls"},
        with no mistake.
      </>
    );
  }
  return (
    <>
      From <Live>{calls}</Live> exact sizes the attack names <Live>{right}</Live> of {members} members and accuses <Live>{wrong}</Live>{" "}
      others
      {complete && mistaken > 0 && (
        <>
          ; everybody is decided, and <Live>{mistaken}</Live> wrongly
        </>
      )}
      {refused(exact) && "; then a call was refused"}.
    </>
  );
}

const toldApart = ({ exact, pairs }: NonNullable<Result["target"]>): ReactNode => (
  <>
    All calls are about one person. Exact sizes tell a run with that person from one without in <Live>{exact}</Live> of{" "}
    {counted(pairs, "pair")}.
  </>
);

function once(dp: Panel, blind: number): ReactNode {
  const { members, right, auc } = dp;
  if (members === 0) {
    return (
      <>
        With noise the same attack claims nobody, and ranks people with an AUC of <Live>{area(auc)}</Live>.
      </>
    );
  }
  return (
    <>
      With noise the same attack claims <Live>{members}</Live>, of whom <Live>{right}</Live> are in: {ofHundred(right, members)} in 100,
      where blind guessing gets {Math.round(100 * blind)};{" "}
      {beatsBlind(dp)
        ? "blind claims would be as good less than once in 100 times."
        : "blind claims would often be as good. One run alone proves nothing."}
    </>
  );
}

type Noise = NonNullable<Result["noise"]>;

function often(dp: NonNullable<NonNullable<Result["spread"]>["dp"]>, { ceilings }: Noise, blind: number): ReactNode {
  const { runs, auc, low, high, pooled } = dp;
  return (
    <>
      Over {runs} sets of people the attack on noisy answers has a mean AUC of <Live>{area(auc)}</Live>
      {low !== null && high !== null && ` (99 %: ${share(Math.max(0, low))} to ${share(Math.min(1, high))})`}:{" "}
      {aboveChance(dp) ? "above a coin’s 0.5" : "no better than a coin, as far as this shows"}
      {ceilings.run !== null &&
        (withinCeiling(dp, ceilings.run) ? "" : `, and above the ceiling of ${share(ceilings.run)}: the promise is broken`)}
      .
      {pooled !== null && (
        <>
          {" "}
          Of its claims <Live>{Math.round(100 * pooled)}</Live> in 100 are right; blind ones, {Math.round(100 * blind)}.
        </>
      )}
    </>
  );
}

function aimed(target: NonNullable<Result["target"]>, { budget }: Noise): ReactNode {
  const { pairs, won, low, high, ceiling } = target;
  return (
    <>
      Noisy answers do so at an AUC of <Live>{area(won / pairs)}</Live> (99&nbsp;%: {share(low)} to {share(high)});{" "}
      {withinCeiling(target, ceiling) ? (
        <>
          the ceiling {budget === null ? "of all these calls" : `of ε = ${money(budget)}`} is {share(ceiling)}.
        </>
      ) : (
        <>that is above the ceiling of {share(ceiling)}: the promise is broken.</>
      )}
    </>
  );
}

function noted({ realSum, markAuc, noise }: Result, { bias, adds, defence }: Settings): ReactNode {
  return (
    <>
      {realSum &&
        ` A real intersection-sum about the first ${realSum.asked} said the same: ${realSum.size} people, ${realSum.sum.toLocaleString("en-GB")} in all.`}
      {bias > 1 && markAuc !== null && ` The mark alone, without a call, ranks people at ${area(markAuc)}.`}
      {defence === "dpca" &&
        adds !== "half" &&
        noise &&
        ` The attacker added ${adds === "none" ? "none of the dummies" : "all of the dummies"}: nothing in the protocol shows it.`}
    </>
  );
}

function relevant({ defence, rule, attack, n }: Settings): readonly string[] {
  const dp = defence === "dp";
  return [
    "epsilon",
    "attack",
    "calls",
    "defence",
    "n",
    "c",
    "again",
    "oracle",
    "bias",
    ...(dp ? ["per", "accounts"] : []),
    ...(dp || defence === "none" ? ["rule"] : []),
    ...(rule === "minimum" ? ["least", "decoys"] : []),
    ...(attack === "sum" ? ["pays"] : attack === "target" ? [] : ["changes"]),
    ...(defence === "dpca" ? ["adds", "delta"] : []),
    ...(defence === "none" || n === 0 ? [] : ["overlap"]),
  ].filter((name) => defence !== "none" || name !== "epsilon");
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
