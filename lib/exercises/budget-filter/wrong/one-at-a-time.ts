/**
 * Wrong: while a question is open, the next one replaces it in the book.
 * Caught by: open-questions
 */
import type { Outcome, Question, Verdict } from "../api.ts";

interface Book {
  readonly left: bigint;
  readonly pending: bigint;
  readonly known: readonly string[];
}

export function open(budget: string): Book {
  return { left: billionths(budget) ?? 0n, pending: 0n, known: [] };
}

export function ask(book: Book, { text, epsilon }: Question): { book: Book; verdict: Verdict } {
  if (book.known.includes(text)) return { book, verdict: "again" };
  const price = billionths(epsilon);
  if (price === undefined || price <= 0n || price + book.pending > book.left) return { book, verdict: "refused" };
  return { book: { ...book, pending: price, known: [...book.known, text] }, verdict: "granted" };
}

export function close(book: Book, text: string, outcome: Outcome): Book {
  const known = "failed" in outcome ? book.known.filter((each) => each !== text) : book.known;
  return { left: book.left - book.pending, pending: 0n, known };
}

function billionths(amount: string): bigint | undefined {
  const parts = /^([0-9]{1,7})(?:\.([0-9]{1,9}))?$/.exec(amount);
  return parts ? BigInt(parts[1] as string) * 1_000_000_000n + BigInt((parts[2] ?? "").padEnd(9, "0")) : undefined;
}
