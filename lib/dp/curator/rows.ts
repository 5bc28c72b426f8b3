/**
 * A person's CSV as a table, by a declaration that was made before. The first line names the columns and is taken as public, like the
 * declaration and the size of the file; every other line is one person.
 *
 * What a line is depends on that line alone, so that a person who comes or goes moves nobody else's row. Hence the rules, all of them fixed
 * beforehand: a line ends at its line break, also within quotes; a cell that is no value of its column is missing, and a question about that
 * column leaves the person out; a number is rounded to a whole one and moved to the nearer bound; a cell of more than 1,000 characters is missing.
 *
 * Trap: an ordinary reader lets one unclosed quote swallow all the lines after it. One person then moves a count by thousands.
 * Trap: an error is an answer. "Line 17 is not a number" says something about a person; so does "the table is empty", and a type that is
 * guessed from the cells. No sentence here depends on any line but the first.
 */
import type { Brought } from "../../protocol/index.ts";
import { type Column, clip, type Declaration, WrongQuestion } from "./declaration.ts";
import { BETWEEN, keyOf, type Table } from "./table.ts";

/** Bytes. The size of the file is taken as public, so refusing by it tells nothing more. */
export const LARGEST = 128 * 2 ** 20;
const LONGEST_CELL = 1000;
const LINES_A_STEP = 20_000;

/** The cells of one line: commas, double quotes around a cell, "" for a quote within. Whatever is wrong stays within the line. */
export function cellsOf(line: string): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= line.length; ) {
    if (line[at] !== '"') {
      const end = line.indexOf(",", at);
      cells.push(line.slice(at, end < 0 ? line.length : end));
      at = end < 0 ? line.length + 1 : end + 1;
      continue;
    }
    let close = line.indexOf('"', at + 1);
    while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
    const end = close < 0 ? -1 : line.indexOf(",", close);
    cells.push(line.slice(at + 1, close < 0 ? line.length : close).replaceAll('""', '"'));
    at = end < 0 ? line.length + 1 : end + 1;
  }
  return cells;
}

/** What a first line without the column may be instead. It depends on that line alone. */
function otherwise(line: string): string {
  if (line.includes("\r")) return " The lines of this file end as on an old Macintosh: save it with line breaks of today.";
  return /[;\t]/.test(line) ? " Cells are separated by commas here, and not by semicolons or tabs." : "";
}

/** A declared name has no spaces; a file's may. */
const named = (cell: string): string => cell.trim().replace(/\s+/g, "_");

/**
 * @param pause awaited again and again, with how much is done, from 0 to 1
 * @throws WrongQuestion where the file cannot be a table of this declaration whatever its people are
 */
export async function readTable(
  { name, bytes }: Brought,
  declaration: Declaration,
  pause: (fraction: number) => Promise<void>,
): Promise<Table> {
  const file = name === "" ? "The table" : name;
  if (bytes.length > LARGEST) throw new WrongQuestion(`${file} has ${bytes.length} bytes; at most ${LARGEST} are read.`);
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new WrongQuestion(`${file} is UTF-16. Save it as UTF-8 and bring it again.`);
  const text = new TextDecoder().decode(bytes); // forgiving: a byte that is no UTF-8 spoils its own cell
  const lines = linesOf(text);
  const first = clipLine(lines.next().value ?? "");
  const header = cellsOf(first).map(named);
  const places = declaration.map((column) => {
    const at = header.indexOf(column.name);
    if (at < 0)
      throw new WrongQuestion(`The first line of ${file} does not name the declared column "${clip(column.name)}".${otherwise(first)}`);
    return at;
  });
  const values: number[][] = declaration.map(() => []);
  // By their names: another order of columns is no other table.
  const order = header.map((name, at) => ({ name, at })).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.at - b.at));
  const texts: string[] = [];
  let [rows, missing, clamped, read] = [0, 0, 0, 0];
  for (const line of lines) {
    read += line.length + 1;
    if (line.trim() === "") continue; // nobody
    const cells = cellsOf(line);
    for (const [i, column] of declaration.entries()) {
      const cell = readCell(cells[places[i] as number] ?? "", column);
      if (Number.isNaN(cell.value)) missing++;
      if (cell.clamped) clamped++;
      (values[i] as number[]).push(cell.value);
    }
    const inOrder = [...order.map(({ at }) => cells[at] ?? ""), ...cells.slice(header.length)];
    texts.push(inOrder.map((cell) => cell.trim()).join(BETWEEN));
    rows++;
    if (rows % LINES_A_STEP === 0) await pause(Math.min(1, read / text.length));
  }
  const key = keyOf(order.map((column) => column.name).join(BETWEEN), texts);
  return { declaration, rows, columns: values.map((column) => Float64Array.from(column)), missing, clamped, key };
}

function* linesOf(text: string): Generator<string, undefined> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf("\n", at);
    const to = end < 0 ? text.length : end;
    yield text.slice(at, text[to - 1] === "\r" ? to - 1 : to);
    at = to + 1;
  }
  return undefined;
}

/** A first line that goes on for megabytes names nothing that can be declared. */
const clipLine = (line: string): string => line.slice(0, 100_000);

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const NONE = { value: Number.NaN, clamped: false } as const;

function readCell(text: string, column: Column): { readonly value: number; readonly clamped: boolean } {
  if (text.length > LONGEST_CELL) return NONE;
  const cell = text.trim();
  if (column.kind === "groups") {
    const at = column.groups.indexOf(cell);
    return at < 0 ? NONE : { value: at, clamped: false };
  }
  if (!NUMBER.test(cell)) return NONE;
  const rounded = Math.round(Number(cell)) + 0; // 1e999 is endless, and moved to a bound like any number
  const value = Math.min(column.upper, Math.max(column.lower, rounded));
  return { value, clamped: value !== rounded };
}
