/**
 * One column of a CSV file, each cell with the line of the file on which its record begins.
 *
 * Comma, double quotes, "" for a quote inside quotes, line breaks allowed inside quotes (RFC 4180). A column is named by its
 * header or counted from 1. Whether the first record is a header is said, or found out (`auto`): it is one when `column`
 * names one of its cells, or when its cell is not valid under email or phone; otherwise it is data.
 *
 * Trap: a reader that forgives an unclosed quote swallows the rest of the file into one cell. Here it is an error.
 * Trap: the sentence about an unknown column lists the file's columns. If the file had no header, that would quote a person:
 * cells that look like data are not listed.
 */
import { WrongInput } from "./wrong-input.ts";

export const headerChoices = ["auto", "true", "false"] as const;
export type Header = (typeof headerChoices)[number];

export interface Cell {
  readonly line: number;
  /** Undefined where the record is too short. */
  readonly text: string | undefined;
}

export interface Column {
  readonly cells: readonly Cell[];
  readonly header: boolean;
}

export interface ColumnChoice {
  readonly name: string;
  readonly column?: string;
  readonly header?: Header;
  /** Does a cell pass for data? Undefined where anything would (none, text). */
  readonly valid?: (cell: string) => boolean;
}

export async function readColumn(text: string, { name, column = "1", header = "auto", valid }: ColumnChoice): Promise<Column> {
  if (!headerChoices.includes(header)) throw new WrongInput(`header: "${header}" is not one of ${headerChoices.join(", ")}.`);
  const records = await readRecords(text, name);
  const first = records[0]?.cells ?? [];
  const wanted = column.trim();
  const counted = /^\d+$/.test(wanted);
  const named = first.findIndex((cell) => cell.trim() === wanted);

  if (!counted && (header === "false" || named < 0)) {
    if (records.length === 0) return { cells: [], header: false };
    if (header === "false")
      throw new WrongInput(
        `column: without a header (header=false) a column of ${name} has a number, from 1, not a name such as "${wanted}".`,
      );
    throw new WrongInput(`column: "${wanted}" is not a column of ${name}, whose first line has ${listed(first)}.`);
  }
  const at = counted ? Number(wanted) - 1 : named;
  const width = Math.max(0, ...records.map(({ cells }) => cells.length));
  if (at < 0 || (records.length > 0 && at >= width))
    throw new WrongInput(`column: ${wanted} is not a column of ${name}, which has ${width}, counted from 1.`);

  const isHeader =
    header === "true" || (header === "auto" && records.length > 0 && (!counted || (valid !== undefined && !valid(first[at] ?? ""))));
  const data = isHeader ? records.slice(1) : records;
  return { cells: data.map(({ line, cells }) => ({ line, text: cells[at] })), header: isHeader };
}

export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** @param most reads no further than so many records; 0: to the end */
export async function readRecords(text: string, name: string, most = 0): Promise<CsvRecord[]> {
  const { default: Papa } = await import("papaparse");
  const lines = text.replaceAll("\r\n", "\n");
  const { data, errors } = Papa.parse<string[]>(lines, { delimiter: ",", newline: "\n", quoteChar: '"', header: false, preview: most });
  const wrong = errors[0];
  if (wrong !== undefined) {
    // For an unclosed quote papaparse names the place of the quote; counting newlines up to it gives the line.
    const line = breaks(lines.slice(0, wrong.index ?? 0)) + 1;
    const what =
      wrong.code === "MissingQuotes" ? "a quote is opened and never closed" : "something stands between a closing quote and the next comma";
    throw new WrongInput(`${name}, line ${line}: ${what}.`);
  }
  const records: CsvRecord[] = [];
  let line = 1;
  for (const cells of data) {
    if (cells.length > 1 || cells[0]?.trim() !== "") records.push({ line, cells }); // a blank line is no record
    line += 1 + cells.reduce((sum, cell) => sum + breaks(cell), 0);
  }
  return records;
}

function breaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

const LISTED = 12;

function listed(cells: readonly string[]): string {
  const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (names.some((cell) => /@|\d{5}/.test(cell.replace(/[\s/()-]/g, "")))) return "no such name and looks like data, not like a header";
  const quoted = names.slice(0, LISTED).map((cell) => `"${cell.length > 40 ? `${cell.slice(0, 39)}…` : cell}"`);
  return `${quoted.join(", ")}${names.length > LISTED ? ` and ${names.length - LISTED} more` : ""}`;
}
