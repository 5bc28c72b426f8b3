"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of the dial: the noise in two worlds, the ledger, and the attacker, all from one run. */
import type { ReactNode } from "react";
import type { Line, Result } from "../../../lib/experiments/dial.ts";
import { answerRefused, attackWithinLimit, railsCrossed } from "../../../lib/experiments/dial.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { alongCurve, band, bestOf, closed, hillsOf, lineOf, lossLine, multiplesIn, polygonOf, RAILS, region, rocLine } from "./shapes.ts";
import { about, answer, counted, fixed, inHundred, money, share, tiny } from "./words.ts";

type Id = "dial";
type Done = Shown<Id> & { readonly result: Result };

function Stage({ values, frame, result }: StageProps<Id>): ReactNode {
  const run = result ?? frame;
  if (!run) return <p className="plate-wait">Nothing has been drawn yet.</p>;
  return (
    <div className="dial">
      <Noise run={run} count={values.count} asked={values.samples} />
      <Ledger run={run} budget={values.budget} />
      <Attacker run={run} asked={values.samples} />
    </div>
  );
}

function Panel({ name, mark, sub, children }: { name: string; mark?: ReactNode; sub: ReactNode; children: ReactNode }) {
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className="pan" role="group" aria-label={name}>
      <p className="name">
        {mark}
        {name}
      </p>
      <p className="sub">{sub}</p>
      {children}
    </div>
  );
}

const at = (left: number, top?: number) => ({ left: `${left}%`, ...(top !== undefined && { top: `${top}%` }) });

function Noise({ run, count, asked }: { run: Result; count: number; asked: number }) {
  const hills = hillsOf(run);
  const losses = lossLine(run, hills.x);
  const ticks = multiplesIn(hills.low, hills.high, 6).filter((value) => Math.abs(hills.x(value) - hills.x(count)) > 9);
  const { outputs, samples, sensitivity, delta, beyond } = run;
  return (
    <Panel
      name="The noise, in two neighbouring worlds"
      sub="How likely each answer is if you are in the data, and if you are not. Re-runs of both worlds are free: nobody gets to see them."
    >
      <div className="hills">
        <div className="box">
          {hills.ticks.map(({ p, y }) => (
            <span key={p} className="y" aria-hidden="true" style={{ top: `${y}%` }}>
              {p === 0 ? "0" : String(Number(p.toPrecision(3))).replace(/^0/, "")}
            </span>
          ))}
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={`Probability of each answer, with you around ${count} and without you around ${count - sensitivity}; ${counted(samples, "re-run")} of each world drawn over them`}
          >
            <path className="grid" d={hills.ticks.map(({ y }) => `M0 ${y}H100`).join("")} />
            <path className="out" d={hills.bars[0]} />
            <path className="in" d={hills.bars[1]} />
            <path className="halo" d={hills.caps} />
            <path className="cap" d={hills.caps} />
          </svg>
        </div>
        <div className="rug" aria-hidden="true">
          <Rug run={run} x={hills.x} />
        </div>
        <div className="xs" aria-hidden="true">
          {ticks.map((value) => (
            <span key={value} style={at(hills.x(value))}>
              {fixed(value, 0)}
            </span>
          ))}
          <b style={at(hills.x(count))}>{count}</b>
        </div>
        <div className="box rails">
          <span className="y" aria-hidden="true" style={{ top: `${RAILS[0]}%` }}>
            +ε
          </span>
          <span className="y" aria-hidden="true" style={{ top: `${RAILS[1]}%` }}>
            −ε
          </span>
          <i className="hatch" style={{ bottom: `${100 - RAILS[0]}%` }} />
          <i className="hatch" style={{ top: `${RAILS[1]}%` }} />
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={`Logarithm of the ratio between the two worlds: ${railsCrossed(run) ? "it crosses" : "it touches and never crosses"} the rails at plus and minus ${run.epsilon}`}
          >
            <path className="grid" d="M0 50H100" />
            <path className="rail" d={RAILS.map((y) => `M0 ${y}H100`).join("")} />
            {run.losses.each ? (
              <>
                <path className="dot" d={losses.map(([x, y]) => `M${x} ${y}h0`).join("")} />
                <path className="hole" d={losses.map(([x, y]) => `M${x} ${y}h0`).join("")} />
              </>
            ) : (
              <path className="loss" d={lineOf(losses)} />
            )}
          </svg>
        </div>
      </div>
      <p className="figcap">
        Log of the ratio between the two worlds:{" "}
        {railsCrossed(run) ? "far out it crosses the rails." : "it touches the rails and never crosses."}
      </p>
      {delta > 0 && (
        <dl className="beyond">
          <div>
            <dt>Excess beyond the rails, held to δ = {tiny(delta)}</dt>
            <dd>{bothWays(beyond.excess)}</dd>
          </div>
          <div>
            <dt>Plain probability of landing there</dt>
            <dd>{bothWays(beyond.mass)}</dd>
          </div>
        </dl>
      )}
      <div className="key">
        <Key className="in">with you (true count {count})</Key>
        <Key className="out">without you ({count - sensitivity})</Key>
        <Key className="cap">
          <span>
            <Live>{samples.toLocaleString("en-GB")}</Live> {samples < asked && `of ${asked.toLocaleString("en-GB")} `}re-runs each
          </span>
        </Key>
        <Key className="pub">published</Key>
        {outputs.width !== 1 && <span>each bar is {outputs.width} wide</span>}
      </div>
    </Panel>
  );
}

