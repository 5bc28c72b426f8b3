/**
 * Wrong: an answer that is no finite number is of no use to anybody, and is paid back. A mean over nobody is such an answer: the data decide.
 * Caught by: told-by-refusals
 */
import type { Outcome, Question, Verdict } from "../api.ts";

interface Book {
  readonly left: bigint;
  readonly known: readonly string[];
  readonly prices: readonly bigint[];
}

export function open(budget: string): Book {
  return { left: billionths(budget) ?? 0n, known: [], prices: [] };
}

export function ask(book: Book, { text, epsilon }: Question): { book: Book; verdict: Verdict } {
  if (book.known.includes(text)) return { book, verdict: "again" };
  const price = billionths(epsilon);
  if (price === undefined || price <= 0n || price > book.left) return { book, verdict: "refused" };
  return { book: { left: book.left - price, known: [...book.known, text], prices: [...book.prices, price] }, verdict: "granted" };
}

export function close(book: Book, text: string, outcome: Outcome): Book {
  const at = book.known.indexOf(text);
  if ("failed" in outcome) return { ...book, known: book.known.toSpliced(at, 1), prices: book.prices.toSpliced(at, 1) };
  return Number.isFinite(outcome.answer) ? book : { ...book, left: book.left + (book.prices[at] ?? 0n) };
}

function billionths(amount: string): bigint | undefined {
  const parts = /^([0-9]{1,7})(?:\.([0-9]{1,9}))?$/.exec(amount);
  return parts ? BigInt(parts[1] as string) * 1_000_000_000n + BigInt((parts[2] ?? "").padEnd(9, "0")) : undefined;
}
