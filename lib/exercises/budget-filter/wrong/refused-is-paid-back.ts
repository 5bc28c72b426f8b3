/**
 * Wrong: what was refused is paid back, though it was never charged.
 * Caught by: decides
 */
import type { Outcome, Question, Verdict } from "../api.ts";

interface Book {
  /** In billionths of epsilon: whole numbers do not drift. */
  readonly left: bigint;
  /** The questions that have an answer, or are going to have one. */
  readonly known: readonly string[];
}

export function open(budget: string): Book {
  return { left: billionths(budget) ?? 0n, known: [] };
}

export function ask(book: Book, { text, epsilon }: Question): { book: Book; verdict: Verdict } {
  if (book.known.includes(text)) return { book, verdict: "again" };
  const price = billionths(epsilon);
  if (price === undefined || price <= 0n || price > book.left) {
    return { book: { ...book, left: book.left + (price ?? 0n) }, verdict: "refused" };
  }
  return { book: { left: book.left - price, known: [...book.known, text] }, verdict: "granted" };
}

/** Nothing is paid back, whatever came out. */
export function close(book: Book, text: string, outcome: Outcome): Book {
  return "failed" in outcome ? { ...book, known: book.known.filter((each) => each !== text) } : book;
}

/** Undefined where the text is no amount. */
function billionths(amount: string): bigint | undefined {
  const parts = /^([0-9]{1,7})(?:\.([0-9]{1,9}))?$/.exec(amount);
  return parts ? BigInt(parts[1] as string) * 1_000_000_000n + BigInt((parts[2] ?? "").padEnd(9, "0")) : undefined;
}
