"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The two parties and the wire of the first run; below, the answer beside the truth, and what asking again makes of it. */
import type { ReactNode } from "react";
import type { Result } from "../../../lib/experiments/dp-psi.result.ts";
import { Mark } from "../../_ui/marks.tsx";
import { Exchange } from "../Exchange.tsx";
import type { PartyView, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { inOrder, legsOf } from "../legs.ts";
import { DRAWN, PartyBox } from "../PartyBox.tsx";
import { Drawing, Grid, Key, Panel, Xs, Ys } from "../panels.tsx";
import { announcedTo, listOf } from "../party-view.ts";
import { chartOf } from "./shapes.ts";
import { clauseOf, items, many, NAMES, type Seat } from "./words.ts";

type Id = "dp-psi";

export function Stage({ result, lines, views, step, openBytes, stillBytes }: StageProps<Id>): ReactNode {
  return (
    <Exchange
      legs={inOrder(legsOf(lines), "sender")}
      seats={["receiver", "sender"]}
      step={step}
      clauseOf={clauseOf}
      openBytes={openBytes}
      stillBytes={stillBytes}
      box={(seat: Seat, { sent, finished }) => <Box seat={seat} view={views[seat]} sent={sent} result={finished ? result : undefined} />}
      below={
        result && (
          <div className="bud dpp">
            <Truth result={result} />
            <Repeats result={result} />
          </div>
        )
      }
    />
  );
}

interface BoxProps {
  readonly seat: Seat;
  readonly view: PartyView | undefined;
  readonly sent: ReadonlySet<string>;
  readonly result: Result | undefined;
}

function Box({ seat, view, sent, result }: BoxProps): ReactNode {
  const receiver = seat === "receiver";
  const found = new Map(receiver ? result?.items.map((item) => [item.item, item]) : []);
  const hitOf = (text: string) => {
    const item = found.get(text);
    return item?.named ? "named" : result && receiver && !item?.tookPart ? "left out" : undefined;
  };
  return (
    <PartyBox
      number={receiver ? 1 : 2}
      name={NAMES[seat]}
      role={receiver ? "learns members, noisily" : "answers at random"}
      listed="Its items"
      counted={items}
      drawn={(listOf(view)?.items ?? []).slice(0, DRAWN).map((text) => ({ text, hit: hitOf(text) }))}
      view={view}
      sent={sent}
      counts={result?.inputs[seat]}
      knows={<Knows seat={seat} view={view} result={result} />}
    />
  );
}

function Knows({ seat, view, result }: Pick<BoxProps, "seat" | "view" | "result">): ReactNode {
  if (!result) return "its own list.";
  const announced = announcedTo(view);
  const { answer, sampled, size } = result;
  return seat === "receiver" ? (
    <>
      <Live>{items(answer.right + answer.wrong)}</Live> named, none of them certain.{" "}
      {announced !== undefined && (
        <>
          The sender has <Live>{many(announced)}</Live>.
        </>
      )}
    </>
  ) : (
    <>
      <Live>{items(sampled)}</Live> of the receiver took part, and exactly <Live>{many(size)}</Live> of them match; not which of its own.
    </>
  );
}

function Truth({ result: { answer, members, others, expected } }: { result: Result }) {
  return (
    <Panel name="The answer beside the truth" sub="The page knows it. Neither party does.">
      <table className="book">
        <thead>
          <tr>
            <th scope="col">the receiver's items</th>
            <th scope="col" className="num">
              named
            </th>
            <th scope="col" className="num">
              not named
            </th>
            <th scope="col" className="num">
              named on average
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>shared</td>
            <td className="num">
              <Live>{many(answer.right)}</Live>
            </td>
            <td className="num">
              <Live>{many(answer.missing)}</Live>
            </td>
            <td className="num">{many(expected.right)}</td>
          </tr>
          <tr>
            <td>not shared</td>
            <td className="num">
              <Live>{many(answer.wrong)}</Live>
            </td>
            <td className="num">
              <Live>{many(others - answer.wrong)}</Live>
            </td>
            <td className="num">{many(expected.wrong)}</td>
          </tr>
        </tbody>
      </table>
      <p className="figcap">
        {members === 0 ? "Nothing is shared." : `${items(members)} ${members === 1 ? "is" : "are"} shared.`} An item that took no part is
        not named.
      </p>
    </Panel>
  );
}

function Repeats({ result }: { result: Result }) {
  const last = result.repeats.at(-1) as Result["repeats"][number];
  const chart = chartOf(result);
  return (
    <Panel
      name="Asked again"
      mark={
        <>
          <Mark who="eye" />{" "}
        </>
      }
      sub={
        <>
          The receiver claims what was named in more than half of the runs. After {last.runs === 1 ? "one run" : `${last.runs} runs`}, ε ={" "}
          {many(last.epsilon)} is spent.
        </>
      }
    >
      <div className="box">
        <Ys ticks={chart.ys} />
        <Drawing says={`After ${last.runs} runs ${last.missing} shared items are missing and ${last.wrong} claims are wrong`}>
          <Grid ticks={chart.ys} />
          <path className="missing" d={chart.missing} />
          <path className="wrong" d={chart.wrong} />
        </Drawing>
        {chart.dots.map(({ key, kind, at }) => (
          <i key={key} className={`dot ${kind}`} style={{ left: `${at[0]}%`, top: `${at[1]}%` }} />
        ))}
      </div>
      <Xs ticks={chart.xs} />
      <div className="key">
        <Key of="missing">
          <span>
            shared and not claimed: <Live>{many(last.missing)}</Live>
          </span>
        </Key>
        <Key of="wrong">
          <span>
            claimed and not shared: <Live>{many(last.wrong)}</Live>
          </span>
        </Key>
        <span>Across: runs.</span>
      </div>
    </Panel>
  );
}
