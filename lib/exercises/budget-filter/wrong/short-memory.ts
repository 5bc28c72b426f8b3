/**
 * Wrong: only the last sixteen prices are added up, so that the book stays short.
 * Caught by: adaptive-askers
 */
import type { Outcome, Question, Verdict } from "../api.ts";

interface Book {
  readonly budget: bigint;
  readonly prices: readonly bigint[];
  readonly known: readonly string[];
}

export function open(budget: string): Book {
  return { budget: billionths(budget) ?? 0n, prices: [], known: [] };
}

export function ask(book: Book, { text, epsilon }: Question): { book: Book; verdict: Verdict } {
  if (book.known.includes(text)) return { book, verdict: "again" };
  const price = billionths(epsilon);
  const spent = book.prices.reduce((sum, each) => sum + each, 0n);
  if (price === undefined || price <= 0n || spent + price > book.budget) return { book, verdict: "refused" };
  return { book: { ...book, prices: [...book.prices, price].slice(-16), known: [...book.known, text] }, verdict: "granted" };
}

export function close(book: Book, text: string, outcome: Outcome): Book {
  return "failed" in outcome ? { ...book, known: book.known.filter((each) => each !== text) } : book;
}

function billionths(amount: string): bigint | undefined {
  const parts = /^([0-9]{1,7})(?:\.([0-9]{1,9}))?$/.exec(amount);
  return parts ? BigInt(parts[1] as string) * 1_000_000_000n + BigInt((parts[2] ?? "").padEnd(9, "0")) : undefined;
}
