/**
 * Examples to learn from: rows of numbers, each with a label. Rows are kept without their zeros, so a black-and-white picture costs as much
 * as it has black points.
 *
 * Knows nothing about where a table comes from. What a person brings is checked here, once: a model that was fed a NaN is NaN throughout,
 * and the sentence should come before that.
 *
 * Trap: scaling columns by their mean and spread in the table is a look at everybody's rows that no accountant of the training sees. Scale
 * by constants that stand in the code.
 */
import { WrongInput } from "../text/index.ts";

export interface Table {
  readonly rows: number;
  /** Numbers in a row. */
  readonly width: number;
  /** Labels are 0 .. classes - 1. */
  readonly classes: number;
  readonly labels: Uint16Array;
  /** Row i's numbers other than 0 are at starts[i] .. starts[i + 1] - 1. */
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
  /** Each row's sum of squares. */
  readonly squares: Float64Array;
}

export interface TableInput {
  /** Row after row, rows * width numbers. */
  readonly features: Float32Array;
  readonly width: number;
  /** One a row: whole numbers from 0. */
  readonly labels: ArrayLike<number>;
  /** If left out: one more than the largest label. */
  readonly classes?: number;
}

/** A tab has no room for more. */
export const MOST_NUMBERS = 2 ** 26;
const MOST_CLASSES = 1000;

/** @throws WrongInput, with a sentence, for what cannot be learnt from */
export function tableOf({ features, width, labels, classes }: TableInput): Table {
  if (!(Number.isSafeInteger(width) && width >= 1))
    throw new WrongInput(`A row has ${width} numbers; it needs at least one beside its label.`);
  if (features.length === 0) throw new WrongInput("The table is empty: there is no row to learn from.");
  if (features.length > MOST_NUMBERS) {
    throw new WrongInput(`The table has ${features.length} numbers, and this page learns from ${MOST_NUMBERS} at most: take fewer rows.`);
  }
  if (features.length % width !== 0)
    throw new WrongInput(`${features.length} numbers are no rows of ${width}: a row is too short or too long.`);
  const rows = features.length / width;
  if (labels.length === 0) throw new WrongInput("The table has no labels: say which column is to be learnt.");
  if (labels.length !== rows) throw new WrongInput(`${rows} rows have ${labels.length} labels: every row needs one.`);
  let most = 0;
  for (let i = 0; i < rows; i++) {
    const label = labels[i] as number;
    if (!(Number.isSafeInteger(label) && label >= 0 && label < MOST_CLASSES)) {
      throw new WrongInput(`The label of row ${i + 1} is missing, or no whole number from 0 to ${MOST_CLASSES - 1}.`);
    }
    most = Math.max(most, label);
  }
  if (classes !== undefined && most >= classes) throw new WrongInput(`There are ${classes} classes, numbered from 0; a label is ${most}.`);
  const kept = Uint16Array.from(labels);
  if (kept.every((label) => label === kept[0])) throw new WrongInput("All rows have the same label: there is nothing to tell apart.");
  let at = 0;
  while (at < features.length && Number.isFinite(features[at])) at++;
  if (at < features.length) throw new WrongInput(`Row ${Math.floor(at / width) + 1}, number ${(at % width) + 1} is missing or not finite.`);
  return sparse(features, width, kept, classes ?? most + 1);
}

function sparse(features: Float32Array, width: number, labels: Uint16Array, classes: number): Table {
  const rows = labels.length;
  let count = 0;
  for (let i = 0; i < features.length; i++) if (features[i] !== 0) count++;
  const [starts, columns, values] = [new Uint32Array(rows + 1), new Uint32Array(count), new Float64Array(count)];
  const squares = new Float64Array(rows);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < width; j++) {
      const x = features[i * width + j] as number;
      if (x === 0) continue;
      columns[at] = j;
      values[at++] = x;
      squares[i] = (squares[i] as number) + x * x;
    }
    starts[i + 1] = at;
  }
  return { rows, width, classes, labels, starts, columns, values, squares };
}

/** These rows, in this order. */
export function rowsOf(table: Table, places: ArrayLike<number>): Table {
  const rows = places.length;
  const starts = new Uint32Array(rows + 1);
  for (let i = 0; i < rows; i++) {
    const place = places[i] as number;
    if (!(Number.isSafeInteger(place) && place >= 0 && place < table.rows))
      throw new RangeError(`There is no row ${place} of ${table.rows}.`);
    starts[i + 1] = (starts[i] as number) + (table.starts[place + 1] as number) - (table.starts[place] as number);
  }
  const columns = new Uint32Array(starts[rows] as number);
  const values = new Float64Array(columns.length);
  for (let i = 0; i < rows; i++) {
    const [from, to] = [table.starts[places[i] as number] as number, table.starts[(places[i] as number) + 1] as number];
    columns.set(table.columns.subarray(from, to), starts[i]);
    values.set(table.values.subarray(from, to), starts[i]);
  }
  const taken = Array.from(places);
  return {
    ...table,
    rows,
    starts,
    columns,
    values,
    labels: Uint16Array.from(taken, (place) => table.labels[place] as number),
    squares: Float64Array.from(taken, (place) => table.squares[place] as number),
  };
}

/** Columns that are the same number in every row: they say nothing, and are no mistake. By number, from 0. */
export function constantColumns(table: Table): number[] {
  const seen = new Map<number, { readonly value: number; count: number; same: boolean }>();
  table.columns.forEach((column, at) => {
    const value = table.values[at] as number;
    const known = seen.get(column);
    if (!known) seen.set(column, { value, count: 1, same: true });
    else {
      known.count++;
      known.same &&= known.value === value;
    }
  });
  return Array.from({ length: table.width }, (_, column) => column).filter((column) => {
    const known = seen.get(column);
    return !known || (known.same && known.count === table.rows);
  });
}

/** A sentence for whoever brought the table, or none. @param names of the columns, where they have some */
export function remarkOn(table: Table, names?: readonly string[]): string | undefined {
  const constant = constantColumns(table);
  if (constant.length === 0) return undefined;
  if (constant.length === table.width)
    return "All rows are the same but for their labels: no model can do better than the most frequent label.";
  const [first] = constant as [number];
  return constant.length === 1
    ? `Column ${names?.[first] ?? first + 1} is the same in every row, so nothing is learnt from it.`
    : `${constant.length} of ${table.width} columns are the same in every row, so nothing is learnt from them.`;
}
