/**
 * A table dealt out for the game: a pool whose halves are trained on, a population that nobody trains on and the attackers compare with, and
 * records to measure accuracy on. Chance deals, and no record is in two of them.
 */
import { loadTables, type Table } from "../../../learning/index.ts";
import type { Rng } from "../../../random/index.ts";
import { WrongInput } from "../../../text/index.ts";

export interface Ground {
  readonly pool: Table;
  /** Which rows of the table the pool's are. */
  readonly rows: readonly number[];
  readonly population: Table;
  readonly test: Table;
  /** Half of the pool. */
  readonly n: number;
}

/** With fewer, halves of the pool would be a handful. */
export const LEAST_ROWS = 80;
/** More would only take time. */
const MOST_OUTSIDE = 1000;

/** @throws WrongInput where the table is too small for the game */
export async function groundOf(table: Table, asked: number, rng: Rng): Promise<Ground> {
  if (table.rows < LEAST_ROWS) {
    throw new WrongInput(
      `The table has ${table.rows} rows. The game needs ${LEAST_ROWS} at least: a pool to train on halves of, and as many again that no model sees.`,
    );
  }
  const { rowsOf } = await loadTables();
  const n = Math.min(asked, Math.floor(table.rows / 4));
  const order = rng.fork("dealt").shuffled(Array.from({ length: table.rows }, (_, i) => i));
  const outside = Math.min(MOST_OUTSIDE, Math.floor((table.rows - 2 * n) / 2));
  const rows = order.slice(0, 2 * n);
  return {
    n,
    rows,
    pool: rowsOf(table, rows),
    population: rowsOf(table, order.slice(2 * n, 2 * n + outside)),
    test: rowsOf(table, order.slice(2 * n + outside, 2 * n + 2 * outside)),
  };
}
