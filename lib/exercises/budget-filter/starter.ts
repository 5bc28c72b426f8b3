import type { Book, Outcome, Question, Verdict } from "./api.ts";

/** A new book. */
export function open(budget: string): Book {
  throw new Error("open is not written yet.");
}

/** Decides before the answer is drawn. */
export function ask(book: Book, question: Question): { book: Book; verdict: Verdict } {
  throw new Error("ask is not written yet.");
}

/** A question that was granted has ended. */
export function close(book: Book, text: string, outcome: Outcome): Book {
  throw new Error("close is not written yet.");
}