function bothWays({ with: person, without }: Result["beyond"]["mass"]): ReactNode {
  const [a, b] = [tiny(person), tiny(without)];
  return a === b ? (
    <Live>{a}</Live>
  ) : (
    <>
      <Live>{a}</Live> with you, <Live>{b}</Live> without
    </>
  );
}

const Key = ({ className, children }: { className: string; children: ReactNode }) => (
  <span>
    <i className={`swatch ${className}`} />
    {children}
  </span>
);

/** So many of the last published answers get a tick. */
const TICKS = 80;

function Rug({ run, x }: { run: Result; x: (value: number) => number }) {
  const seen = new Map<string, number>();
  const granted = run.book.filter(({ value }) => value !== null);
  return granted.slice(-TICKS).map((line, i, shown) => {
    const left = Math.min(100, Math.max(0, x(line.value as number))).toFixed(1);
    const twin = seen.get(left) ?? 0;
    seen.set(left, twin + 1);
    const now = i === shown.length - 1 && run.book.at(-1) === line;
    return (
      <i
        // biome-ignore lint/suspicious/noArrayIndexKey: answers have no identity but their number
        key={granted.length - shown.length + i}
        className={now ? "now" : undefined}
        style={{ left: `calc(${left}% + ${3 * Math.min(twin, 6)}px)` }}
      />
    );
  });
}

const ROWS = 6;

/** The lines of the book; refusals in a row, for the same reason, are one. */
function rowsOf(book: readonly Line[]) {
  const rows: { line: Line; from: number; to: number }[] = [];
  for (const [i, line] of book.entries()) {
    const before = rows.at(-1);
    const same =
      before && line.value === null && before.line.value === null && line.epsilon === before.line.epsilon && line.left === before.line.left;
    if (same) before.to = i + 1;
    else rows.push({ line, from: i + 1, to: i + 1 });
  }
  return rows;
}

/** More slices than this are drawn as one. */
const SLICES = 30;

