"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * The two parties and the wire; the sizes that both were told; and what each sees of the other's rows. A party's box is drawn from that party's
 * own view. True sizes are the page's knowledge, and stand apart.
 */
import type { ReactNode } from "react";
import { cellsLinked } from "../../../lib/experiments/dpca-psi.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import { Exchange } from "../Exchange.tsx";
import type { PartyView, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { PartyBox } from "../PartyBox.tsx";
import { listOf } from "../party-view.ts";
import { Seen } from "./Orders.tsx";
import { Sizes } from "./Sizes.tsx";
import { clauseOf, legs as legsOf, many, NAMES, OTHER, rows, type Seat, stepOf } from "./words.ts";

type Id = "dpca-psi";
type Result = NonNullable<StageProps<Id>["result"]>;
/** A row is long. */
const DRAWN = 5;
const LEARNS = "learns sizes, holds shares";

export function Stage({ result, lines, views, step, openBytes, stillBytes }: StageProps<Id>): ReactNode {
  return (
    <Exchange
      legs={legsOf(lines)}
      seats={["sender", "receiver"]}
      step={step}
      clauseOf={clauseOf}
      openBytes={openBytes}
      stillBytes={stillBytes}
      box={(seat: Seat, { sent, finished }) => <Box seat={seat} view={views[seat]} sent={sent} result={finished ? result : undefined} />}
      below={
        result?.refused === null && (
          <div className="dpca">
            <Sizes result={result} />
            <Linked result={result} />
          </div>
        )
      }
    />
  );
}

/** What one hash for all columns lets each party compare. */
function Across({ result: { crossMatches, dummies } }: { result: Result }): ReactNode {
  const { sender, receiver } = crossMatches;
  return (
    <>
      {" "}
      Each can also compare the other's later columns with its own first one:{" "}
      {sender === null || receiver === null ? (
        "here there are too many cells to look. "
      ) : (
        <>
          the sender finds <Live>{many(sender)}</Live> of the receiver's cells there, the receiver <Live>{many(receiver)}</Live> of the
          sender's.{" "}
        </>
      )}
      {dummies > 0 && "No dummy is among such matches, so the promise is about the told sizes only. "}
    </>
  );
}

/** What points that are equal tell. */
function Linked({ result }: { result: Result }): ReactNode {
  const { sender, receiver } = result.equalCells;
  const linked = cellsLinked(result);
  return (
    <p className="attacker">
      <Mark who="eye" /> {linked === null && "There are too many cells to look for equal ones."}
      {linked === true && (
        <>
          Both parties can see which of the other's cells are equal, because all columns leave under one key and one hash: the sender sees{" "}
          <Live>{many(sender ?? 0)}</Live>, the receiver <Live>{many(receiver ?? 0)}</Live>.
        </>
      )}
      {linked === false && "No party sees two cells of the other's table that are equal."}{" "}
      {linked === false && result.repeated.receiver + result.repeated.sender > 0 && (
        <>
          There are some: <Live>{many(result.repeated.receiver)}</Live> of the receiver's and <Live>{many(result.repeated.sender)}</Live> of
          the sender's stand in more than one column. Each column has a hash of its own.
        </>
      )}
      {result.variant === "compatible" && result.sizes.length > 1 && <Across result={result} />}
    </p>
  );
}

interface BoxProps {
  readonly seat: Seat;
  readonly view: PartyView | undefined;
  readonly sent: ReadonlySet<string>;
  readonly result: Result | undefined;
}

function Box({ seat, view, sent, result }: BoxProps): ReactNode {
  return (
    <PartyBox
      number={seat === "sender" ? 1 : 2}
      name={NAMES[seat]}
      role={LEARNS}
      listed="Its table"
      counted={rows}
      drawn={(listOf(view)?.items ?? []).slice(0, DRAWN).map((row) => ({
        text: row
          .split(",")
          .map((cell) => cell || "–")
          .join(" · "),
      }))}
      view={view}
      sent={tagsOf(view, sent)}
      counts={result?.inputs[seat]}
      knows={<Knows seat={seat} result={result} />}
    />
  );
}

/** A box lists what came by its own name: all messages of the steps that have been drawn. */
const tagsOf = (view: PartyView | undefined, steps: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    view?.received
      .filter(({ from, tag }) => steps.has(`${from}/${stepOf(tag)}`))
      .map(({ from, tag }) => `${from}/${tag.replace(/\/count$/, "")}`),
  );

function Knows({ seat, result }: Pick<BoxProps, "seat" | "result">): ReactNode {
  if (!result) return "its own table.";
  const { refused, sizes, shares, runs, dummies } = result;
  if (refused !== null) {
    const own = refused === seat || refused === "both";
    return own ? (
      <>
        its table was in <Live>{many(runs.made)}</Live> of {many(runs.limit)} runs. It takes no part in another.
      </>
    ) : (
      `the ${OTHER[seat]}'s ledger refused. Nothing else.`
    );
  }
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return (
    <>
      <Live>{many(total)}</Live> rows of the {OTHER[seat]} matched{result.marks[seat] && ": those with a mark below"}, in an order that the{" "}
      {OTHER[seat]} shuffled
      {dummies > 0 ? ", dummies among them" : ""}. Not which of its own.{" "}
      {shares.rows > 0 && "Of their numbers it has shares, which are random by themselves."}
      <Seen seat={seat} result={result} />
    </>
  );
}
