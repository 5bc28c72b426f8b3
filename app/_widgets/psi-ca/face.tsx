"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The face of size only, done right and done wrong: place by place, what the receiver sent and what it can tell of what came back. */
import type { ReactNode } from "react";
import type { Card, ResultOf } from "../../../lib/experiments/index.ts";
import { psiCa } from "../../../lib/experiments/psi-ca.ts";
import { membersRead, sameMessages } from "../../../lib/experiments/psi-ca.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { DataTable, Face, Shown, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { OwnDisclosure } from "../OwnDisclosure.tsx";
import { many, NAMES, oneIn, type Way } from "./words.ts";

type Id = "psi-ca";
type Result = ResultOf<Card<Id>>;
const DRAWN = 16;

function Stage({ result }: StageProps<Id>): ReactNode {
  if (!result) return <p className="plate-wait">Nothing has been counted yet.</p>;
  return (
    <div className="break">
      <div className="break-lists">
        <Places result={result} way="shuffled" />
        <Places result={result} way="ordered" />
      </div>
      <p className="attacker">
        <Mark who="eye" /> The receiver knows in which order it sent. It claims that the items are shared which it sent where the matches
        stand now.
      </p>
    </div>
  );
}

function Places({ result, way }: { result: Result; way: Way }): ReactNode {
  const places = result.places[way];
  const { size, claimed, right, luck } = result[way];
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className="break-list" role="group" aria-label={NAMES[way]}>
      <p className="name">{NAMES[way]}</p>
      <ul>
        {places.slice(0, DRAWN).map(({ sent, match, member }) => (
          <li key={sent} className={match ? "hit" : undefined}>
            {sent}
            <span>{match ? (member ? "match, and shared" : "match, and not shared") : member ? "no match, and shared" : "no match"}</span>
          </li>
        ))}
      </ul>
      <p>
        {places.length > DRAWN && `${many(places.length - DRAWN)} more places. `}
        Size <Live>{many(size)}</Live>. <Live>{many(right)}</Live> of {many(claimed)} claims right
        {claimed > 0 && <>; luck alone does as well {oneIn(luck)}</>}.
      </p>
    </div>
  );
}

function sentence({ result }: Shown<Id> & { readonly result: Result }): ReactNode {
  const { shuffled, ordered, members } = result;
  return (
    <>
      Both runs told the receiver that <Live>{many(ordered.size)}</Live> items are shared.{" "}
      {membersRead(ordered) ? (
        <>
          Where the sender kept the order the receiver knows which: <Live>{many(ordered.right)}</Live> of its {many(ordered.claimed)} claims
          are right.{" "}
        </>
      ) : (
        <>
          Where the sender kept the order, <Live>{many(ordered.right)}</Live> of {many(ordered.claimed)} claims are right, which on lists
          like these says little: luck does as well {oneIn(ordered.luck)}.{" "}
        </>
      )}
      {membersRead(shuffled) ? (
        <>
          Where it shuffled, the claims are better than luck should have them: <Live>{many(shuffled.right)}</Live> of{" "}
          {many(shuffled.claimed)}.{" "}
        </>
      ) : (
        <>
          Where it shuffled, <Live>{many(shuffled.right)}</Live> of {many(shuffled.claimed)} are, as luck has it.{" "}
        </>
      )}
      {sameMessages(result)
        ? `As many messages and bytes crossed in both (${many(ordered.messages)} and ${many(ordered.bytes)}): the wire does not tell them apart. `
        : "The two runs did not send as many bytes. "}
      {members !== ordered.size && `${many(members)} items are shared in truth.`}
    </>
  );
}

const tables = ({ result }: { readonly result: Result }): readonly DataTable[] => [
  {
    caption: "Claims",
    head: ["the sender", "size", "claimed", "right", "luck alone does as well", "messages", "bytes"],
    rows: (["shuffled", "ordered"] as const).map((way) => {
      const { size, claimed, right, luck, messages, bytes } = result[way];
      return [NAMES[way], size, claimed, right, oneIn(luck), messages, bytes];
    }),
  },
  ...(["shuffled", "ordered"] as const).map((way) => ({
    caption: `Places: ${NAMES[way]}`,
    head: ["place", "item sent there", "what came back there", "the item"],
    rows: result.places[way].map(({ sent, match, member }, i) => [
      i + 1,
      sent,
      match ? "match" : "no match",
      member ? "is shared" : "is not shared",
    ]),
  })),
];

export { Widget } from "#widget";

export const face: Face<Id> = {
  card: psiCa,
  primary: ["n", "m", "overlap"],
  Stage,
  sentence,
  tables,
  picture: async (shown) => (await import("./picture.ts")).picture(shown),
  Own: OwnDisclosure,
  seats: { receiver: "Receiver", sender: "Sender" },
};
