"use no memo"; // plain functions: what the compiler would add weighs more than it saves
import type { Line, Result } from "../../../lib/experiments/dial.result.ts";
/** The budget: what is out, at which price, and what no longer fitted. */
import { dial, RELATIONS } from "../../../lib/experiments/dial.ts";
import { relationMatters } from "../../../lib/experiments/dial.verdicts.ts";
import { Live } from "../Live.tsx";
import { money, tiny } from "../numbers.ts";
import { Spending } from "../signature/Spending.tsx";
import { answer } from "./words.ts";

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

export function Ledger({ run, budget }: { run: Result; budget: number }) {
  const { book, spent, spentDelta, left, relation, relations } = run;
  const price = ({ owes }: Line) => owes[relation];
  const granted = book.filter(({ value }) => value !== null);
  const last = granted.at(-1);
  const fresh = last !== undefined && last === book.at(-1);
  const rows = rowsOf(book);
  const shown = rows.slice(-ROWS);
  return (
    <>
      <Spending costs={granted.map(price)} fresh={fresh} budget={budget} left={left} money={money}>
        spent {money(spent)}
        {spentDelta > 0 && `, δ ${tiny(spentDelta)}`}
      </Spending>
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
    </>
  );
}
