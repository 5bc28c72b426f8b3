"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** Filter, odometer, accountants: what the answers cost, each as its rule counts. */
import type { Result } from "../../../lib/experiments/ledger.result.ts";
import { Live } from "../Live.tsx";
import { tiny } from "../numbers.ts";
import { Panel } from "../panels.tsx";
import { ACCOUNTANTS, KEPT, left, price, RULE } from "./words.ts";

type Rule = keyof typeof RULE;

export function Filter({ result }: { result: Result }) {
  const { ledger, next } = result;
  const { rule, epsilon } = ledger.budget;
  const other: Rule = rule === "sum" ? "fully-adaptive" : "sum";
  return (
    <Panel
      name="The filter: does the next one fit?"
      sub={
        <>
          {KEPT[ledger.lasting]}{" "}
          {ledger.found > 0 && <b>Found again with {ledger.found === 1 ? "1 answer" : `${ledger.found} answers`}.</b>}
        </>
      }
    >
      <Bar result={result} rule={rule} />
      <Bar result={result} rule={other} />
      <p className="fits">
        {next.outcome === "wrong" ? (
          next.why
        ) : (
          <>
            Next: {next.question}, {price(next.epsilon)}. <b>{NEXT[next.outcome]}</b>
          </>
        )}
        {next.outcome !== "wrong" && (
          <small>
            {" "}
            At this price a fresh budget of {price(epsilon)} has room for {result.filter.sum.room} by the sum,{" "}
            {result.filter["fully-adaptive"].room} by the fully adaptive rule.
          </small>
        )}
      </p>
    </Panel>
  );
}

const NEXT = { granted: "It fits.", refused: "It does not fit.", book: "It was asked before: the same answer, at no charge." } as const;

/** The budget by one rule: what is spent, and the next question if it fits. */
function Bar({ result, rule }: { result: Result; rule: Rule }) {
  const { epsilon } = result.ledger.budget;
  const { spent, fits } = result.filter[rule];
  const share = Math.min(100, (100 * spent.epsilon) / epsilon);
  // A sum has a slice for each answer; the other rule's total has no parts.
  const slices = rule === "sum" && spent.epsilon <= epsilon ? result.prices.map((each) => (100 * each) / epsilon) : [share];
  const own = rule === result.ledger.budget.rule;
  const over = spent.epsilon > epsilon;
  const rest = left(epsilon, spent.epsilon);
  return (
    <>
      <p className="bar-lab">
        <span>
          {own ? <b>{RULE[rule]}</b> : RULE[rule]}
          {own ? ", this ledger’s rule" : ""}
        </span>
        <span>
          <Live>{price(spent.epsilon)}</Live> of {price(epsilon)}
        </span>
      </p>
      <div
        className={own ? "bar" : "bar thin"}
        role="img"
        aria-label={`By the ${RULE[rule]} ${price(spent.epsilon)} of ${price(epsilon)} is spent, and the next question ${fits ? "fits" : "does not fit"}`}
      >
        {slices.map((width, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slices have no identity but their place
          <span key={i} className="slice" style={{ width: `${width}%` }} />
        ))}
        {!over && rest > 0 && <span className="left" />}
      </div>
    </>
  );
}

export function Odometer({ result, delta }: { result: Result; delta: number }) {
  const { odometer, spent } = result;
  const rows = Object.entries(ACCOUNTANTS).flatMap(([id, name]) => {
    const owed = spent[id];
    return owed && owed.epsilon !== null ? [{ id, name, epsilon: owed.epsilon, atLeast: owed.atLeast }] : [];
  });
  const most = Math.max(1e-9, ...rows.map(({ epsilon }) => epsilon));
  return (
    <Panel
      name="The odometer: what is out so far"
      sub={<>No budget and no refusal: a reading that is true at all times at once, at δ = {tiny(delta)}.</>}
    >
      <dl className="readings">
        <div>
          <dt>sum of prices</dt>
          <dd>
            <Live>{price(odometer.sum.epsilon)}</Live>
          </dd>
        </div>
        <div>
          <dt>the better of it and the fully adaptive reading</dt>
          <dd>
            <Live>{price(odometer["fully-adaptive"].epsilon)}</Live>
          </dd>
        </div>
      </dl>
      <p className="figcap">The accountants, for the same answers as a plan that was fixed beforehand:</p>
      <dl className="accounts">
        {rows.map(({ id, name, epsilon, atLeast }) => (
          <div key={id}>
            <dt>
              {name}
              {atLeast !== undefined && `, at least ${price(atLeast)}`}
            </dt>
            <dd>
              <i style={{ width: `${(100 * epsilon) / most}%` }} />
              <span>{price(epsilon)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
