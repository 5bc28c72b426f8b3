"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * The two parties, the wire, and what the shop makes of its answer. A party's box is drawn from that party's own view; whose amounts were
 * added is the shop's own finding, or nobody's.
 */
import type { ReactNode } from "react";
import { productRead, sumNames } from "../../../lib/experiments/psi-sum.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { PartyView, StageProps } from "../face.ts";
import { bytes } from "../hex.ts";
import { Live } from "../Live.tsx";
import { inOrder, legsOf } from "../legs.ts";
import { announcedTo, coinsOf, listOf, receivedOf } from "../party-view.ts";
import { Wire } from "../Wire.tsx";
import { clauseOf, many, NAMES, people, type Seat } from "./words.ts";

type Id = "psi-sum";
type Result = NonNullable<StageProps<Id>["result"]>;
const DRAWN = 12;

export function Stage({ result, lines, views, step, openBytes, stillBytes }: StageProps<Id>): ReactNode {
  const legs = inOrder(legsOf(lines), "publisher");
  const shown = step === undefined ? legs.length : Math.min(step, legs.length);
  const sent = new Set(legs.slice(0, shown).map(({ from, tag }) => `${from}/${tag}`));
  const finished = shown === legs.length ? result : undefined;
  return (
    <>
      <div className="psi">
        <PartyBox seat="publisher" view={views["publisher"]} sent={sent} result={finished} />
        <Wire
          legs={legs}
          shown={shown}
          walking={step !== undefined}
          first="publisher"
          clauseOf={clauseOf}
          openBytes={openBytes}
          stillBytes={stillBytes}
        />
        <PartyBox seat="shop" view={views["shop"]} sent={sent} result={finished} />
      </div>
      {finished && <Questions result={finished} />}
    </>
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

function PartyBox({ seat, view, sent, result }: BoxProps): ReactNode {
  const list = listOf(view);
  const total = result ? result.inputs[seat].accepted : list?.total;
  const drawn = list?.items.slice(0, DRAWN) ?? [];
  const read = new Set(seat === "shop" && result && productRead(result) ? result.curious?.read : []);
  const received = view ? receivedOf(view).filter(({ from, tag }) => sent.has(`${from}/${tag}`)) : [];
  const rejected = result?.inputs[seat].rejected ?? [];
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className={`party ${seat === "publisher" ? "one" : "two"}`} role="group" aria-label={NAMES[seat]}>
      <p className="name">
        <Mark who={seat === "publisher" ? 1 : 2} /> {NAMES[seat]}
        <small>{seat === "publisher" ? "learns how many" : "learns the sum"}</small>
      </p>
      <dl>
        <div>
          <dt>
            {seat === "publisher" ? "Who saw the advertisement" : "Who bought, for how much"}
            {total !== null && total !== undefined && total > drawn.length ? `: the first ${drawn.length} of ${people(total)}` : ""}
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
                {drawn.map((row, i) => {
                  const hit = read.has(idOf(seat, row));
                  return (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a person's own list may hold one line twice
                    <li key={`${i}/${row}`} className={hit ? "hit" : undefined}>
                      {seat === "shop" ? row.replace(/[,;\t](?=[^,;\t]*$)/, ": ") : row}
                      {hit && <span>added</span>}
                    </li>
                  );
                })}
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
                  line {many(line)}: {reason}
                </div>
              ))}
              {rejected.length > 5 && <div>and {many(rejected.length - 5)} more</div>}
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
        <span className="vh">{NAMES[seat]}. </span>Knows now: <Knows seat={seat} view={view} result={result} />
      </p>
    </div>
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
