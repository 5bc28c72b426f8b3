/**
 * Wrong: what is left stands in a variable of the program, and the book is empty. Whoever opens a second book fills up the first.
 * Caught by: two-books
 */
import type { Outcome, Question, Verdict } from "../api.ts";

let left = 0n;
let known: string[] = [];

export function open(budget: string): object {
  left = billionths(budget) ?? 0n;
  known = [];
  return {};
}

export function ask(book: object, { text, epsilon }: Question): { book: object; verdict: Verdict } {
  if (known.includes(text)) return { book, verdict: "again" };
  const price = billionths(epsilon);
  if (price === undefined || price <= 0n || price > left) return { book, verdict: "refused" };
  left -= price;
  known.push(text);
  return { book, verdict: "granted" };
}

export function close(book: object, text: string, outcome: Outcome): object {
  if ("failed" in outcome) known = known.filter((each) => each !== text);
  return book;
}

function billionths(amount: string): bigint | undefined {
  const parts = /^([0-9]{1,7})(?:\.([0-9]{1,9}))?$/.exec(amount);
  return parts ? BigInt(parts[1] as string) * 1_000_000_000n + BigInt((parts[2] ?? "").padEnd(9, "0")) : undefined;
}
