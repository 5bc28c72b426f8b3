/**
 * Wrong: 0.1 and 0.2 of 0.3: what is left is a little less than 0.2.
 * Caught by: exact
 */
import type { Outcome, Question, Verdict } from "../api.ts";

interface Book {
  readonly left: number;
  readonly known: readonly string[];
}

export function open(budget: string): Book {
  return { left: Number(budget), known: [] };
}

export function ask(book: Book, { text, epsilon }: Question): { book: Book; verdict: Verdict } {
  if (book.known.includes(text)) return { book, verdict: "again" };
  const price = /^[0-9]+(\.[0-9]{1,9})?$/.test(epsilon) ? Number(epsilon) : 0;
  if (price <= 0 || price > book.left) return { book, verdict: "refused" };
  return { book: { left: book.left - price, known: [...book.known, text] }, verdict: "granted" };
}

export function close(book: Book, text: string, outcome: Outcome): Book {
  return "failed" in outcome ? { ...book, known: book.known.filter((each) => each !== text) } : book;
}
