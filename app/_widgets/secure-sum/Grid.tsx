"use no memo"; // plain functions: what the compiler would add weighs more than it saves
/**
 * The whole protocol as a table: row i is party i's number, cut into shares; column j is what party j holds; the rows add up to
 * the numbers, the columns to the partial sums, and both to the sum. Whoever looks sees what they have seen, and a hatch
 * elsewhere. What is only supposed stands in dotted cells.
 */
import type { ReactNode } from "react";
import { Mark } from "../../_ui/marks.tsx";
import { grouped, hex, markOf, nameOf, type Words } from "./model.ts";

export interface Seen {
  readonly numbers: Words;
  readonly shares: Words;
  readonly partials: Words;
  readonly torn: ReadonlySet<string>;
}

interface Props {
  readonly seats: readonly string[];
  readonly seen: Seen;
  /** Numbers and shares as somebody supposes them to be. */
  readonly supposed?: { readonly numbers: Words; readonly shares: Words } | undefined;
  readonly sum: number | undefined;
  /** How many parties have sent their shares, and told their partial sums. */
  readonly sent: { readonly shares: number; readonly partials: number };
  readonly caption: string;
}

/** A word in hex; how much of it there is room for is the style sheet's business. */
function Word({ n, torn }: { n: bigint; torn?: boolean }) {
  const text = hex(n);
  return (
    <code>
      {text.slice(0, 3)}
      <span className="w1">{text.slice(3, 4)}</span>
      <span className="w2">{text.slice(4, 8)}</span>
      <span className="w3">{text.slice(8)}</span>
      {torn && <span className="torn"> or another</span>}
    </code>
  );
}

const Hidden = () => <span className="vh">not seen</span>;

export function Grid({ seats, seen, supposed, sum, sent, caption }: Props) {
  const cell = (known: bigint | undefined, guess: bigint | undefined, there: boolean, draw: (n: bigint) => ReactNode) => {
    if (!there) return { className: "later", children: <span className="vh">not sent yet</span> };
    if (known !== undefined) return { children: draw(known) };
    if (guess !== undefined) return { className: "guess", children: draw(guess) };
    return { className: "hatch", children: <Hidden /> };
  };
  const number = (n: bigint) => (
    <>
      <span className="full">{grouped(n)}</span>
      <span className="brief" aria-hidden="true">
        {n < 10_000n ? String(n) : `${n / 1000n}k`}
      </span>
    </>
  );
  return (
    <table className="sum-grid" data-seats={seats.length > 4 ? "many" : "few"}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">whose number</span>
          </th>
          {seats.map((seat) => (
            <th key={seat} scope="col">
              <Mark who={markOf(seat)} /> <span className="nm">{nameOf(seat)}</span>
            </th>
          ))}
          <th scope="col" className="total">
            <span className="nm">number</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {seats.map((from, i) => (
          <tr key={from}>
            <th scope="row">
              <Mark who={markOf(from)} /> <span className="nm">{nameOf(from)}</span>
            </th>
            {seats.map((to) => {
              const key = `${from}>${to}`;
              return <td key={to} {...cell(seen.shares[key], supposed?.shares[key], i < sent.shares, (n) => <Word n={n} />)} />;
            })}
            <Total {...cell(seen.numbers[from], supposed?.numbers[from], true, number)} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            <span className="nm">partial sum</span>
            <span className="brief" aria-hidden="true">
              Σ
            </span>
          </th>
          {seats.map((seat, i) => (
            <td key={seat} {...cell(seen.partials[seat], undefined, i < sent.partials, (n) => <Word n={n} torn={seen.torn.has(seat)} />)} />
          ))}
          <Total {...cell(sum === undefined ? undefined : BigInt(sum), undefined, sum !== undefined, number)} />
        </tr>
      </tfoot>
    </table>
  );
}

const Total = ({ className = "", children }: { className?: string; children: ReactNode }) => (
  <td className={`total ${className}`}>{children}</td>
);
