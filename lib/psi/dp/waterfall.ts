/**
 * What a matching by several identifiers comes to, worked out in the clear by somebody who sees both tables: the ideal functionality, not the
 * protocol (matching.ts). Columns are compared in the order of their priority; a row that has matched takes part no more.
 *
 * Beside it, what two other designs would tell: in how many pairs exactly which columns agree (2^k numbers), and which cells of one table are
 * equal to each other (what the other party sees where all columns are under one key).
 *
 * Trap: with unique cells in every column a row matches one row at most in each, but another one in each. So the order decides who is matched
 * with whom, and a row that is missing can change every later count: its partner is left, and takes somebody else's.
 *
 * Why no count changes by more than one: after each column the table with the row and the table without it differ by one row that is left, either
 * on the row's own side or, of the other kind, on the other side; that one row can match once in a column.
 */

/** A row's cells by column; an empty one matches nobody. */
export type Cells = readonly string[];

export interface Pair {
  readonly left: number;
  readonly right: number;
  /** In which it matched. */
  readonly column: number;
}

/**
 * @param order the columns, the most important first
 * @throws RangeError where a cell stands twice in a column of one table
 */
export function waterfall(left: readonly Cells[], right: readonly Cells[], order: readonly number[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const [goneLeft, goneRight] = [new Set<number>(), new Set<number>()];
  for (const column of order) {
    for (const [a, b] of agreeing(left, right, column)) {
      if (goneLeft.has(a) || goneRight.has(b)) continue;
      goneLeft.add(a);
      goneRight.add(b);
      pairs.push({ left: a, right: b, column });
    }
  }
  return pairs;
}

/** How many matched in each column, in the order of the columns' numbers. */
export function sizesOf(pairs: readonly Pair[], columns: number): number[] {
  const sizes = Array.from({ length: columns }, () => 0);
  for (const { column } of pairs) sizes[column] = (sizes[column] ?? 0) + 1;
  return sizes;
}

/** All pairs of rows that agree somewhere, with the columns in which they do as bits: 1 for column 0, 2 for column 1, 4 ... */
export function agreements(
  left: readonly Cells[],
  right: readonly Cells[],
  columns: number,
): readonly { readonly left: number; readonly right: number; readonly bits: number }[] {
  const found = new Map<number, number>();
  for (let column = 0; column < columns; column++)
    for (const [a, b] of agreeing(left, right, column)) {
      const key = a * right.length + b;
      found.set(key, (found.get(key) ?? 0) | (1 << column));
    }
  return [...found]
    .map(([key, bits]) => ({ left: Math.floor(key / right.length), right: key % right.length, bits }))
    .sort((a, b) => a.left - b.left || a.right - b.right);
}

/** Cells of one table that are equal, in groups of at least two. */
export function equalCells(rows: readonly Cells[]): readonly (readonly { readonly row: number; readonly column: number }[])[] {
  const places = new Map<string, { row: number; column: number }[]>();
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell !== "") places.set(cell, [...(places.get(cell) ?? []), { row, column }]);
    });
  });
  return [...places.values()].filter((group) => group.length > 1);
}

/** Pairs of rows with the same cell in a column, in the order of the right table. */
function agreeing(left: readonly Cells[], right: readonly Cells[], column: number): [left: number, right: number][] {
  const [ours, theirs] = [placesIn(left, column), placesIn(right, column)];
  return [...theirs].flatMap(([cell, b]): [number, number][] => {
    const a = ours.get(cell);
    return a === undefined ? [] : [[a, b]];
  });
}

function placesIn(rows: readonly Cells[], column: number): Map<string, number> {
  const places = new Map<string, number>();
  rows.forEach((cells, row) => {
    const cell = cells[column] ?? "";
    if (cell === "") return;
    if (places.has(cell)) throw new RangeError(`Column ${column} has “${cell}” twice; a cell may stand once in a column.`);
    places.set(cell, row);
  });
  return places;
}
