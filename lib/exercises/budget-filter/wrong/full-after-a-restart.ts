/**
 * Wrong: every book has a number, and the program knows what belongs to it. After a restart it does not, and begins with the whole budget.
 * Caught by: two-books
 */
import type { Outcome, Question, Verdict } from "../api.ts";

interface Book {
  readonly number: number;
  readonly budget: string;
}

interface Kept {
  left: bigint;
  known: string[];
}

let opened = 0;
const books = new Map<number, Kept>();

function keptFor({ number, budget }: Book): Kept {
  const kept = books.get(number) ?? { left: billionths(budget) ?? 0n, known: [] };
  books.set(number, kept);
  return kept;
}

export function open(budget: string): Book {
  return { number: opened++, budget };
}

export function ask(book: Book, { text, epsilon }: Question): { book: Book; verdict: Verdict } {
  const kept = keptFor(book);
  if (kept.known.includes(text)) return { book, verdict: "again" };
  const price = billionths(epsilon);
  if (price === undefined || price <= 0n || price > kept.left) return { book, verdict: "refused" };
  kept.left -= price;
  kept.known.push(text);
  return { book, verdict: "granted" };
}

export function close(book: Book, text: string, outcome: Outcome): Book {
  const kept = keptFor(book);
  if ("failed" in outcome) kept.known = kept.known.filter((each) => each !== text);
  return book;
}

function billionths(amount: string): bigint | undefined {
  const parts = /^([0-9]{1,7})(?:\.([0-9]{1,9}))?$/.exec(amount);
  return parts ? BigInt(parts[1] as string) * 1_000_000_000n + BigInt((parts[2] ?? "").padEnd(9, "0")) : undefined;
}
