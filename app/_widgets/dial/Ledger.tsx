"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/** The budget: what is out, at which price, and what no longer fitted. */
import { dial, type Line, RELATIONS, type Result } from "../../../lib/experiments/dial.ts";
import { relationMatters } from "../../../lib/experiments/dial.verdicts.ts";
import { Live } from "../Live.tsx";
import { Panel } from "../panels.tsx";
import { answer, money, tiny } from "./words.ts";

const ROWS = 6;

/** The lines of the book; refusals in a row, for the same reason, are one. */
function rowsOf(book: readonly Line[]) {
  const rows: { line: Line; from: number; to: number }[] = [];
  for (const [i, line] of book.entries()) {
    const before = rows.at(-1);
    const same =
      before && line.value === null && before.line.value === null && line.epsilon === before.line.epsilon && line.left === before.line.left;
    if (same) before.to = i + 1;
    else rows.push({ line, from: i + 1, to: i + 1 });
  }
  return rows;
}

/** More slices than this are drawn as one. */
const SLICES = 30;

export function Ledger({ run, budget }: { run: Result; budget: number }) {
  const { book, spent, spentDelta, left, relation, relations } = run;
  const price = ({ owes }: Line) => owes[relation];
  const granted = book.filter(({ value }) => value !== null);
  const total = Math.max(budget, spent);
  const last = granted.at(-1);
  const fresh = last !== undefined && last === book.at(-1);
  const earlier = granted.slice(0, -1);
  const slices = earlier.length > SLICES ? [earlier.reduce((sum, each) => sum + price(each), 0)] : earlier.map(price);
  const rows = rowsOf(book);
  const shown = rows.slice(-ROWS);
  return (
    <Panel name="The budget it spends" sub="An answer, once published, is public. Each has its price, and what does not fit is refused.">
      <div className="bar" role="img" aria-label={`${money(left)} of ${money(budget)} left`}>
        {[...slices, ...(last ? [price(last)] : [])].map((cost, i, all) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slices have no identity but their place
          <span key={i} className={fresh && i === all.length - 1 ? "slice now" : "slice"} style={{ width: `${(100 * cost) / total}%` }} />
        ))}
        {left > 0 && <span className="left" />}
      </div>
      <p className="bar-lab">
        <span>
          spent {money(spent)}
          {spentDelta > 0 && `, δ ${tiny(spentDelta)}`}
        </span>
        <span>
          <Live>{money(left)}</Live> of {money(budget)} left
        </span>
      </p>
      <table className="book">
        <thead>
          <tr>
            <th scope="col">no.</th>
            <th scope="col" className="num">
              published
            </th>
            <th scope="col" className="num">
              price
            </th>
            <th scope="col" className="num">
              left
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.length > shown.length && (
            <tr>
              <td colSpan={4}>{(shown[0]?.from ?? 1) - 1} earlier</td>
            </tr>
          )}
          {shown.map(({ line, from, to }) =>
            line.value === null ? (
              <tr key={from} className="no">
                <td>{from === to ? from : `${from} to ${to}`}</td>
                <td className="num" colSpan={3}>
                  refused: needs {money(price(line))}, has {money(line.left)}
                </td>
              </tr>
            ) : (
              <tr key={from} className={line === last && fresh ? "now" : undefined}>
                <td>{from}</td>
                <td className="num">{answer(line)}</td>
                <td className="num">{money(price(line))}</td>
                <td className="num">{money(line.left)}</td>
              </tr>
            ),
          )}
          {book.length === 0 && (
            <tr>
              <td colSpan={4}>Nothing is published yet.</td>
            </tr>
          )}
        </tbody>
      </table>
      {granted.some(
        ({ mechanism, epsilon, sensitivity }) => mechanism !== run.mechanism || epsilon !== run.epsilon || sensitivity !== run.sensitivity,
      ) && <p className="figcap">Not all at the present settings, as a link to this figure would ask for them.</p>}
      <table className="relations">
        <thead>
          <tr>
            <th scope="col">neighbours differ by</th>
            <th scope="col" className="num">
              sensitivity
            </th>
            <th scope="col" className="num">
              this noise costs
            </th>
          </tr>
        </thead>
        <tbody>
          {RELATIONS.map((name) => (
            <tr key={name} className={name === relation ? "now" : undefined}>
              <td>{dial.params.fields.relation.about.names?.[name]}</td>
              <td className="num">{relations[name].sensitivity}</td>
              <td className="num">
                <Live>{money(relations[name].owes)}</Live>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="figcap">
        {relationMatters(run)
          ? "An ε is of one relation: under the other the same noise has another."
          : "For this question both relations come to the same."}
      </p>
    </Panel>
  );
}