function Ledger({ run, budget }: { run: Result; budget: number }) {
  const { book, spent, spentDelta, left } = run;
  const granted = book.filter(({ value }) => value !== null);
  const total = Math.max(budget, spent);
  const last = granted.at(-1);
  const fresh = last !== undefined && last === book.at(-1);
  const earlier = granted.slice(0, -1);
  const slices = earlier.length > SLICES ? [earlier.reduce((sum, { epsilon }) => sum + epsilon, 0)] : earlier.map(({ epsilon }) => epsilon);
  const rows = rowsOf(book);
  const shown = rows.slice(-ROWS);
  return (
    <Panel name="The budget it spends" sub="An answer, once published, is public. Each has its price, and what does not fit is refused.">
      <div className="bar" role="img" aria-label={`${money(left)} of ${money(budget)} left`}>
        {[...slices, ...(last ? [last.epsilon] : [])].map((price, i, all) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slices have no identity but their place
          <span key={i} className={fresh && i === all.length - 1 ? "slice now" : "slice"} style={{ width: `${(100 * price) / total}%` }} />
        ))}
        {left > 0 && <span className="left" />}
      </div>
      <p className="bar-lab">
        <span>
          spent {money(spent)}
          {spentDelta > 0 && `, δ ${tiny(spentDelta)}`}
        </span>
        <span>
          <Live>{money(left)}</Live> of {money(budget)} left
        </span>
      </p>
      <table className="book">
        <thead>
          <tr>
            <th scope="col">no.</th>
            <th scope="col" className="num">
              published
            </th>
            <th scope="col" className="num">
              price
            </th>
            <th scope="col" className="num">
              left
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.length > shown.length && (
            <tr>
              <td colSpan={4}>{(shown[0]?.from ?? 1) - 1} earlier</td>
            </tr>
          )}
          {shown.map(({ line, from, to }) =>
            line.value === null ? (
              <tr key={from} className="no">
                <td>{from === to ? from : `${from} to ${to}`}</td>
                <td className="num" colSpan={3}>
                  refused: needs {money(line.epsilon)}, has {money(line.left)}
                </td>
              </tr>
            ) : (
              <tr key={from} className={line === last && fresh ? "now" : undefined}>
                <td>{from}</td>
                <td className="num">{answer(line)}</td>
                <td className="num">{money(line.epsilon)}</td>
                <td className="num">{money(line.left)}</td>
              </tr>
            ),
          )}
          {book.length === 0 && (
            <tr>
              <td colSpan={4}>Nothing is published yet.</td>
            </tr>
          )}
        </tbody>
      </table>
      {granted.some(
        ({ mechanism, epsilon, sensitivity }) => mechanism !== run.mechanism || epsilon !== run.epsilon || sensitivity !== run.sensitivity,
      ) && <p className="figcap">Not all at the present settings, as a link to this figure would ask for them.</p>}
    </Panel>
  );
}

