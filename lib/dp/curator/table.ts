/**
 * A table under its declaration: a column of numbers each, and what its ledger is found by.
 *
 * A table that somebody brings is known by its cells and by nothing that was declared of it: under another bound it is the same people, and
 * they have one budget. The same rows in another order, and the same columns in another, are the same table. Invented people are made from
 * their declaration, so it is part of what they are known by.
 *
 * Trap: a ledger that is found by a file's name, or by nothing, forgets what the data have already told. And what this one cannot see: whoever
 * changes one cell has another table. It keeps a curator from mistakes; it does not keep them from cheating.
 * Trap: a key is a function of the rows without noise. Whoever knows all but one person could test a guess with it, so that of a table of one's
 * own it is shown nowhere.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Declaration } from "./declaration.ts";

export interface Table {
  readonly declaration: Declaration;
  readonly rows: number;
  /** In the order of the declaration. A whole number within the bounds, or a group's place in its list; NaN: no such value. */
  readonly columns: readonly Float64Array[];
  /** For the laboratory's eye alone: cells that were no value, and numbers that were moved to a bound. Both are private. */
  readonly missing: number;
  readonly clamped: number;
  /** SHA-256 in 64 hex digits. */
  readonly key: string;
}

const LINES_A_STEP = 4096;

/** @param about what else the table is known by @param rows each row's cells as one text, in any order; they are put into theirs */
export function keyOf(about: string, rows: string[]): string {
  rows.sort();
  const hash = sha256.create().update(utf8ToBytes(`petri ledger 2\n${about}\n${rows.length}\n`));
  for (let at = 0; at < rows.length; at += LINES_A_STEP) hash.update(utf8ToBytes(`${rows.slice(at, at + LINES_A_STEP).join("\n")}\n`));
  return bytesToHex(hash.digest());
}

/** Between two cells of a row: in no cell of a text that people write. */
export const BETWEEN = "\u001f";
