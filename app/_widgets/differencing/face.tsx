"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `differencing`: a payroll, the groups that were asked for under it, and what their totals leave. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/differencing.result.ts";
import { differencing, NEAR } from "../../../lib/experiments/differencing.ts";
import { betterThanBlind, questionRefused, salaryFound } from "../../../lib/experiments/differencing.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { Drawing, Panel, Xs } from "../panels.tsx";
import { ShareRow } from "../ShareRow.tsx";
import { epsilonIn, estimatesOf, euros, membersOf, payrollOf, percent, REFUSALS } from "./shapes.ts";
import { tables } from "./tables.ts";

type Id = "differencing";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: finished, frame }: StageProps<Id>): ReactNode {
  const result = finished ?? frame;
  if (!result) return <p className="plate-wait">Nothing has been asked yet.</p>;
  return (
    <div className="leak diffs">
      <Questions result={result} />
      {result.again && <Again result={result} again={result.again} />}
    </div>
  );
}

function Questions({ result }: { result: Result }) {
  const { salaries, target, questions, salary, estimate, divisor } = result;
  const people = salaries.length;
  const bars = payrollOf(result);
  const strip = { viewBox: `0 0 ${people} 100`, preserveAspectRatio: "none" } as const;
  const at = { left: `${(100 * (target - 1)) / people}%`, width: `${100 / people}%` };
  return (
    <Panel
      name="The payroll and the questions"
      sub={
        <>{people} employees, one column each. Nobody who asks sees a salary. A row is a question: the total of those who are filled in.</>
      }
    >
      <div className="asks">
        <span className="lab">salaries</span>
        <div className="slots pay">
          <i className="here" style={at} />
          <svg {...strip} role="img" aria-label={`${people} salaries; employee ${target} earns ${euros(salary)}`}>
            <path className="hid" d={bars.others} />
            <path className="target" d={bars.target} />
          </svg>
        </div>
        <span className="out" />
        {questions.map(({ group, weight, refused, answer }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place in the attacker's sum
          <Row key={i} refused={refused !== "no"}>
            <span className="lab">
              <b>{weight > 0 ? "+" : "−"}</b> {group.length}
            </span>
            <div className="slots">
              <i className="here" style={at} />
              <svg
                {...strip}
                role="img"
                aria-label={`A group of ${group.length}, ${group.includes(target - 1) ? "with" : "without"} the target`}
              >
                <path className="base" d={`M0 99H${people}`} />
                <path className="in" d={membersOf(group)} />
              </svg>
            </div>
            <span className="out">{answer === null ? REFUSALS[refused] : <Live>{euros(answer)}</Live>}</span>
          </Row>
        ))}
        <span className="lab sum">{divisor > 1 ? `÷ ${divisor}` : "="}</span>
        <span className="found">
          <Mark who="eye" />{" "}
          {estimate === null ? (
            "nothing can be worked out"
          ) : (
            <>
              employee {target} earns {Number.isInteger(estimate) ? "" : "about "}
              <Live>{euros(estimate)}</Live>
              {salaryFound(result) ? "" : `; the truth is ${euros(salary)}`}
            </>
          )}
        </span>
      </div>
    </Panel>
  );
}

const Row = ({ refused, children }: { refused: boolean; children: ReactNode }) => (
  <div className={refused ? "asked no" : "asked"}>{children}</div>
);

function Again({ result, again }: { result: Result; again: NonNullable<Result["again"]> }) {
  const drawn = estimatesOf({ again, salary: result.salary });
  const { near, tries, low, high, expected } = again;
  return (
    <Panel
      name="The same attack, time and again"
      sub={
        <>
          {euros(tries)} attacks, each with fresh noise. What they work out lies {euros(again.off)} euros from the salary on average.
        </>
      }
    >
      <div className="box">
        <i className="near" style={{ left: `${drawn.near[0]}%`, width: `${Math.max(0.4, drawn.near[1] - drawn.near[0])}%` }} />
        <Drawing says={`${tries} estimates around ${euros(result.salary)}`}>
          <path className="est" d={drawn.bars} />
        </Drawing>
        <i className="truth" style={{ left: `${drawn.salary}%` }} />
      </div>
      <Xs ticks={drawn.xs} />
      <table className="bars">
        <caption>Within {NEAR} euros of the salary</caption>
        <tbody>
          <ShareRow measured name={`of ${euros(tries)} attacks`} share={near / tries} says={percent(near / tries)} band={[low, high]} />
          <ShareRow name="by the noise’s law" share={expected} says={percent(expected)} />
          <ShareRow name="a guess without answers" share={result.blind} says={percent(result.blind)} />
        </tbody>
      </table>
    </Panel>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { questions, estimate, salary, target, refused, answers, noise, again, blind } = result;
  if (questionRefused(result) || estimate === null) {
    return (
      <>
        The rule refuses <Live>{refused}</Live> of {questions.length} questions, whatever the salaries are: this attack works nothing out.
        Another way of asking may pass.
      </>
    );
  }
  const sizes = [...new Set(questions.map(({ group }) => group.length))];
  const asked = `${questions.length} totals, over ${sizes.join(" and ")} people`;
  if (!noise || !again) {
    return (
      <>
        {asked} and each of them allowed, {salaryFound(result) ? "give away" : "do not give away"} the salary of employee {target}: they
        leave <Live>{euros(estimate)}</Live> euros.
      </>
    );
  }
  return (
    <>
      With noise one answer is off by <Live>{euros(noise.off)}</Live> euros on average, <Live>{percent(noise.offPercent / 100)}</Live> of
      the first total; what {questions.length} totals leave is off by <Live>{euros(again.off)}</Live> from a salary of {euros(salary)}.{" "}
      <Live>{percent(again.near / again.tries)}</Live> of {euros(again.tries)} attacks come within {NEAR} euros
      {betterThanBlind(result) ? ", more than the " : ", not more than the "}
      {percent(blind)} of a guess without answers{betterThanBlind(result) ? ": the noise does not hold" : ""}. Together the {euros(answers)}{" "}
      answers cost ε = <Live>{epsilonIn(noise.spent)}</Live>
      {values.pays === "all" ? ", as declared." : noise.spent > noise.epsilon ? ", and nobody added it up." : "."}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: differencing,
  primary: ["target", "way", "rule", "limit", "noise", "epsilon", "pays", "times"],
  relevant: ({ noise }) => [
    "target",
    "way",
    "rule",
    "limit",
    "noise",
    "people",
    ...(noise === "none" ? [] : ["epsilon", "pays", "times", "tries"]),
  ],
  Stage,
  sentence,
  tables,
  meaning: (name, value, { result, values }) => {
    if (name === "epsilon" && result && values.pays === "each")
      return `an answer off by ${euros(result.noise ? result.noise.highest / value : 0)}`;
    if (name === "times") return value === 1 ? "once" : `the mean of ${value} answers`;
    return undefined;
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
