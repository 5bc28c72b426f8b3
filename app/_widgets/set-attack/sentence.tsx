"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** What happened in this run, beside what blind guessing does. Each conclusion branches on a verdict. */
import type { ReactNode } from "react";
import type { Panel, Result } from "../../../lib/experiments/set-attack.result.ts";
import { aboveChance, beatsBlind, refused, settled, withinCeiling } from "../../../lib/experiments/set-attack.verdicts.ts";
import type { Shown } from "../face.ts";
import { Live } from "../Live.tsx";
import { area, counted, money, ofHundred, type Settings, share } from "./words.ts";

type Done = Shown<"set-attack"> & { readonly result: Result };

export function sentence({ result, values }: Done): ReactNode {
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
      {ceilings.sizes !== null &&
        (withinCeiling(dp, ceilings.sizes) ? "" : `, and above the ceiling of ${share(ceilings.sizes)}: the promise is broken`)}
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
