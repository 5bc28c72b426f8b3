/**
 * A table under its declaration: a column of numbers each, and what it is known by.
 *
 * A table's key is the SHA-256 of its declaration and of its rows in a fixed order, so that the same rows in another order are the same table.
 *
 * Trap: a ledger that is found by a file's name, or by nothing, forgets what the data have already told. And what this one cannot see: whoever
 * changes one cell, or one bound, has another table. It keeps a curator from mistakes; it does not keep them from cheating.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type Declaration, spellDeclaration } from "./declaration.ts";

export interface Table {
  readonly declaration: Declaration;
  readonly rows: number;
  /** In the order of the declaration. A whole number within the bounds, or a group's place in its list; NaN: no such value. */
  readonly columns: readonly Float64Array[];
  /** For the laboratory's eye alone: cells that were no value, and numbers that were moved to a bound. Both are private. */
  readonly missing: number;
  readonly clamped: number;
}

/** 64 hex digits. */
export function keyOf({ declaration, rows, columns }: Table): string {
  const order = Uint32Array.from({ length: rows }, (_, i) => i);
  // NaN is not comparable: it stands below everything.
  const at = (column: Float64Array, row: number) => {
    const value = column[row] as number;
    return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value;
  };
  order.sort((a, b) => {
    for (const column of columns) {
      const [x, y] = [at(column, a), at(column, b)];
      if (x !== y) return x < y ? -1 : 1;
    }
    return 0;
  });
  const hash = sha256.create().update(utf8ToBytes(`petri ledger 1\n${spellDeclaration(declaration)}\n${rows}\n`));
  const bytes = new DataView(new ArrayBuffer(8 * rows));
  for (const column of columns) {
    for (let i = 0; i < rows; i++) bytes.setFloat64(8 * i, at(column, order[i] as number), true);
    hash.update(new Uint8Array(bytes.buffer));
  }
  return bytesToHex(hash.digest());
}
