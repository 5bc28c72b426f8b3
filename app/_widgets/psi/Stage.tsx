"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * Two boxes and the wire between them. A party's box is drawn from that party's own view (its input, its coins, what it
 * received) and from what the protocol gave that party; the wire is drawn from the wire. Neither borrows from the other.
 *
 * A plain function without hooks: the same code draws the still at build.
 */
import type { ReactNode } from "react";
import { Exchange } from "../Exchange.tsx";
import type { PartyView, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { inOrder, legsOf } from "../legs.ts";
import { DRAWN, PartyBox } from "../PartyBox.tsx";
import { announcedTo, listOf } from "../party-view.ts";
import { clauseOf, items, learnsAnswer, NAMES, PARTY_NUMBER, type PsiResult, type Seat } from "./words.ts";

export const Stage = ({ values, result, lines, views, step, openBytes, stillBytes }: StageProps<"psi">) => (
  <Exchange
    legs={inOrder(legsOf(lines), "receiver")}
    seats={["receiver", "sender"]}
    step={step}
    clauseOf={(tag) => clauseOf(tag, values)}
    openBytes={openBytes}
    stillBytes={stillBytes}
    box={(seat: Seat, { sent, finished }) => (
      <Box seat={seat} view={views[seat]} sent={sent} learns={values.learns} result={finished ? result : undefined} />
    )}
  />
);

interface BoxProps {
  readonly seat: Seat;
  readonly view: PartyView | undefined;
  readonly sent: ReadonlySet<string>;
  readonly learns: PsiResult["learns"];
  readonly result: PsiResult | undefined;
}

function Box({ seat, view, sent, learns, result }: BoxProps) {
  const all = listOf(view)?.items ?? [];
  // A long answer comes by its beginning, in the receiver's order where both learn: the sender's box could not tell what is missing.
  const cut = (result?.intersection?.length ?? 0) < (result?.size ?? 0) && learns === "both" && seat === "sender";
  const hits = new Set(result && !cut && learnsAnswer(seat, learns) ? (result.intersection ?? []) : []);
  // Matches first among what is drawn of a long list: they are what one looks for.
  const first = all.length > DRAWN ? [...all].sort((a, b) => Number(hits.has(b)) - Number(hits.has(a))).slice(0, DRAWN) : all;
  return (
    <PartyBox
      number={PARTY_NUMBER[seat]}
      name={NAMES[seat]}
      role={learnsAnswer(seat, learns) ? "learns" : "helps"}
      listed="Its list"
      counted={items}
      drawn={first.map((text) => ({ text, hit: hits.has(text) ? "shared" : undefined }))}
      view={view}
      sent={sent}
      counts={result?.inputs[seat]}
      knows={knows(seat, view, result, learns)}
    />
  );
}

function knows(seat: Seat, view: PartyView | undefined, result: PsiResult | undefined, learns: PsiResult["learns"]): ReactNode {
  if (!result) return "its own list.";
  const other: Seat = seat === "receiver" ? "sender" : "receiver";
  const announced = announcedTo(view);
  const length = announced !== undefined && (
    <>
      The {other} {result.cheat ? "says that it has" : "has"} <Live>{announced.toLocaleString("en-GB")}</Live>.
    </>
  );
  if (result.size === null) return "that the other party broke the rules. It stopped there.";
  if (!learnsAnswer(seat, learns))
    return (
      <>
        {length} {(announced ?? 0) > 0 && "Not one of them."}
      </>
    );
  const size = <Live>{result.size.toLocaleString("en-GB")}</Live>;
  return (
    <>
      {size} shared {result.size === 1 ? "item" : "items"}
      {result.output === "size" ? ", not which. " : ", by name. "}
      {length}
    </>
  );
}
