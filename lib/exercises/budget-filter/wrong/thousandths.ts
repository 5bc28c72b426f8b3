/**
 * Wrong: prices are rounded to thousandths, and what is cheaper is nothing.
 * Caught by: exact
 */
import type { Outcome, Question, Verdict } from "../api.ts";

interface Book {
  readonly left: number;
  readonly known: readonly string[];
}

const thousandths = (amount: string) => Math.round(1000 * Number(amount));

export function open(budget: string): Book {
  return { left: thousandths(budget), known: [] };
}

export function ask(book: Book, { text, epsilon }: Question): { book: Book; verdict: Verdict } {
  if (book.known.includes(text)) return { book, verdict: "again" };
  if (!/^[0-9]+(\.[0-9]{1,9})?$/.test(epsilon) || thousandths(epsilon) > book.left) return { book, verdict: "refused" };
  return { book: { left: book.left - thousandths(epsilon), known: [...book.known, text] }, verdict: "granted" };
}

export function close(book: Book, text: string, outcome: Outcome): Book {
  return "failed" in outcome ? { ...book, known: book.known.filter((each) => each !== text) } : book;
}
