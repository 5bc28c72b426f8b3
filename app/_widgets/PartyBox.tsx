"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * One party of two: its list, its coins, what it received, and what it knows. Drawn from that party's own view and from what the protocol
 * gave that party; nothing of the other's.
 */
import type { ReactNode } from "react";
import type { ListCounts } from "../../lib/experiments/list-counts.ts";
import { Mark } from "../_ui/marks.tsx";
import type { PartyView } from "./face.ts";
import { bytes } from "./hex.ts";
import { coinsOf, listOf, receivedOf } from "./party-view.ts";

/** So many lines of a list are drawn. */
export const DRAWN = 12;
const REASONS = 5;

export interface Line {
  readonly text: string;
  /** The word beside a line that matters to the answer. */
  readonly hit?: string | undefined;
}

interface Props {
  readonly number: 1 | 2;
  readonly name: string;
  /** What it gets of the protocol, beside its name. */
  readonly role: string;
  /** What its list is. */
  readonly listed: string;
  /** A count of lines in words, for a list that is longer than what is drawn. */
  readonly counted: (lines: number) => string;
  readonly drawn: readonly Line[];
  readonly view: PartyView | undefined;
  /** The messages that have been shown so far, as "from/tag". */
  readonly sent: ReadonlySet<string>;
  /** What became of its lines, once that is known. */
  readonly counts: ListCounts | undefined;
  /** Completes "Knows now:". */
  readonly knows: ReactNode;
}

export function PartyBox({ number, name, role, listed, counted, drawn, view, sent, counts, knows }: Props): ReactNode {
  const list = listOf(view);
  const total = counts?.accepted ?? list?.total ?? 0;
  const received = view ? receivedOf(view).filter(({ from, tag }) => sent.has(`${from}/${tag}`)) : [];
  const rejected = counts?.rejected ?? [];
  return (
    // A group and no landmark, a name and no heading: a page has several figures, and each stands under a heading of its own level.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className={`party ${number === 1 ? "one" : "two"}`} role="group" aria-label={name}>
      <p className="name">
        <Mark who={number} /> {name}
        <small>{role}</small>
      </p>
      <dl>
        <div>
          <dt>
            {listed}
            {total > drawn.length ? `: the first ${drawn.length} of ${counted(total)}` : ""}
            {list?.file ? ` (${list.file})` : ""}
          </dt>
          <dd>
            {drawn.length > 0 && (
              <ul>
                {drawn.map(({ text, hit }, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a person's own list may hold one line twice
                  <li key={`${i}/${text}`} className={hit && "hit"}>
                    {text}
                    {hit && <span>{hit}</span>}
                  </li>
                ))}
              </ul>
            )}
            {drawn.length === 0 && (view ? "empty" : "nothing yet")}
          </dd>
        </div>
        {rejected.length > 0 && (
          <div>
            <dt>Left out</dt>
            <dd className="rejected">
              {rejected.slice(0, REASONS).map(({ line, reason }) => (
                <div key={line}>
                  line {line.toLocaleString("en-GB")}: {reason}
                </div>
              ))}
              {rejected.length > REASONS && <div>and {(rejected.length - REASONS).toLocaleString("en-GB")} more</div>}
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
        <span className="vh">{name}. </span>Knows now: {knows}
      </p>
    </div>
  );
}
