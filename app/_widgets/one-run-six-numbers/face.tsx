"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of `one-run-six-numbers`: six counts of one run on one axis, what each assumes, and why one accountant depends on its orders. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/one-run-six-numbers.result.ts";
import { type CountId, type Frame, oneRunSixNumbers } from "../../../lib/experiments/one-run-six-numbers.ts";
import { estimateTooLow, samplingMatters } from "../../../lib/experiments/one-run-six-numbers.verdicts.ts";
import { amount, between } from "../composition/words.ts";
import type { Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { tiny } from "../numbers.ts";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { ordersOf, ROWS, rowsOf } from "./shapes.ts";

type Id = "one-run-six-numbers";
type Done = Shown<Id> & { readonly result: Result };

/** What each row is called here, and what it makes of the run. */
const ABOUT: Readonly<Record<CountId, { readonly name: string; readonly says: string }>> = {
  advanced: { name: "Advanced composition", says: "each step reduced to its (ε, δ), then composed" },
  shuffled: { name: "Shuffled, nothing claimed for it", says: "each example once in every epoch, in any order" },
  rdp2017: { name: "Rényi, converted as in 2017", says: "what most tutorials print" },
  rdp2020: { name: "Rényi, converted as in 2020", says: "the same divergences, a sharper conversion" },
  pld: { name: "Loss distribution", says: "the whole law of the loss: both ends are proved" },
  clt: { name: "Central limit", says: "an estimate, no bound" },
};

const exactly = (epsilon: number) => (epsilon < 10 ? epsilon.toFixed(2) : amount(epsilon));

function Stage({ values, result, frame }: StageProps<Id>): ReactNode {
  const run = result ?? frame;
  if (!run) return <p className="plate-wait">Nothing has been counted yet.</p>;
  return (
    <div className="bud runs">
      <Numbers run={run} delta={values.delta} />
      <Orders run={run} />
      <Assumed run={run} epochs={values.epochs} noise={values.noise} />
    </div>
  );
}

function Numbers({ run, delta }: { run: Frame; delta: number }) {
  const { rows, ticks } = rowsOf(run);
  return (
    <Panel
      kind="wide"
      name={`ε of this run at δ = ${tiny(delta)}, by six counts`}
      sub={
        <>
          {run.steps.toLocaleString("en-GB")} steps; each example is in a batch with probability {amount(run.rate)}. Filled: a bound.
          Hollow: an estimate.
        </>
      }
    >
      <ul className="six">
        {rows.map(({ id, kind, epsilon, x, from, beyond }) => (
          <li key={id}>
            <span className="what">
              <b>{ABOUT[id].name}</b>
              <span>{ABOUT[id].says}</span>
            </span>
            <span className="track" aria-hidden="true">
              {ticks.map(({ at, label }) => (
                <i key={label} className="tick" style={{ left: `${at}%` }} />
              ))}
              <i className="reach" style={{ width: `${x}%` }} />
              {kind === "interval" && <i className="both" style={{ left: `${from}%`, width: `${Math.max(0.3, x - from)}%` }} />}
              <i className={kind === "estimate" ? "dot hollow" : "dot"} style={{ left: `${x}%` }} />
              {beyond && <i className="beyond">→</i>}
            </span>
            <span className="num">
              <Live>{exactly(epsilon)}</Live>
            </span>
          </li>
        ))}
      </ul>
      <div className="under">
        <Xs ticks={ticks} />
      </div>
    </Panel>
  );
}

function Orders({ run }: { run: Frame }) {
  const drawn = ordersOf(run);
  return (
    <Panel
      name="Every order is a bound"
      sub="What the divergence of each order is worth, by both conversions. The accountant takes the lowest point."
    >
      <div className="box clip">
        <Ys ticks={drawn.ys} />
        <Drawing
          says={drawn.best
            .map(({ id, order }) => `${id === "rdp2017" ? "Conversion of 2017" : "Conversion of 2020"}: best order ${order}`)
            .join("; ")}
        >
          <Grid ticks={drawn.ys} />
          {drawn.pld !== undefined && <path className="floor" d={`M0 ${drawn.pld}H100`} />}
          <path className="old" d={drawn.old} />
          <path className="new" d={drawn.new} />
        </Drawing>
        {drawn.best.map(({ id, x, y }) => (
          <i key={id} className="dot" style={{ left: `${x}%`, top: `${y}%` }} />
        ))}
      </div>
      <Xs ticks={drawn.xs} />
      <div className="key">
        <Key of="old">2017</Key>
        <Key of="new">2020</Key>
        <Key of="floor">loss distribution</Key>
        <span>Across: the order, on a logarithmic scale.</span>
      </div>
    </Panel>
  );
}

function Assumed({ run, epochs, noise }: { run: Frame; epochs: number; noise: number }) {
  return (
    <Panel name="What has to be true" sub="A number without these lines is no statement.">
      <ul className="facts">
        <li>
          <b>Neighbours:</b> one example there or not. If one may be <em>replaced</em> by another, that is one removed and one added: up to
          twice the ε, at a larger δ.
        </li>
        <li>
          <b>Five rows:</b> every batch is a Poisson sample. Each example is in it with probability <Live>{amount(run.rate)}</Live>,
          independently, and batches differ in size.
        </li>
        <li>
          <b>The second row:</b> examples are shuffled and cut into batches. Each is in one batch of every epoch: {epochs} sums with noise{" "}
          {noise}, and no credit for not knowing which.
        </li>
        <li>
          <b>The habit:</b> to shuffle, and quote the Poisson number. It is not proved, and there are settings in which the shuffled run
          owes more.
        </li>
      </ul>
    </Panel>
  );
}

function sentence({ result, values }: Done): ReactNode {
  const { rdp2017, rdp2020, pld, clt, shuffled } = result.counts;
  const number = (epsilon: number) => <Live>{exactly(epsilon)}</Live>;
  return (
    <>
      One run, and its ε at δ = {tiny(values.delta)} is {number(rdp2017.epsilon)} by Rényi divergences as converted in 2017,{" "}
      {number(rdp2020.epsilon)} as in 2020, <Live>{between(pld.atLeast ?? 0, pld.epsilon)}</Live> by the loss distribution, and{" "}
      {number(clt.epsilon)} by the central limit{estimateTooLow(result) ? ", which is too low" : ""}.{" "}
      {samplingMatters(result) ? (
        <>If batches were shuffled instead of sampled, {number(shuffled.epsilon)} is what can be said without a claim about the shuffle.</>
      ) : (
        <>Here sampling changes nothing: without it {number(shuffled.epsilon)} is owed.</>
      )}
    </>
  );
}

const tables: Face<Id>["tables"] = ({ result, values }) => [
  {
    caption: `One run, ${result.steps} steps at rate ${result.rate}, at delta ${values.delta}`,
    head: ["count", "epsilon", "at least", "is a", "best order", "batches", "neighbours", "formula", "source"],
    rows: ROWS.map((id) => {
      const { epsilon, atLeast, kind, order, sampling, relation, formula, source } = result.counts[id];
      return [ABOUT[id].name, epsilon, atLeast ?? "not known", kind, order ?? "none", sampling, relation, formula, source];
    }),
  },
  {
    caption: "Rényi: the best order of other lists",
    head: ["orders", "conversion", "epsilon", "best order"],
    rows: result.lists.map(({ list, conversion, epsilon, order }) => [list, conversion, epsilon, Number(order.toPrecision(5))]),
  },
  {
    caption: "Rényi: what each order is worth",
    head: ["order", "converted as in 2017", "as in 2020"],
    rows: result.orders.map(({ order, old, new: sharper }) => [Number(order.toPrecision(6)), old, sharper]),
  },
];

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: oneRunSixNumbers,
  primary: ["noise", "batch", "epochs", "delta"],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
};