function Attacker({ run, asked }: { run: Result; asked: number }) {
  const { epsilon, delta, samples, roc, curve, auc, spent, spentDelta, published } = run;
  const best = bestOf(roc);
  const label = alongCurve(curve, best.fpr);
  return (
    <Panel
      name="The attacker: are you in?"
      mark={<Mark who="eye" />}
      sub={
        <>
          It sees one answer and says “in” above a threshold. Measured on {samples < asked && <>{samples.toLocaleString("en-GB")} of </>}
          {asked.toLocaleString("en-GB")} re-runs of each world.
        </>
      }
    >
      <div className="roc">
        <span className="y" aria-hidden="true">
          1
        </span>
        <span className="y name-y" aria-hidden="true">
          hits
        </span>
        <div className="box">
          <i className="hatch" style={{ clipPath: polygonOf(closed(epsilon, delta)) }} />
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={`Hits against false alarms: area ${share(auc.measured)} measured, ${share(auc.limit)} the limit`}
          >
            <path className="coin" d="M0 100L100 0" />
            {samples > 0 && <path className="band" d={lineOf(band(run))} />}
            {published.length > 0 && <path className="all" d={lineOf(region(spent, spentDelta))} />}
            {samples > 0 && <path className="seen" d={lineOf(rocLine(roc))} />}
            <path className="limit" d={lineOf(rocLine(curve))} />
          </svg>
          {samples > 0 && (
            <b className="eye" style={at(100 * best.fpr, 100 * (1 - best.tpr))}>
              <Mark who="eye" />
            </b>
          )}
          <span
            className={label.below ? "along below" : "along"}
            style={{ ...at(label.left, label.top), rotate: `${label.angle.toFixed(1)}deg` }}
          >
            limit, one answer
          </span>
          <span className="along guess" style={{ ...at(62, 38), rotate: "-45deg" }}>
            guessing
          </span>
          {published.length > 0 && <span className="dashed">dashed: all published, ε = {money(spent)}</span>}
        </div>
        <div className="xs" aria-hidden="true">
          <span style={at(0)}>0</span>
          <span style={at(50)}>false alarms</span>
          <span style={at(100)}>1</span>
        </div>
      </div>
      <dl className="beyond">
        <div>
          <dt>Area under the measured curve</dt>
          <dd>
            <Live>{share(auc.measured)}</Live>, {share(auc.low)} to {share(auc.high)}
          </dd>
        </div>
        <div>
          <dt>The limit, exact</dt>
          <dd>
            <Live>{share(auc.limit)}</Live>
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

function sentence({ result }: Done): ReactNode {
  const { epsilon, error, right, auc, samples, published, left, refused } = result;
  const within = attackWithinLimit(result);
  return (
    <>
      At <i>ε</i> = {epsilon} an answer is off by <Live>{about(error)}</Live> on average, and from one answer an attacker is right at most{" "}
      <Live>{inHundred(right)}</Live> times in 100. Measured on {samples.toLocaleString("en-GB")} re-runs of each world its AUC is{" "}
      <Live>{share(auc.measured)}</Live>; the limit, <Live>{share(auc.limit)}</Live>, lies {within ? "within" : "outside"} the 99 % band (
      {share(auc.low)} to {share(auc.high)}){within ? "." : ", which luck does at most once in 100 runs."}{" "}
      {counted(published.length, "answer")} published, <Live>{money(left)}</Live> left
      {answerRefused(result) ? (
        <>
          ; the ledger <b>refused</b> {counted(refused, "answer")}.
        </>
      ) : (
        "."
      )}
    </>
  );
}

const tables: Face<Id>["tables"] = ({ result }) => {
  const { outputs, samples, book, roc, curve, auc, beyond } = result;
  return [
    {
      caption: "Answers and how likely they are",
      head: ["answer", "P, with you", "P, without you", "log-ratio", "re-runs, with you", "re-runs, without you"],
      rows: outputs.exact.with.map((p, i) => {
        const q = outputs.exact.without[i] as number;
        return [
          Number((outputs.from + i * outputs.width).toPrecision(12)),
          Number(p.toPrecision(4)),
          Number(q.toPrecision(4)),
          Number(Math.log(p / q).toFixed(4)),
          outputs.drawn.with[i] as number,
          outputs.drawn.without[i] as number,
        ];
      }),
    },
    {
      caption: "The book",
      head: ["no.", "published", "price, ε", "δ", "noise", "left, ε"],
      rows: book.map(({ value, epsilon, delta, mechanism, left }, i) => [i + 1, value ?? "refused", epsilon, delta, mechanism, left]),
    },
    {
      caption: "The attacker",
      head: ["what", "value"],
      rows: [
        ["Area under the measured curve", Number(auc.measured.toFixed(4))],
        ["99 % band, from", Number(auc.low.toFixed(4))],
        ["99 % band, to", Number(auc.high.toFixed(4))],
        ["Area under the exact limit", Number(auc.limit.toFixed(6))],
        ["Re-runs of each world", samples],
        ["Best guess is right, share", Number(result.right.toFixed(6))],
        ["An answer is off by, on average", Number(result.error.toPrecision(4))],
        ["Scale of the noise", Number(result.scale.toPrecision(6))],
        ["Spent, ε", result.spent],
        ["Spent, δ", result.spentDelta],
        ["Left, ε", result.left],
        ["Excess beyond the rails, with you", beyond.excess.with],
        ["Excess beyond the rails, without you", beyond.excess.without],
        ["Probability beyond the rails, with you", beyond.mass.with],
        ["Probability beyond the rails, without you", beyond.mass.without],
      ],
    },
    { caption: "Measured curve", head: ["false alarms", "hits"], rows: roc.map(({ fpr, tpr }) => [fpr, tpr]) },
    {
      caption: "Exact limit",
      head: ["false alarms", "hits"],
      rows: curve.map(({ fpr, tpr }) => [Number(fpr.toFixed(6)), Number(tpr.toFixed(6))]),
    },
  ];
};

function meaning(name: string, value: number, { values, frame, result }: Shown<Id>): string | undefined {
  const run = result ?? frame;
  if (name !== "epsilon" || !run) return undefined;
  const at = value === values.epsilon ? run : run.ladder.find(({ epsilon }) => epsilon === value);
  if (!at) return undefined;
  const rung = run.ladder.findIndex(({ epsilon }) => epsilon === value);
  const end = rung === 0 ? "vague answers: " : rung === run.ladder.length - 1 ? "sharp answers: " : "";
  return `${end}off by ${about(at.error)}; one answer tells an attacker ${inHundred(at.right)} in 100`;
}

export const face: Face<Id> = {
  primary: ["epsilon", "mechanism"],
  relevant: ({ mechanism }) => [
    "epsilon",
    "mechanism",
    ...(mechanism === "gaussian" ? ["delta"] : []),
    "sensitivity",
    ...(mechanism === "laplace" ? ["grid"] : []),
    "count",
    "samples",
    "budget",
  ],
  meaning,
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
