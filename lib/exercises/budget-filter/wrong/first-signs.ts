/**
 * Wrong: keeps the first forty signs of each question, so that the book stays short. Questions begin alike.
 * Caught by: lookalikes
 */
import type { Outcome, Question, Verdict } from "../api.ts";

interface Book {
  readonly left: bigint;
  readonly known: readonly string[];
}

export function open(budget: string): Book {
  return { left: billionths(budget) ?? 0n, known: [] };
}

const key = (text: string) => text.slice(0, 40);

export function ask(book: Book, { text, epsilon }: Question): { book: Book; verdict: Verdict } {
  if (book.known.includes(key(text))) return { book, verdict: "again" };
  const price = billionths(epsilon);
  if (price === undefined || price <= 0n || price > book.left) return { book, verdict: "refused" };
  return { book: { left: book.left - price, known: [...book.known, key(text)] }, verdict: "granted" };
}

export function close(book: Book, text: string, outcome: Outcome): Book {
  return "failed" in outcome ? { ...book, known: book.known.filter((each) => each !== key(text)) } : book;
}

function billionths(amount: string): bigint | undefined {
  const parts = /^([0-9]{1,7})(?:\.([0-9]{1,9}))?$/.exec(amount);
  return parts ? BigInt(parts[1] as string) * 1_000_000_000n + BigInt((parts[2] ?? "").padEnd(9, "0")) : undefined;
}
