"use no memo"; // plain functions: what the compiler would add weighs more than it saves
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/psi-race.result.ts";
import { least, type Quantity } from "../../../lib/experiments/psi-race.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
/** Four protocols, a row each: time and bytes as bars, each from its own run; what each told whom; and over the sizes, if that was asked for. */
import { Scroll } from "../../_ui/Scroll.tsx";
import type { StageProps } from "../face.ts";
import { whole } from "../hundredths.ts";
import { Live } from "../Live.tsx";
import { Drawing, Grid, Panel, Xs, Ys } from "../panels.tsx";
import { linesOf } from "./shapes.ts";
import { ABOUT, amount, legsOf, NAMES, notRun, rowsOf, type Timed, time } from "./words.ts";

type Id = "psi-race";
type Measured = StageProps<Id>["measured"];

export function Stage({ result, measured }: StageProps<Id>): ReactNode {
  if (!result) return <p className="plate-wait">Nothing has been run yet.</p>;
  const rows = rowsOf(result, measured);
  return (
    <div className="race">
      <Bars
        rows={rows}
        result={result}
        of="seconds"
        name="Time"
        sub="From both parties ready to the answer. Below each bar: how long each party's thread worked."
      />
      <Bars
        rows={rows}
        result={result}
        of="bytes"
        name="On the wire"
        sub="What each party sent, and the longest chain of messages that wait for each other."
      />
      <Reveals result={result} />
      {result.sweep.length > 1 && <Sweep result={result} measured={measured} />}
    </div>
  );
}

interface BarsProps {
  readonly rows: readonly Timed[];
  readonly result: Result;
  readonly of: Quantity;
  readonly name: string;
  readonly sub: string;
}

function Bars({ rows, result, of, name, sub }: BarsProps) {
  const most = Math.max(...rows.map(({ [of]: value }) => value ?? 0));
  const first = least(rows, of);
  return (
    <Panel name={name} sub={sub}>
      <ol>
        {rows.map((row, i) => {
          const { [of]: value, id } = row;
          const { traffic } = result.runners[i] as Result["runners"][number];
          return (
            <li key={id} className={first?.id === id ? "first" : undefined}>
              <p>
                <b>{NAMES[id]}</b>{" "}
                {value !== undefined ? (
                  <>
                    <Live>{of === "seconds" ? time(value) : amount(value)}</Live>
                    {first?.id === id && " · least"}
                  </>
                ) : traffic ? (
                  "timed when it runs in your browser"
                ) : (
                  notRun(result)
                )}
              </p>
              {value !== undefined && (
                <div className="bar" aria-hidden="true">
                  {of === "bytes" && traffic ? (
                    <>
                      <i className="p1" style={{ width: `${(100 * traffic.receiverBytes) / most}%` }} />
                      <i className="p2" style={{ width: `${(100 * traffic.senderBytes) / most}%` }} />
                    </>
                  ) : (
                    <i style={{ width: `${(100 * value) / most}%` }} />
                  )}
                </div>
              )}
              {traffic && <p className="figcap">{of === "bytes" ? <Wire traffic={traffic} /> : <Busy row={row} />}</p>}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

const Wire = ({ traffic }: { readonly traffic: NonNullable<Result["runners"][number]["traffic"]> }) => (
  <>
    <Mark who={1} /> receiver {amount(traffic.receiverBytes)}, <Mark who={2} /> sender {amount(traffic.senderBytes)}; {traffic.rounds}{" "}
    rounds
  </>
);

function Busy({ row: { receiver, sender, engine, seconds } }: { readonly row: Timed }) {
  if (seconds === undefined) return null;
  return (
    <>
      {receiver !== undefined && sender !== undefined ? (
        <>
          <Mark who={1} /> receiver <Live>{time(receiver)}</Live>, <Mark who={2} /> sender <Live>{time(sender)}</Live>
        </>
      ) : (
        "both parties share one thread here"
      )}
      {engine && `; ${engine}`}
    </>
  );
}

const Reveals = ({ result }: { readonly result: Result }) => (
  <Panel
    kind="wide"
    name="What each reveals, and to whom"
    sub="As this run told it; the last two columns say what else the protocol could be asked for."
  >
    <Scroll label="What each reveals">
      <table>
        <thead>
          <tr>
            <th scope="col">protocol</th>
            <th scope="col">
              <Mark who={1} /> receiver learned
            </th>
            <th scope="col">
              <Mark who={2} /> sender learned
            </th>
            <th scope="col">only the size</th>
            <th scope="col">the sender learns</th>
          </tr>
        </thead>
        <tbody>
          {result.runners.map(({ id, learned }) => (
            <tr key={id}>
              <th scope="row">
                {NAMES[id]}
                <small>{ABOUT[id].built}</small>
              </th>
              <td>
                {learned ? `${whole(learned.receiver.names)} names; that the sender has ${whole(learned.receiver.theirs)}` : "not run"}
              </td>
              <td>{learned ? `no name; that the receiver has ${whole(learned.sender.theirs)}` : "not run"}</td>
              <td>{ABOUT[id].sizeOnly ? "possible" : "no"}</td>
              <td>{ABOUT[id].sender}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  </Panel>
);

function Sweep({ result, measured }: { readonly result: Result; readonly measured: Measured }) {
  const legs = legsOf(result, measured);
  return (
    <Panel
      kind="wide"
      name="Over the sizes"
      sub="Both lists cut to so many items at most; every point is a run of its own. Both axes are logarithmic."
    >
      <div className="pair">
        {(["seconds", "bytes"] as const).map((of) => {
          const chart = linesOf(legs, of);
          if (!chart) return null;
          return (
            <div key={of}>
              <p className="figcap">{of === "seconds" ? "Time" : "Bytes, both ways"}</p>
              <div className="box">
                <Ys ticks={chart.ys} />
                <Drawing says={`${of === "seconds" ? "Time" : "Bytes"} against size for ${chart.lines.length} protocols`}>
                  <Grid ticks={chart.ys} />
                  {chart.lines.map(({ id, d }) => (
                    <path key={id} className={id} d={d} />
                  ))}
                </Drawing>
                {chart.labels.map(({ id, name, left, top }) => (
                  <span key={id} className="at" style={{ left: `${left}%`, top: `${top}%` }} aria-hidden="true">
                    {name}
                  </span>
                ))}
              </div>
              <Xs ticks={chart.xs} />
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
