// The values of a figure as a table: what a screen reader, a keyboard, a spreadsheet and a person without graphics get.
// The trap: ten thousand rows. The page shows the first of them and says so, paper fewer still; the CSV has them all.

import type { ReactNode } from "react";
import { CopyButton } from "./CopyButton.tsx";
import { type Cell, toCsv } from "./csv.ts";
import { Scroll } from "./Scroll.tsx";

export interface Column {
  readonly label: string;
  /** Right-aligned, tabular. */
  readonly numeric?: boolean;
  /** Bytes, tags, ids. */
  readonly code?: boolean;
}

export interface TableProps {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Of a still's table: how many rows there are, of which the first are given. It cannot be copied: nothing works in a still. */
  readonly of?: number | undefined;
  /** How many rows are drawn. */
  readonly limit?: number | undefined;
  /** The first column names its row. */
  readonly rowHeader?: boolean | undefined;
  /** Said instead of an empty body. */
  readonly empty?: string | undefined;
}

/** So many rows are printed; print.css hides the rest. */
export const ON_PAPER = 12;

const MINUS = "\u2212";
/** Six digits of a number that is not whole: what can be read and compared. The CSV has all of them. */
const rounded = (value: number): number => (Math.abs(value) >= 1e6 ? Math.round(value) : Number(value.toPrecision(6)));
const show = (cell: Cell): string => {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return cell ? "yes" : "no";
  if (typeof cell !== "number") return String(cell);
  const value = Number.isInteger(cell) ? cell : rounded(cell);
  return value < 0 ? `${MINUS}${Math.abs(value)}` : String(value);
};

export function Table({ caption, columns, rows, of, limit = 200, rowHeader = false, empty = "Nothing yet." }: TableProps) {
  const shown = rows.slice(0, limit);
  const all = of ?? rows.length;
  const labels = columns.map((column) => column.label);
  const content = (column: Column, cell: Cell): ReactNode => (column.code ? <code>{show(cell)}</code> : show(cell));
  return (
    <div className="datatable">
      <Scroll label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.label} scope="col" className={column.numeric ? "num" : undefined}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.length === 0 && (
              <tr>
                <td colSpan={columns.length}>{empty}</td>
              </tr>
            )}
            {shown.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
              <tr key={index}>
                {columns.map((column, at) =>
                  rowHeader && at === 0 ? (
                    <th key={column.label} scope="row">
                      {content(column, row[at])}
                    </th>
                  ) : (
                    <td key={column.label} className={column.numeric ? "num" : undefined}>
                      {content(column, row[at])}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <div className="acts">
        {all > shown.length && (
          <span className="no-print">
            The first {shown.length} of {all.toLocaleString("en-GB")} rows; the {of === undefined ? "CSV" : "live figure’s CSV"} has them
            all.
          </span>
        )}
        {shown.length > ON_PAPER && (
          <span className="on-paper">
            The first {ON_PAPER} of {all.toLocaleString("en-GB")} rows; the figure’s page and its CSV have the others.
          </span>
        )}
        {of === undefined && (
          <CopyButton text={() => toCsv(labels, rows)} what="The table">
            Copy as CSV
          </CopyButton>
        )}
      </div>
    </div>
  );
}
