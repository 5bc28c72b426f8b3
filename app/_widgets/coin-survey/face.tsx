"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `coin-survey`: a crowd and its coins, the estimate and its spread, a belief about one person, and day after day. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/coin-survey.result.ts";
import { coinSurvey } from "../../../lib/experiments/coin-survey.ts";
import { cheatsOutweighChance, firstCoin, freshCoinsLeak, intervalHolds } from "../../../lib/experiments/coin-survey.verdicts.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { askedOf, beliefOf, crowdOf, estimatesOf, SECOND } from "./shapes.ts";
import { tables } from "./tables.ts";
import { about, percent } from "./words.ts";

type Id = "coin-survey";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ result: done, frame }: StageProps<Id>): ReactNode {
  const result = done ?? frame;
  if (!result) return <p className="plate-wait">Nobody has been asked yet.</p>;
  return (
    <div className="sens survey">
      <Crowd result={result} />
      <Estimates result={result} />
      <Belief result={result} />
      {result.asked.days > 1 && <Days result={result} />}
    </div>
  );
}

function Crowd({ result: { crowd, keep, epsilon, cheats } }: { result: Result }) {
  const drawn = crowdOf(crowd);
  const yeses = crowd.filter(({ says }) => says);
  const made = yeses.filter(({ truth }) => !truth).length;
  return (
    <Panel
      name="One hundred of the people"
      sub={
        <>
          An answer is true <Live>{percent(keep)}</Live> times in 100, which is ε = <Live>{about(epsilon)}</Live>. As two coins: the first
          says “the truth” <Live>{percent(firstCoin(keep))}</Live> times in 100, else a fair one answers.
        </>
      }
    >
      <div className="box crowd">
        <svg
          viewBox={`0 0 ${SECOND + 100} 100`}
          preserveAspectRatio="xMinYMin"
          role="img"
          aria-label={`Of 100 people ${crowd.filter(({ truth }) => truth).length} have a yes to hide. ${yeses.length} say yes; ${made} of these yeses are not true.`}
        >
          <path className="fill" d={drawn.truly + drawn.yes + drawn.ignoredYes} />
          <path className="hollow" d={drawn.trulyNot + drawn.no + drawn.ignoredNo} />
          <path className="turned fill" d={drawn.turnedYes} />
          <path className="turned" d={drawn.turnedNo} />
        </svg>
      </div>
      <div className="xs pair">
        <span>
          true: <Live>{crowd.filter(({ truth }) => truth).length}</Live> yes
        </span>
        <span style={{ left: `${(100 * SECOND) / (SECOND + 100)}%` }}>
          said: <Live>{yeses.length}</Live> yes, <Live>{made}</Live> of them untrue
        </span>
      </div>
      <div className="key">
        <Key of="fill">yes</Key>
        <Key of="hollow">no</Key>
        <Key of="turned">turned around by the coin, which nobody sees</Key>
        {cheats > 0 && <Key of="ignored">small: ignored the coin</Key>}
      </div>
    </Panel>
  );
}

function Estimates({ result }: { result: Result }) {
  const { repeats, share, estimate, low, high, standardError } = result;
  const drawn = estimatesOf(result);
  return (
    <Panel
      name="What the surveyor makes of all answers"
      sub={
        <>
          This survey, its 95 % interval, and {repeats.surveys > 0 ? repeats.surveys : "soon many"} more of the same people. Standard error:{" "}
          <Live>{percent(standardError)}</Live> points by the law{repeats.surveys > 0 && `, ${percent(repeats.deviation)} measured`}.
        </>
      }
    >
      <div className="box tall">
        <Drawing
          says={`True share ${percent(share)} %. This survey says ${percent(estimate)} %, interval ${percent(low)} to ${percent(high)} %. ${repeats.surveys > 0 ? `${repeats.surveys} surveys say ${percent(repeats.mean)} % on average.` : ""}`}
        >
          <path className="bars" d={drawn.bars} />
          <path className="law" d={drawn.law} />
          <path className="truth" d={`M${drawn.truth} 0V100`} />
          <path className="interval" d={drawn.interval} />
        </Drawing>
        <i className="dot" style={{ left: `${drawn.estimate}%`, top: "9%" }} />
      </div>
      <Xs ticks={drawn.xs} />
      <div className="key">
        <Key of="bars">repeated surveys</Key>
        <Key of="law">exact law</Key>
        <Key of="truth">true share, {percent(share)} %</Key>
        <Key of="least">
          <span>
            this survey, <Live>{percent(estimate)}</Live> %
          </span>
        </Key>
      </div>
    </Panel>
  );
}

