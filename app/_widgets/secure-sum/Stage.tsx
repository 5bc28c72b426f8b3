"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * The table of shares, the two rounds on the wire, each party's box, and the colluders' own. A party's box is drawn from that
 * party's own view; the rounds are drawn from the wire.
 */
import { lastInputKnown } from "../../../lib/experiments/secure-sum.verdicts.ts";
import { Mark } from "../../_ui/marks.tsx";
import type { PartyView, StageProps } from "../face.ts";
import { Live } from "../Live.tsx";
import { inWords } from "../parties.ts";
import { Rounds } from "../Rounds.tsx";
import { Explorer } from "./Explorer.tsx";
import { Grid } from "./Grid.tsx";
import { classOf, grouped, hasOf, listOf, markOf, nameOf, pooled } from "./model.ts";

type Id = "secure-sum";
const ROUNDS = [
  ["share", "one share of its number to each of the others"],
  ["partial", "the sum of the shares it holds, to everybody"],
] as const;

export function Stage({ values, result, lines, views, step, openBytes }: StageProps<Id>) {
  const seats = Array.from({ length: values.parties }, (_, i) => `p${i}`);
  const colluders = seats.slice(values.parties - values.colluders);
  const has = Object.fromEntries(seats.flatMap((seat) => (views[seat] ? [[seat, hasOf(seat, seats, views[seat])]] : [])));
  const limit = step ?? Number.POSITIVE_INFINITY;
  const done = limit >= 2 * seats.length ? result : undefined;
  const senders = (tag: string) => new Set(lines.filter((line) => line.tag === tag).map(({ from }) => from)).size;
  const sent = {
    shares: Math.min(senders("share"), limit),
    partials: Math.min(senders("partial"), Math.max(0, limit - seats.length)),
  };
  const grid = { seats, sum: done?.sum, sent };
  return (
    <div className="sum">
      {openBytes ? (
        <Explorer {...grid} has={has} colluders={colluders} explanations={done?.colluders.explanations ?? []} />
      ) : (
        <Grid {...grid} seen={pooled(has, colluders)} caption={`Who sent what to whom, as seen by ${listOf(colluders)}`} />
      )}
      <p className="key">
        <span>
          <i className="hatch" aria-hidden="true" /> not seen by them
        </span>
        <span>a cell is what the party of its row sent to the party of its column</span>
        <span>rows add up to numbers, columns to partial sums, modulo 2⁶⁴</span>
      </p>
      {done && <Findings result={done} />}
      <Rounds
        rounds={ROUNDS.map(([tag, clause], i) => ({
          tag,
          clause,
          lines: lines.filter((line) => line.tag === tag && limit > i * seats.length),
        }))}
        openBytes={openBytes}
        nameOf={nameOf}
      />
      <div className="party-grid" data-seats={seats.length}>
        {seats.map((seat) => (
          <PartyBox
            key={seat}
            seat={seat}
            view={views[seat]}
            pools={colluders.includes(seat)}
            limit={limit - seats.length}
            output={done?.perParty.find((party) => party.seat === seat)?.output}
          />
        ))}
      </div>
    </div>
  );
}

/** What the colluders work out, and what they cannot. */
function Findings({ result }: { result: NonNullable<StageProps<Id>["result"]> }) {
  const { seats, learn, others: left, possible, splits, freedom } = result.colluders;
  const own = result.inputs.filter(({ seat }) => seats.includes(seat));
  const others = listOf(left);
  const [first] = possible;
  return (
    <p className="attacker">
      <Mark who="eye" /> {listOf(seats)} {seats.length === 1 ? "takes" : "take"} {inWords(own.map(({ value }) => grouped(value)))} from the
      sum. What is left, <Live>{grouped(learn)}</Live>,{" "}
      {lastInputKnown(result) ? (
        <>is {others}'s number. The sum itself says so: no protocol that computes it can hide it.</>
      ) : first ? (
        <>
          is what {others} have together.{" "}
          {first.least === first.most ? (
            <>Between the bounds that everybody knows, that leaves one number for each of them.</>
          ) : (
            <>
              {nameOf(first.seat)} can have anything from <Live>{grouped(first.least)}</Live> to <Live>{grouped(first.most)}</Live>. Each of
              the <Live>{grouped(splits)}</Live> ways to split it explains all that they saw, by 2<sup>{64 * freedom}</sup> choices of
              coins; none is likelier than another.
            </>
          )}
        </>
      ) : (
        <>cannot be what {others} have: somebody's number is out of bounds.</>
      )}
    </p>
  );
}

interface BoxProps {
  readonly seat: string;
  readonly view: PartyView | undefined;
  readonly pools: boolean;
  /** How many partial sums have been told. */
  readonly limit: number;
  readonly output: number | undefined;
}

function PartyBox({ seat, view, pools, limit, output }: BoxProps) {
  const number = view && grouped((view.input as { value: string }).value);
  const tags = (view?.received ?? []).map(({ tag }) => tag);
  const came = (tag: string) => tags.filter((each) => each === tag).length;
  const partials = Math.max(0, Math.min(came("partial"), limit));
  return (
    // A group and no landmark, a name and no heading: see the psi stage.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div className={`party ${classOf(seat)}`} role="group" aria-label={nameOf(seat)}>
      <p className="name">
        <Mark who={markOf(seat)} /> {nameOf(seat)}
        <small>
          {pools && (
            <>
              <Mark who="eye" /> pools
            </>
          )}
        </small>
      </p>
      <dl>
        <div>
          <dt>Its number</dt>
          <dd>{number ?? "nothing yet"}</dd>
        </div>
        <div>
          <dt>Received</dt>
          <dd>
            {came("share") === 0 ? (
              "nothing"
            ) : (
              <>
                <code>share</code> {came("share")}, <code>partial</code> {partials}
              </>
            )}
          </dd>
        </div>
      </dl>
      <p className="knows">
        <span className="vh">{nameOf(seat)}. </span>
        {output === undefined ? (
          "Knows its own number."
        ) : (
          <>
            The sum: <Live>{grouped(output)}</Live>
          </>
        )}
      </p>
    </div>
  );
}
