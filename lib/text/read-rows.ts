/**
 * A party's table of several identifiers a row: so many identifier columns, then whole numbers. Pasted text has the cells of a row between
 * commas, semicolons or tabs; a file named *.csv is RFC 4180.
 *
 * An empty cell is an identifier that a row does not have. A row whose identifier stands in the same column of an earlier row is rejected: the
 * two would be one person, and nobody here can say which numbers are theirs. A first line whose numbers have no digit names the columns.
 *
 * Trap: two empty cells are equal strings and no match. Whoever compares cells has to leave them out.
 */
import { readRecords } from "./csv.ts";
import { decodeText } from "./decode.ts";
import type { Brought, ListCounts } from "./read-list.ts";
import { WrongInput } from "./wrong-input.ts";

export interface RowReading extends ListCounts {
  /** By column, in the order of the table. */
  readonly columns: readonly (readonly string[])[];
  /** `width` numbers of each row, one row after the other. */
  readonly words: BigUint64Array;
  readonly width: number;
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const MOST = 2n ** 64n - 1n;
const wordOf = (cell: string): bigint | undefined => (/^\d{1,20}$/.test(cell) && BigInt(cell) <= MOST ? BigInt(cell) : undefined);

export async function readRows(source: readonly string[] | Brought, identifiers: number): Promise<RowReading> {
  const { rows, header } = await rowsOf(source, identifiers);
  const width = Math.max(0, (rows[0]?.cells.length ?? identifiers) - identifiers);
  const columns: string[][] = Array.from({ length: identifiers }, () => []);
  const seen = columns.map(() => new Map<string, number>());
  const words: bigint[] = [];
  const rejected: { line: number; reason: string }[] = [];
  let duplicates = 0;
  for (const { line, cells } of rows) {
    const ids = cells.slice(0, identifiers);
    const numbers = cells.slice(identifiers).map(wordOf);
    const again = ids.findIndex((id, i) => id !== "" && seen[i]?.has(id));
    if (cells.length !== identifiers + width) {
      rejected.push({ line, reason: `has ${cells.length} cells, where the first row has ${identifiers + width}` });
    } else if (ids.every((id) => id === "")) {
      rejected.push({ line, reason: "has no identifier" });
    } else if (numbers.includes(undefined)) {
      rejected.push({ line, reason: "has a number that is not whole, negative, or not below 2^64" });
    } else if (again >= 0) {
      duplicates++;
      rejected.push({ line, reason: `has the identifier of line ${seen[again]?.get(ids[again] as string)} in column ${again + 1}` });
    } else {
      ids.forEach((id, i) => {
        columns[i]?.push(id);
        seen[i]?.set(id, line);
      });
      words.push(...(numbers as bigint[]));
    }
  }
  const accepted = columns[0]?.length ?? 0;
  const counts = { lines: rows.length, accepted, duplicates, rejected };
  return {
    columns,
    words: BigUint64Array.from(words),
    width,
    ...counts,
    ...(header !== undefined && { header: header ? ("true" as const) : ("false" as const) }),
  };
}

async function rowsOf(source: readonly string[] | Brought, identifiers: number): Promise<{ rows: readonly Row[]; header?: boolean }> {
  if (!("bytes" in source)) return { rows: source.map((text, i) => ({ line: i + 1, cells: cellsOf(text) })) };
  const { bytes, column, header = "auto" } = source;
  const name = source.name || "the pasted text";
  if (column !== undefined) throw new WrongInput(`column: all columns of ${name} are read, the first ${identifiers} as identifiers.`);
  const text = decodeText(bytes, name);
  const rows = name.toLowerCase().endsWith(".csv")
    ? (await readRecords(text, name)).map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) }))
    : text
        .split("\n")
        .map((row, i) => ({ line: i + 1, cells: cellsOf(row) }))
        .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const numbers = rows[0]?.cells.slice(identifiers) ?? [];
  const named = header === "true" || (header === "auto" && numbers.length > 0 && !numbers.some((cell) => /\d/.test(cell)));
  return { rows: named ? rows.slice(1) : rows, header: named };
}

const cellsOf = (text: string): string[] => text.split(/[,;\t]/).map((cell) => cell.trim());