function Belief({ result }: { result: Result }) {
  const { belief } = result;
  const { yes, no, at, ticks } = beliefOf(result);
  const ys = ticks.map((p) => ({ at: 100 * (1 - p), label: percent(p) }));
  return (
    <Panel
      name="What one answer says about one person"
      sub={
        <>
          Who held a yes for <Live>{percent(belief.prior)}</Live> % likely holds it for <Live>{percent(belief.yes)}</Live> % after hearing
          yes, and <Live>{percent(belief.no)}</Live> % after hearing no.
        </>
      }
    >
      <div className="box tall clip">
        <Ys ticks={ys} />
        <Drawing
          says={`Belief before, ${percent(belief.prior)} %, against belief after: ${percent(belief.yes)} % after a yes, ${percent(belief.no)} % after a no`}
        >
          <Grid ticks={ys} />
          <path className="before" d="M0 100L100 0" />
          <path className="yes" d={yes} />
          <path className="no" d={no} />
        </Drawing>
        <i className="ring" style={{ left: `${at.x}%`, top: `${at.before}%` }} />
        <i className="dot" style={{ left: `${at.x}%`, top: `${at.yes}%` }} />
        <i className="dot" style={{ left: `${at.x}%`, top: `${at.no}%` }} />
      </div>
      <Xs ticks={ticks.slice(1, 3).map((p) => ({ at: 100 * p, label: percent(p) }))}>
        <span className="start">0</span>
        <span className="end">before, in 100</span>
      </Xs>
      <div className="key">
        <Key of="error">after a yes</Key>
        <Key of="no">after a no</Key>
        <Key of="spot">before</Key>
      </div>
    </Panel>
  );
}

function Days({ result }: { result: Result }) {
  const { asked, keep } = result;
  const drawn = askedOf(result);
  const right = percent(asked.right / asked.people);
  const kept = percent(asked.kept.right / asked.people);
  const known = asked.fresh.length > 0;
  return (
    <Panel
      name="The same question, day after day"
      sub={
        <>
          An attacker believes what it heard more often.{" "}
          {known && (
            <>
              It is right <Live>{right}</Live> times in 100 on day {asked.days} if coins are fresh, and <Live>{kept}</Live> if the first
              answer is remembered.
            </>
          )}
        </>
      }
    >
      <div className="box tall">
        <i className="hatch" style={{ height: `${drawn.kept}%` }} />
        <Ys ticks={drawn.ys} />
        <Drawing
          says={
            known
              ? `Right guesses in 100 by days: from ${percent(keep)} to ${right} with fresh coins; ${kept} throughout with a remembered answer`
              : "Right guesses in 100 by days, being counted"
          }
        >
          <path className="law" d={drawn.law} />
          <path className="rail" d={`M0 ${drawn.kept}H100`} />
        </Drawing>
        {drawn.dots.map(({ x, y }) => (
          <i key={x} className="point" style={{ left: `${x}%`, top: `${y}%` }} />
        ))}
        {known && <i className="ring" style={{ left: `${drawn.keptDot.x}%`, top: `${drawn.keptDot.y}%` }} />}
      </div>
      <Xs ticks={drawn.xs}>
        <span className="end">day {asked.days}</span>
      </Xs>
      <div className="key">
        <Key of="point">a fresh coin each day</Key>
        <Key of="spot">one coin, remembered</Key>
        <Key of="hatch">closed to one answer</Key>
      </div>
    </Panel>
  );
}

function sentence({ result }: Done): ReactNode {
  const { said, people, estimate, low, high, share, bias, standardError, cheats, belief, asked } = result;
  return (
    <>
      <Live>{whole(said)}</Live> of {whole(people)} said yes, from which the surveyor concludes <Live>{percent(estimate)}</Live> % (95 %
      interval {percent(low)} to {percent(high)}); in truth it is {percent(share)} %,{" "}
      {intervalHolds(result) ? "inside the interval" : "outside the interval"}.{" "}
      {cheats > 0 && (
        <>
          {whole(cheats)} people ignore the coin and pull the estimate by <Live>{percent(bias)}</Live> points,{" "}
          {cheatsOutweighChance(result) ? "more" : "less"} than chance does ({percent(standardError)}).{" "}
        </>
      )}
      One yes moves a belief of {percent(belief.prior)} % to <Live>{percent(belief.yes)}</Live> %. After {asked.days}{" "}
      {asked.days === 1 ? "answer" : "answers with fresh coins"} an attacker is right about <Live>{whole(asked.right)}</Live> of{" "}
      {whole(asked.people)} people
      {freshCoinsLeak(result)
        ? `: with 99 % confidence more than one answer allows; a remembered answer leaves it at ${whole(asked.kept.right)}.`
        : ", as many as one answer allows."}
    </>
  );
}

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: coinSurvey,
  primary: ["setBy", "epsilon", "truth", "prior", "days", "cheats"],
  relevant: ({ setBy, cheats }) => [
    "setBy",
    setBy === "epsilon" ? "epsilon" : "truth",
    "prior",
    "days",
    "cheats",
    ...(cheats > 0 ? ["cheatsSay"] : []),
    "people",
    "share",
  ],
  Stage,
  sentence,
  tables,
  meaning: (name, value, { result }) => {
    if (name === "days") return value === 1 ? "asked once" : `asked ${value} times`;
    if (name === "truth") return value === 0.75 ? "two fair coins" : `${percent(value)} answers in 100 are true`;
    const rung = result?.ladder.find(({ epsilon }) => epsilon === value);
    return rung && `true ${percent(rung.keep)} times in 100; the share off by ${percent(rung.standardError)} points`;
  },
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
