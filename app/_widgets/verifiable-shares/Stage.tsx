"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * The dealer above, what it published, the parties below, and the attacker, who has what was published and nothing else. A
 * party's box is drawn from that party's own view and from what it declared.
 */
import type { ReactNode } from "react";
import { oneSecret } from "../../../lib/experiments/verifiable-shares.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { PartyView, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { Rounds } from "../Rounds.tsx";
import { boardIn, classOf, listOf, markOf, nameOf, REFUSALS, type Result, roundsOf, shareIn, short } from "./words.ts";

type Id = "verifiable-shares";
const PINS = 10_000;
const many = (n: number) => n.toLocaleString("en-GB");

export function Stage({ values, result, frame, lines, views, step, openBytes }: StageProps<Id>) {
  const seats = Array.from({ length: values.parties }, (_, i) => `p${i + 1}`);
  const all = roundsOf(lines);
  const rounds = all.slice(0, step ?? all.length);
  const sent = new Set(rounds.map(({ tag }) => tag));
  const done = rounds.length === all.length ? result : undefined;
  return (
    <div className="vss">
      <div className="dealer">
        <p className="name">
          <Mark who="server" /> Dealer
        </p>
        <p>
          shares the PIN <b>{values.pin}</b>
          {done && done.complaints.length > 0 && <>; heard of {listOf(done.complaints)} that the share does not fit</>}
        </p>
      </div>
      {sent.has("commitments") && <Boards seats={seats} views={views} result={done} />}
      {sent.has("share") && values.checks && (
        <p className="figcap">
          Each party checks its share y{values.scheme === "pedersen" && " and blinding r"}: y·G{values.scheme === "pedersen" && " + r·H"} ={" "}
          {terms(values.threshold)}
        </p>
      )}
      <div className="party-grid" data-seats={seats.length}>
        {seats.map((seat) => (
          <PartyBox key={seat} seat={seat} view={sent.has("share") ? views[seat] : undefined} reported={sent.has("report")} result={done} />
        ))}
      </div>
      {done && done.answers.length > 0 && (
        <p>
          Published by the dealer, for all to see:{" "}
          {done.answers.map(({ seat, value }, i) => (
            <span key={seat}>
              {i > 0 && ", "}
              {nameOf(seat)}'s share <code>{short(value)}</code>
            </span>
          ))}
          .
        </p>
      )}
      {done ? <Opened result={done} /> : null}
      <Attacker frame={done ? undefined : frame} result={done} />
      <Rounds rounds={rounds} openBytes={openBytes} nameOf={nameOf} />
    </div>
  );
}

/** C_0 + x C_1 + ..., of so many terms. */
const terms = (count: number) =>
  Array.from({ length: count }, (_, k) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a term is its place
    <span key={k}>
      {k > 0 && " + "}
      {k > 0 && "x"}
      {k > 1 && <sup>{k}</sup>}
      {k > 0 && "·"}C<sub>{k}</sub>
    </span>
  ));

/** What was published: one board if all were sent the same, else one for each. */
function Boards({ seats, views, result }: { seats: readonly string[]; views: StageProps<Id>["views"]; result: Result | undefined }) {
  const boards = new Map<string, { count: number; points: readonly string[]; readers: string[] }>();
  for (const seat of seats) {
    const board = boardIn(views[seat]);
    if (!board) continue;
    const key = board.points.join();
    boards.set(key, { ...board, readers: [...(boards.get(key)?.readers ?? []), seat] });
  }
  return (
    <div className="boards">
      {[...boards.values()].map(({ points, count, readers }) => (
        <dl key={readers.join()} className="board">
          <dt>Published{boards.size > 1 && <> to {listOf(readers)}</>}</dt>
          {points.map((point, k) => (
            <dd key={point}>
              C<sub>{k}</sub> <code>{short(point)}</code>
              {k === 0 && result?.bruteForced && readers.includes("p1") && (
                <>
                  {" "}
                  <Mark who="eye" /> <b>is PIN {result.bruteForced}'s</b>
                </>
              )}
            </dd>
          ))}
          {count > points.length && <dd>and {count - points.length} more</dd>}
        </dl>
      ))}
    </div>
  );
}

