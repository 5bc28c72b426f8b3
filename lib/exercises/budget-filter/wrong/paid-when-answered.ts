/**
 * Wrong: the price is taken when the answer is there: until then everybody fits.
 * Caught by: open-questions
 */
import type { Outcome, Question, Verdict } from "../api.ts";

interface Book {
  readonly left: bigint;
  readonly known: readonly (readonly [text: string, price: bigint])[];
}

export function open(budget: string): Book {
  return { left: billionths(budget) ?? 0n, known: [] };
}

export function ask(book: Book, { text, epsilon }: Question): { book: Book; verdict: Verdict } {
  if (book.known.some(([known]) => known === text)) return { book, verdict: "again" };
  const price = billionths(epsilon);
  if (price === undefined || price <= 0n || price > book.left) return { book, verdict: "refused" };
  return { book: { ...book, known: [...book.known, [text, price]] }, verdict: "granted" };
}

export function close(book: Book, text: string, outcome: Outcome): Book {
  const price = book.known.find(([known]) => known === text)?.[1] ?? 0n;
  const known = "failed" in outcome ? book.known.filter(([each]) => each !== text) : book.known;
  return { left: book.left - price, known };
}

function billionths(amount: string): bigint | undefined {
  const parts = /^([0-9]{1,7})(?:\.([0-9]{1,9}))?$/.exec(amount);
  return parts ? BigInt(parts[1] as string) * 1_000_000_000n + BigInt((parts[2] ?? "").padEnd(9, "0")) : undefined;
}
