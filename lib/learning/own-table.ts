/**
 * A person's CSV as examples to learn from, by a declaration that was made before the file is read: each column's bounds or its groups, and
 * which of the columns is to be learnt.
 *
 * A number becomes its place between the declared bounds, from 0 to 1; a group becomes a column of its own. So the declaration alone decides
 * how a row is prepared, and nothing has to be said about it in the training's guarantee.
 *
 * Trap: scaling by the smallest and largest value that occur, or listing the groups that occur, is a look at everybody's rows.
 * Trap: a missing number taken for 0 is a number that nobody brought. A row with a hole is refused, by its line, and never quoted.
 */
import { type Column, type Declaration, loadDeclaration } from "../dp/index.ts";
import type { Brought } from "../protocol/index.ts";
import { decodeText, readRecords, WrongInput } from "../text/index.ts";
import { type Table, tableOf } from "./table.ts";

export interface OwnTable {
  readonly table: Table;
  /** What the labels are called, in the order of their numbers. */
  readonly classes: readonly string[];
  /** Of the table's columns: a declared one, or one of its groups. */
  readonly names: readonly string[];
}

/** The game draws some thousands of rows. A file beyond this would only fill the memory. */
export const MOST_ROWS = 100_000;
const LARGEST = 128 * 2 ** 20;

/** @param columns the declaration @param label the name of a declared column of groups; if empty, the last one of those */
export async function readOwnTable({ name, bytes }: Brought, columns: string, label: string): Promise<OwnTable> {
  const file = name === "" ? "The table" : name;
  const declaration = await declared(columns);
  const learnt = labelOf(declaration, label);
  if (bytes.length > LARGEST)
    throw new WrongInput(`${file} has ${bytes.length} bytes; at most ${LARGEST} are read: bring a sample of its rows.`);
  const records = await readRecords(decodeText(bytes, file), file, MOST_ROWS + 2);
  if (records.length > MOST_ROWS + 1)
    throw new WrongInput(`${file} has more than ${MOST_ROWS} rows. The game draws a few thousand: bring a sample of them.`);
  const [header, ...rows] = records;
  if (!header || rows.length === 0)
    throw new WrongInput(`${file} is empty: a line that names the columns, and a line for each row, are needed.`);
  const place = (column: Column): number => {
    const at = header.cells.findIndex((cell) => cell.trim().replace(/\s+/g, "_") === column.name);
    if (at < 0) throw new WrongInput(`The first line of ${file} does not name the declared column "${column.name}".`);
    return at;
  };
  const features = declaration.filter((column) => column !== learnt).map((column) => ({ column, at: place(column) }));
  const [labelAt, width] = [place(learnt), features.reduce((sum, { column }) => sum + widthOf(column), 0)];
  if (width === 0) throw new WrongInput(`Nothing is declared beside the label "${learnt.name}": there is nothing to learn it from.`);
  const values = new Float32Array(rows.length * width);
  const labels = new Uint16Array(rows.length);
  for (const [i, { line, cells }] of rows.entries()) {
    let to = i * width;
    for (const { column, at } of features) {
      fill(values, to, column, cellOf(cells[at], column, `${file}, line ${line}`));
      to += widthOf(column);
    }
    labels[i] = cellOf(cells[labelAt], learnt, `${file}, line ${line}`);
  }
  return {
    table: tableOf({ features: values, width, labels, classes: learnt.groups.length }),
    classes: learnt.groups,
    names: features.flatMap(({ column }) => namesOf(column)),
  };
}

type Groups = Extract<Column, { readonly kind: "groups" }>;

async function declared(columns: string): Promise<Declaration> {
  const { readDeclaration, WrongQuestion } = await loadDeclaration();
  try {
    return readDeclaration(columns);
  } catch (error) {
    throw error instanceof WrongQuestion ? new WrongInput(error.message) : error;
  }
}

function labelOf(declaration: Declaration, label: string): Groups {
  const groups = declaration.filter((column): column is Groups => column.kind === "groups");
  const found = label.trim() === "" ? groups.at(-1) : groups.find(({ name }) => name === label.trim());
  if (found) return found;
  throw new WrongInput(
    groups.length === 0
      ? "There are no labels: declare a column of groups, such as income low|high, which is to be learnt."
      : `"${label.trim()}" is no declared column of groups, so there are no labels; there is ${groups.map(({ name }) => `"${name}"`).join(", ")}.`,
  );
}

/** Of two groups one column says it all. */
const widthOf = (column: Column): number => (column.kind === "number" || column.groups.length === 2 ? 1 : column.groups.length);
const namesOf = (column: Column): readonly string[] =>
  column.kind === "groups" && widthOf(column) > 1 ? column.groups.map((group) => `${column.name}=${group}`) : [column.name];

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The cell as a number: its place between the bounds, or its group's number. */
function cellOf(text: string | undefined, column: Column, where: string): number {
  const cell = text?.trim() ?? "";
  if (column.kind === "groups") {
    const at = column.groups.indexOf(cell);
    if (at >= 0) return at;
    throw new WrongInput(`${where}: the column "${column.name}" has none of its declared groups.`);
  }
  if (!NUMBER.test(cell)) throw new WrongInput(`${where}: the column "${column.name}" is missing or not a number.`);
  return (Math.min(column.upper, Math.max(column.lower, Number(cell))) - column.lower) / (column.upper - column.lower);
}

function fill(values: Float32Array, to: number, column: Column, value: number): void {
  if (widthOf(column) === 1) values[to] = value;
  else values[to + value] = 1;
}
