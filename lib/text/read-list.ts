/**
 * A party's list: from what a person brought (or a play dealt) to distinct keys in the order of the file.
 *
 * Runs in that party's own worker: nobody else sees the lines. Every line is accounted for:
 *   lines = accepted + duplicates + rejected       (blank lines are not lines)
 * and a rejected one is named by its number in the file, never by what it says: the account is part of the result.
 *
 * Trap: a duplicate is a second line with the same key, not the same spelling. The first spelling is kept and shown.
 */
import { type Header, readColumn } from "./csv.ts";
import { decodeText } from "./decode.ts";
import { type Normalise, normaliser } from "./normalise.ts";

/** A file or a pasted text on its way to a party. */
export interface Brought {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly column?: string | undefined;
  readonly header?: Header | undefined;
}

export interface ListItem {
  /** What is compared. */
  readonly key: string;
  /** How its owner first wrote it. */
  readonly spelling: string;
  /** The line of the file, from 1. */
  readonly line: number;
}

export interface ListCounts {
  readonly lines: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: { readonly line: number; readonly reason: string }[];
  /** Of a CSV file: whether the first record was taken for a header, "true" or "false". */
  readonly header?: "true" | "false";
}

export interface ListReading extends ListCounts {
  readonly items: ListItem[];
}

export interface ReadingRules {
  readonly normalise: Normalise;
  readonly country?: string | undefined;
}

export async function readList(source: readonly string[] | Brought, { normalise, country }: ReadingRules): Promise<ListReading> {
  const toKey = await normaliser(normalise, country);
  const valid = normalise === "email" || normalise === "phone" ? (cell: string) => "key" in toKey(cell) : undefined;
  const { cells, header } = await cellsOf(source, valid);

  const items: ListItem[] = [];
  const seen = new Set<string>();
  const rejected: { line: number; reason: string }[] = [];
  let lines = 0;
  for (const { line, text } of cells) {
    lines++;
    if (text === undefined || text.trim() === "") {
      rejected.push({ line, reason: text === undefined ? "has no such column" : "is empty in this column" });
      continue;
    }
    const made = toKey(text);
    if ("reason" in made) rejected.push({ line, reason: made.reason });
    else if (seen.size < seen.add(made.key).size) items.push({ key: made.key, spelling: text, line }); // one look-up, not two
  }
  const accepted = items.length;
  const counts = { lines, accepted, duplicates: lines - accepted - rejected.length, rejected };
  return { items, ...counts, ...(header === undefined ? {} : { header: header ? "true" : "false" }) };
}

/** The account of a list without the list. */
export function countsOf({ lines, accepted, duplicates, rejected, header }: ListCounts): ListCounts {
  return { lines, accepted, duplicates, rejected, ...(header === undefined ? {} : { header }) };
}

type Cells = { readonly cells: Iterable<{ readonly line: number; readonly text: string | undefined }>; readonly header?: boolean };

async function cellsOf(source: readonly string[] | Brought, valid: ((cell: string) => boolean) | undefined): Promise<Cells> {
  if (!("bytes" in source)) return { cells: inLines(source) };
  const { bytes, column, header } = source;
  const name = source.name || "the pasted text";
  const text = decodeText(bytes, name);
  if (column === undefined && !name.toLowerCase().endsWith(".csv")) return { cells: inLines(text.split("\n")) };
  return readColumn(text, {
    name,
    ...(column === undefined ? {} : { column }),
    ...(header === undefined ? {} : { header }),
    ...(valid === undefined ? {} : { valid }),
  });
}

/** One after the other: a list of a million cells beside a million items would be gone through by every collection of garbage. */
function* inLines(lines: readonly string[]): Generator<{ line: number; text: string }> {
  for (const [i, whole] of lines.entries()) {
    const text = whole.endsWith("\r") ? whole.slice(0, -1) : whole;
    if (text.trim() !== "") yield { line: i + 1, text };
  }
}