function PartyBox({
  seat,
  view,
  reported,
  result,
}: {
  seat: string;
  view: PartyView | undefined;
  reported: boolean;
  result: Result | undefined;
}) {
  const [value, blinding] = shareIn(view);
  const own = result?.parties.find((party) => party.seat === seat);
  const complained = result?.complaints.includes(seat);
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className={`party ${classOf(seat)}`} role="group" aria-label={nameOf(seat)}>
      <p className="name">
        <Mark who={markOf(seat)} /> {nameOf(seat)}
        <small>x = {seat.slice(1)}</small>
      </p>
      <dl>
        <div>
          <dt>Its share</dt>
          <dd>{value ? <code>{short(value)}</code> : "nothing yet"}</dd>
        </div>
        {blinding && (
          <div>
            <dt>Blinding</dt>
            <dd>
              <code>{short(blinding)}</code>
            </dd>
          </div>
        )}
        {own && reported && (
          <div>
            <dt>Check</dt>
            <dd className={own.fits === false ? "no" : undefined}>
              {own.fits === null ? "did not look" : own.fits ? "fits" : "does not fit"}
              {complained && ": complained"}
            </dd>
          </div>
        )}
      </dl>
      {own && result && (
        <p className="knows">
          <span className="vh">{nameOf(seat)}. </span>
          {!result.accepted[seat] ? (
            "Refused the dealer."
          ) : complained ? (
            <>
              Accepted, with the published share <code>{short(own.share?.value ?? "")}</code>
            </>
          ) : (
            "Accepted."
          )}
        </p>
      )}
    </div>
  );
}

/** What sets of parties would open, where there is anything to open. */
function Opened({ result }: { result: Result }) {
  const { opened, refusal, threshold } = result;
  if (!opened) return <p className="refusal">Refused: {REFUSALS[refusal ?? ""]}. Nothing is opened.</p>;
  const list = opened.values.map(({ pin, sets, example }) => ({
    key: example.join(),
    sets,
    who: sets === 1 ? listOf(example) : `${sets} sets, such as ${listOf(example)}`,
    pin: pin ?? "no PIN at all",
  }));
  return (
    <div className="vss-opened">
      <p>
        Of <Live>{opened.sets}</Live> {opened.sets === 1 ? "set" : "sets"} of {threshold} parties,{" "}
        {opened.distinct === 1 ? (
          <>
            {opened.sets === 1 ? "it" : "each"} opens {oneSecret(result) ? "the PIN" : ""}{" "}
            <Live>{opened.values[0]?.pin ?? "no PIN at all"}</Live>.
          </>
        ) : (
          <>
            not all open the same: <Live>{opened.distinct}</Live> different secrets.
          </>
        )}
      </p>
      {opened.distinct > 1 && (
        <ul>
          {list.slice(0, 4).map(({ key, who, pin }) => (
            <li key={key}>
              {who}: <b>{pin}</b>
            </li>
          ))}
          {opened.distinct > 4 && <li>and {opened.distinct - 4} more secrets</li>}
        </ul>
      )}
    </div>
  );
}

function Attacker({ frame, result }: { frame: StageProps<Id>["frame"]; result: Result | undefined }): ReactNode {
  const tried = result?.tried ?? frame?.tried;
  if (tried === undefined) return null;
  const found = result ? result.bruteForced : frame?.found;
  const fitting = result?.openings;
  return (
    <div className="vss-attack">
      <p className="attacker">
        <Mark who="eye" /> The attacker has what was published, and has tried <Live>{many(tried)}</Live> of {many(PINS)} PINs on C
        <sub>0</sub>.{" "}
        {found ? (
          <>
            One fits: <Live>{found}</Live>. Feldman's C<sub>0</sub> is the PIN in the group, so a guess can be checked.
          </>
        ) : result?.scheme === "pedersen" ? (
          <>
            None shows itself: each of the <Live>{many(result.possible)}</Live> fits under exactly one blinding, and the blinding is
            uniform.
          </>
        ) : (
          result && "None fits."
        )}
      </p>
      <svg
        className="tries"
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        role="img"
        aria-label={`${many(tried)} of ${many(PINS)} PINs tried${found ? `, ${found} found` : ""}`}
      >
        <rect width={(100 * tried) / PINS} height="6" />
        {found && <path d={`M${(100 * tried) / PINS} 0v6`} />}
      </svg>
      <p className="tries-ends" aria-hidden="true">
        <span>0000</span>
        <span>9999</span>
      </p>
      {fitting && (
        <div className="fitting">
          <p>
            {fitting.ofDealer ? (
              <>
                This dealer made H, so it knows H's logarithm, and can open its own C<sub>0</sub> as any PIN it likes:
              </>
            ) : (
              <>
                To compute those blindings takes the logarithm of H, which nobody has. On a commitment whose H this page made itself, here
                are some:
              </>
            )}
          </p>
          <ul>
            {fitting.fitting.map(({ pin, blinding, fits }) => (
              <li key={pin}>
                <code>{short(fitting.commitment)}</code> is {fits ? "" : "not "}
                <b>{pin}</b> with <code>{short(blinding)}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
