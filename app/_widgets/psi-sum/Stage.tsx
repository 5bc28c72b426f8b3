"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * The two parties, the wire, and what the shop makes of its answer. A party's box is drawn from that party's own view; whose amounts were
 * added is the shop's own finding, or nobody's.
 */
import type { ReactNode } from "react";
import { productRead, sumNames } from "../../../lib/experiments/psi-sum.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import { Exchange } from "../Exchange.tsx";
import type { PartyView, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { inOrder, legsOf } from "../legs.ts";
import { DRAWN, PartyBox } from "../PartyBox.tsx";
import { announcedTo, listOf } from "../party-view.ts";
import { clauseOf, many, NAMES, people, type Seat } from "./words.ts";

type Id = "psi-sum";
type Result = NonNullable<StageProps<Id>["result"]>;

export function Stage({ result, lines, views, step, openBytes, stillBytes }: StageProps<Id>): ReactNode {
  return (
    <Exchange
      legs={inOrder(legsOf(lines), "publisher")}
      seats={["publisher", "shop"]}
      step={step}
      clauseOf={clauseOf}
      openBytes={openBytes}
      stillBytes={stillBytes}
      box={(seat: Seat, { sent, finished }) => <Box seat={seat} view={views[seat]} sent={sent} result={finished ? result : undefined} />}
      below={result && <Questions result={result} />}
    />
  );
}

/** What a shop finds out that keeps what it saw. */
function Questions({ result }: { result: Result }): ReactNode {
  const { curious, size, sum } = result;
  if (curious === null) {
    return (
      <p className="attacker">
        <Mark who="eye" /> A curious shop asks whose amounts were added. That is tried here for short lists only.
      </p>
    );
  }
  return (
    <p className="attacker">
      <Mark who="eye" /> A curious shop asks whose amounts were added. Of its {people(curious.rows)}, <Live>{many(curious.fitting)}</Live>{" "}
      {curious.fitting === 1 ? "set" : "sets"} of {many(size)} {curious.fitting === 1 ? "comes" : "come"} to {many(sum)}
      {sumNames(result) && (
        <>
          : <Live>{(curious.named ?? []).join(", ")}</Live>. The answer itself names {size === 1 ? "a person" : "people"}, and no protocol
          that gives it can hide that
        </>
      )}
      .{" "}
      {productRead(result) ? (
        <>
          And the encryption that came back is the product of <Live>{many(size)}</Live> of those that it sent:{" "}
          <Live>{(curious.read ?? []).join(", ")}</Live>.
        </>
      ) : (
        size > 0 && <>The encryption that came back is no product of those that it sent, so it says nothing more.</>
      )}
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
  const shop = seat === "shop";
  const read = new Set(shop && result && productRead(result) ? result.curious?.read : []);
  return (
    <PartyBox
      number={shop ? 2 : 1}
      name={NAMES[seat]}
      role={shop ? "learns the sum" : "learns how many"}
      listed={shop ? "Who bought, for how much" : "Who saw the advertisement"}
      counted={people}
      drawn={(listOf(view)?.items ?? []).slice(0, DRAWN).map((row) => ({
        text: shop ? row.replace(/[,;\t](?=[^,;\t]*$)/, ": ") : row,
        hit: read.has(idOf(seat, row)) ? "added" : undefined,
      }))}
      view={view}
      sent={sent}
      counts={result?.inputs[seat]}
      knows={<Knows seat={seat} view={view} result={result} />}
    />
  );
}

/** The identifier of a row of the shop's. */
const idOf = (seat: Seat, row: string) => (seat === "shop" ? row.replace(/[,;\t][^,;\t]*$/, "") : row);

function Knows({ seat, view, result }: Pick<BoxProps, "seat" | "view" | "result">): ReactNode {
  if (!result) return "its own list.";
  const announced = announcedTo(view);
  return (
    <>
      <Live>{many(result.size)}</Live> {result.size === 1 ? "person is" : "people are"} on both lists
      {seat === "shop" ? (
        <>
          , and they spent <Live>{many(result.sum)}</Live>.
        </>
      ) : (
        ", not which."
      )}{" "}
      {announced !== undefined && (
        <>
          The {seat === "shop" ? "publisher" : "shop"} has <Live>{many(announced)}</Live>.
        </>
      )}
    </>
  );
}
