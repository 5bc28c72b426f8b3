/**
 * A party's table of two columns: an identifier and a whole number. Pasted text has one pair a line, the number behind the last comma,
 * semicolon or tab; a file named *.csv is RFC 4180, and its first two columns are meant.
 *
 * Lines of one identifier are added up: two purchases of one customer are one customer. They count as duplicates. A first line whose
 * number has no digit names the columns.
 *
 * Trap: "12.50" is no whole number, and rounding it would change the sum without a word. Bring cents.
 */
import { readRecords } from "./csv.ts";
import { decodeText } from "./decode.ts";
import { normaliser } from "./normalise.ts";
import type { Brought, ListCounts, ListItem, ReadingRules } from "./read-list.ts";
import { WrongInput } from "./wrong-input.ts";

/** The most that one identifier can have, in all its lines. */
export const MOST_AMOUNT = 1_000_000_000;

export interface AmountItem extends ListItem {
  readonly amount: number;
}

export interface AmountReading extends ListCounts {
  readonly items: AmountItem[];
}

interface Pair {
  readonly line: number;
  readonly id: string;
  /** Undefined where the line has nothing behind the identifier. */
  readonly amount: string | undefined;
}

const BOUNDS = `a whole number from 0 to ${MOST_AMOUNT.toLocaleString("en-GB")}`;

export async function readAmounts(source: readonly string[] | Brought, { normalise, country }: ReadingRules): Promise<AmountReading> {
  const toKey = await normaliser(normalise, country);
  const { pairs, header } = await pairsOf(source);
  const items = new Map<string, AmountItem>();
  const rejected: { line: number; reason: string }[] = [];
  let duplicates = 0;
  for (const { line, id, amount } of pairs) {
    const made = id.trim() === "" ? { reason: "has no identifier" } : toKey(id);
    const count = amountOf(amount);
    if ("reason" in made) rejected.push({ line, reason: made.reason });
    else if (count === undefined) rejected.push({ line, reason: `does not have ${BOUNDS} behind the identifier` });
    else {
      const before = items.get(made.key);
      const sum = count + (before?.amount ?? 0);
      if (sum > MOST_AMOUNT) {
        rejected.push({ line, reason: "would bring its identifier above the most that one can have" });
        continue;
      }
      if (before) duplicates++;
      items.set(made.key, { key: made.key, spelling: before?.spelling ?? id, line: before?.line ?? line, amount: sum });
    }
  }
  const counts = { lines: pairs.length, accepted: items.size, duplicates, rejected };
  return { items: [...items.values()], ...counts, ...(header === undefined ? {} : { header: header ? "true" : "false" }) };
}

function amountOf(text: string | undefined): number | undefined {
  const plain = text?.trim() ?? "";
  const amount = /^\d{1,10}$/.test(plain) ? Number(plain) : Number.POSITIVE_INFINITY;
  return amount <= MOST_AMOUNT ? amount : undefined;
}

async function pairsOf(source: readonly string[] | Brought): Promise<{ pairs: readonly Pair[]; header?: boolean }> {
  if (!("bytes" in source)) return { pairs: source.map((text, i) => pairOf(text, i + 1)) };
  const { bytes, column, header = "auto" } = source;
  const name = source.name || "the pasted text";
  if (column !== undefined) throw new WrongInput(`column: of ${name} the first two columns are read, an identifier and a number.`);
  const text = decodeText(bytes, name);
  const pairs = name.toLowerCase().endsWith(".csv")
    ? (await readRecords(text, name)).map(({ line, cells }): Pair => ({ line, id: cells[0] ?? "", amount: cells[1] }))
    : text
        .split("\n")
        .map((row, i) => pairOf(row.endsWith("\r") ? row.slice(0, -1) : row, i + 1))
        .filter(({ id, amount }) => id.trim() !== "" || amount !== undefined);
  const [first] = pairs;
  const named = header === "true" || (header === "auto" && first?.amount !== undefined && !/\d/.test(first.amount));
  return { pairs: named ? pairs.slice(1) : pairs, header: named };
}

function pairOf(text: string, line: number): Pair {
  const at = Math.max(text.lastIndexOf(","), text.lastIndexOf(";"), text.lastIndexOf("\t"));
  return at < 0 ? { line, id: text, amount: undefined } : { line, id: text.slice(0, at), amount: text.slice(at + 1) };
}
