"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `averaging-attack`: three services side by side, one attacker's mean at each, and how many attackers name the exact count. */
import type { ReactNode } from "react";
import type { Panel as PanelData, Result } from "../../../lib/experiments/averaging-attack.result.ts";
import { averagingAttack, type Defence } from "../../../lib/experiments/averaging-attack.ts";
import { budgetRefuses, cacheEvaded, namedOf100, namesTheCount } from "../../../lib/experiments/averaging-attack.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import { amount } from "../composition/words.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { inHundred } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { counted } from "../numbers.ts";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { panelOf, SHARES } from "./shapes.ts";

type Id = "averaging-attack";
type Done = Shown<Id> & { readonly result: Result };

export const NAMES: Readonly<Record<Defence, { readonly name: string; readonly sub: string }>> = {
  none: { name: "No defence", sub: "Every question gets an answer with fresh noise." },
  cache: { name: "Answers are remembered", sub: "The same words get the same answer. Other words are another question." },
  budget: { name: "A budget that refuses", sub: "Each answer is paid for before it is drawn. What does not fit is refused." },
};
const DEFENCES = Object.keys(NAMES) as Defence[];

function Stage({ result: finished, frame }: StageProps<Id>): ReactNode {
  const result = finished ?? frame;
  if (!result) return <p className="plate-wait">Nobody has asked anything yet.</p>;
  return (
    <>
      <div className="bud avg">
        {DEFENCES.map((defence) => (
          <Service key={defence} result={result} defence={defence} />
        ))}
      </div>
      <div className="key">
        <Key of="law">
          <span>mean of one attacker’s answers; between the thin lines two thirds of all attackers</span>
        </Key>
        <Key of="zone">rounds to the true count</Key>
        <Key of="dot">{`of ${counted(result.runs, "attacker")}, how many in 100 name it; 99\u00a0% intervals`}</Key>
        <Key of="pld">the same, computed</Key>
      </div>
    </>
  );
}

function Service({ result, defence }: { result: Result; defence: Defence }) {
  const panel: PanelData = result.panels[defence];
  const { path, errors, zone, exact, dots, xs, ys } = panelOf(result, panel);
  const mean = panel.path.at(-1) ?? null;
  const [hits, low, high] = [panel.hits.at(-1) as number, panel.low.at(-1) as number, panel.high.at(-1) as number];
  const named = inHundred(namedOf100(hits, result));
  return (
    <Panel name={NAMES[defence].name} sub={NAMES[defence].sub}>
      <div className="box clip">
        <Ys ticks={ys} />
        <i className="zone" style={{ top: `${zone.top}%`, bottom: `${zone.bottom}%` }} />
        <Drawing
          says={
            mean === null
              ? "No answer was given"
              : `The mean of one attacker’s answers ends at ${mean.toFixed(2)}; the true count is ${result.truth}`
          }
        >
          <path className="grid" d="M0 50H100" />
          {errors.map((d) => (
            <path key={d} className="error" d={d} />
          ))}
          <path className="mean" d={path} />
        </Drawing>
      </div>
      <Xs ticks={xs} />
      <p className="guess">
        {mean === null ? (
          "no answer"
        ) : (
          <>
            mean <Live>{mean.toFixed(2)}</Live>, so {Math.round(mean)}:{" "}
            {Math.round(mean) === result.truth ? "the true count" : `the true count is ${result.truth}`}
          </>
        )}
      </p>
      <div className="box">
        <Ys ticks={SHARES} />
        <Drawing says={`${named} of 100 attackers name the exact count in the end`}>
          <Grid ticks={SHARES} />
          <path className="exact" d={exact} />
          <path className="spread" d={dots.map((dot) => `M${dot.x} ${dot.top}V${dot.bottom}`).join("")} />
        </Drawing>
        {dots.map((dot) => (
          <i key={dot.x} className="dot" style={{ left: `${dot.x}%`, top: `${dot.y}%` }} />
        ))}
      </div>
      <Xs ticks={xs} />
      <p className="guess">
        <Mark who="eye" /> <Live>{named}</Live> of 100 name it ({inHundred(100 * low)} to {inHundred(100 * high)})
      </p>
      <dl className="facts">
        <div>
          <dt>fresh answers</dt>
          <dd>
            <Live>{panel.drawn.toLocaleString("en-GB")}</Live>
          </dd>
        </div>
        <div>
          <dt>refused</dt>
          <dd>
            <Live>{panel.refused.toLocaleString("en-GB")}</Live>
          </dd>
        </div>
        <div>
          <dt>ε, added up</dt>
          <dd>
            <Live>{amount(panel.spent)}</Live>
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { none, cache, budget } = result.panels;
  const of100 = (panel: PanelData) => <Live>{inHundred(namedOf100(panel.hits.at(-1) as number, result))}</Live>;
  return (
    <>
      Asked {counted(values.asked, "time")}: without a defence {of100(none)} of 100 attackers name the exact count
      {namesTheCount(none) ? "" : ", not yet more than half for sure"}.{" "}
      {cacheEvaded(result) ? (
        <>
          The service that remembers was asked in {counted(cache.drawn, "wording")}, drew as often, and {of100(cache)} of 100 name it
        </>
      ) : (
        <>The service that remembers drew once, and {of100(cache)} of 100 name it</>
      )}
      . The one with a budget{" "}
      {budgetRefuses(result) ? (
        <>
          gave <Live>{budget.drawn}</Live> answers and refused {counted(budget.refused, "more", "more")}
        </>
      ) : (
        <>gave all {counted(budget.drawn, "answer")} and refused none</>
      )}
      : {of100(budget)} of 100.
    </>
  );
}

const tables: Face<Id>["tables"] = ({ result }) => [
  {
    caption: `True count ${result.truth} of ${result.people} people; noise of scale ${result.scale}; ${result.runs} attackers`,
    head: ["service", "fresh answers", "refused", "epsilon, added up", "named of 100", "at least", "at most", "computed"],
    rows: DEFENCES.map((defence) => {
      const { drawn, refused, spent, hits, low, high, exact } = result.panels[defence];
      return [
        NAMES[defence].name,
        drawn,
        refused,
        spent,
        namedOf100(hits.at(-1) as number, result),
        100 * (low.at(-1) as number),
        100 * (high.at(-1) as number),
        100 * (exact.at(-1) as number),
      ];
    }),
  },
  {
    caption: `How the question was put: ${result.wordings.different} different wordings, one true answer`,
    head: ["the first of them"],
    rows: result.wordings.first.map((words) => [words]),
  },
  ...DEFENCES.map((defence) => ({
    caption: NAMES[defence].name,
    head: ["questions", "fresh answers", "mean of one attacker", "named of 100", "at least", "at most", "computed"],
    rows: result.points.map((n, i) => {
      const { drawnAt, path, hits, low, high, exact } = result.panels[defence];
      return [
        n,
        drawnAt[i] as number,
        path[i] ?? "none",
        namedOf100(hits[i] as number, result),
        100 * (low[i] as number),
        100 * (high[i] as number),
        100 * (exact[i] as number),
      ];
    }),
  })),
];

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: averagingAttack,
  primary: ["asked", "epsilon", "wording", "budget"],
  Stage,
  sentence,
  tables,
  meaning: (name, value) => (name === "epsilon" ? `an answer is off by ${amount(1 / value)} on average` : undefined),
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
