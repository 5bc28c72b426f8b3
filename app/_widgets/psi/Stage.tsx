"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * Two boxes and the wire between them. A party's box is drawn from that party's own view (its input, its coins, what it
 * received) and from what the protocol gave that party; the wire is drawn from the wire. Neither borrows from the other.
 *
 * A plain function without hooks: the same code draws the still at build.
 */
import type { ReactNode } from "react";
import { Mark } from "../../_ui/marks.tsx";
import type { PartyView, StageProps } from "../face.ts";
import { bytes } from "../hex.ts";
import { Live } from "../Live.tsx";
import { inOrder, legsOf } from "../legs.ts";
import { announcedTo, coinsOf, listOf, receivedOf } from "../party-view.ts";
import { Wire } from "../Wire.tsx";
import { clauseOf, items, learnsAnswer, NAMES, PARTY_NUMBER, type PsiResult, type Seat } from "./words.ts";

export function Stage({ values, result, lines, views, step, openBytes, stillBytes }: StageProps<"psi">) {
  const legs = inOrder(legsOf(lines), "receiver");
  const shown = step === undefined ? legs.length : Math.min(step, legs.length);
  const sent = new Set(legs.slice(0, shown).map(({ from, tag }) => `${from}/${tag}`));
  const finished = shown === legs.length ? result : undefined;
  const box = (seat: Seat) => <PartyBox seat={seat} view={views[seat]} sent={sent} learns={values.learns} result={finished} />;
  return (
    <div className="psi">
      {box("receiver")}
      <Wire
        legs={legs}
        shown={shown}
        first="receiver"
        walking={step !== undefined}
        clauseOf={(tag) => clauseOf(tag, values)}
        openBytes={openBytes}
        stillBytes={stillBytes}
      />
      {box("sender")}
    </div>
  );
}

const DRAWN = 12;

function PartyBox({
  seat,
  view,
  sent,
  learns,
  result,
}: {
  seat: Seat;
  view: PartyView | undefined;
  sent: ReadonlySet<string>;
  learns: PsiResult["learns"];
  result: PsiResult | undefined;
}) {
  const list = listOf(view);
  // A long answer comes by its beginning, in the receiver's order where both learn: the sender's box could not tell what is missing.
  const cut = (result?.intersection?.length ?? 0) < (result?.size ?? 0) && learns === "both" && seat === "sender";
  const hits = new Set(result && !cut && learnsAnswer(seat, learns) ? (result.intersection ?? []) : []);
  const rejected = result?.inputs[seat].rejected ?? [];
  // Matches first among what is drawn of a long list: they are what one looks for.
  const drawn = list
    ? list.items.length > DRAWN
      ? [...list.items].sort((a, b) => Number(hits.has(b)) - Number(hits.has(a))).slice(0, DRAWN)
      : list.items
    : [];
  const total = result ? result.inputs[seat].accepted : list?.total;
  const received = view ? receivedOf(view).filter(({ from, tag }) => sent.has(`${from}/${tag}`)) : [];
  return (
    // A group and no landmark, a name and no heading: a page has several figures, and each stands under a heading of its own level.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className={`party ${PARTY_NUMBER[seat] === 1 ? "one" : "two"}`} role="group" aria-label={NAMES[seat]}>
      <p className="name">
        <Mark who={PARTY_NUMBER[seat]} /> {NAMES[seat]}
        <small>{learnsAnswer(seat, learns) ? "learns" : "helps"}</small>
      </p>
      <dl>
        <div>
          <dt>
            Its list{total !== null && total !== undefined && total > drawn.length ? `: the first ${drawn.length} of ${items(total)}` : ""}
            {list?.file ? ` (${list.file})` : ""}
          </dt>
          <dd>
            {drawn.length === 0 ? (
              view ? (
                "empty"
              ) : (
                "nothing yet"
              )
            ) : (
              <ul>
                {drawn.map((item, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a person's own list may hold one line twice
                  <li key={`${i}/${item}`} className={hits.has(item) ? "hit" : undefined}>
                    {item}
                    {hits.has(item) && <span>shared</span>}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
        {rejected.length > 0 && (
          <div>
            <dt>Left out</dt>
            <dd className="rejected">
              {rejected.slice(0, 5).map(({ line, reason }) => (
                <div key={line}>
                  line {line.toLocaleString("en-GB")}: {reason}
                </div>
              ))}
              {rejected.length > 5 && <div>and {(rejected.length - 5).toLocaleString("en-GB")} more</div>}
            </dd>
          </div>
        )}
        <div>
          <dt>Its coins</dt>
          <dd className="secret">{coinsOf(view)}</dd>
        </div>
        <div>
          <dt>Received</dt>
          <dd>
            {received.length === 0
              ? "nothing"
              : received.map(({ tag, bytes: size }) => (
                  <div key={tag}>
                    <code>{tag}</code>, {bytes(size)}
                  </div>
                ))}
          </dd>
        </div>
      </dl>
      <p className="knows">
        <span className="vh">{NAMES[seat]}. </span>Knows now: {knows(seat, view, result, learns)}
      </p>
    </div>
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
