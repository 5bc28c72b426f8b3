/** Invented people for a declaration: the same number, the same people, wherever they are invented. */
import { type Rng, seededRng } from "../../random/index.ts";
import { type Column, type Declaration, spellDeclaration } from "./declaration.ts";
import { BETWEEN, keyOf, type Table } from "./table.ts";

/** @param population its number, from 1 */
export function inventedTable(declaration: Declaration, population: number, people: number): Table {
  const rng = seededRng("ledger/population", population);
  const columns = declaration.map((column) => {
    const draws = rng.fork(column.name);
    return Float64Array.from({ length: people }, () => drawn(column, draws));
  });
  const rows = Array.from({ length: people }, (_, row) => columns.map((column) => column[row]).join(BETWEEN));
  const key = keyOf(spellDeclaration(declaration), rows);
  return { declaration, rows: people, columns, missing: 0, clamped: 0, key };
}

/** Numbers heap up below the middle of their bounds; earlier groups are larger. */
function drawn(column: Column, rng: Rng): number {
  if (column.kind === "number") {
    const share = (rng.real() + rng.real() * rng.real()) / 2;
    return column.lower + Math.floor(share * (column.upper - column.lower + 1));
  }
  const most = column.groups.length;
  return Math.min(rng.below(most), rng.below(most + 1));
}
