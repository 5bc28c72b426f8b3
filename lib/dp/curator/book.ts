/**
 * The ledger of one table, where it outlives whoever keeps it: what was answered, at which price, within which budget. Charge, question and
 * answer are one record, changed in one transaction of the vault; an answer leaves only when that transaction is done.
 *
 *             read the record
 *                   |
 *   unreadable <----+----> asked before ----> its answer, no charge, nothing written
 *   (nothing is     |
 *    answered)      v
 *              does it fit? ---- no --------> refused, nothing written
 *                   | yes
 *                   v
 *            draw, write charge, question and answer together
 *                   |
 *   killed, full <--+----> done ------------> the answer
 *   (as if never          (killed from here on: charged, and the answer is in the book;
 *    asked)                the same question brings it out, at no charge)
 *
 * So never an answer without a charge, never two charges for one answer, never more than the budget, whoever dies when.
 *
 * The budget and its rule are fixed with the first answer. Whoever could raise it afterwards would have none.
 *
 * Trap: a refusal is written nowhere and costs nothing, and must not depend on the data: it depends on prices alone.
 * Trap: a record that cannot be read is no empty record. It is refused (fail closed), since what it held was spent.
 */
import { type Change, type Vault, VaultFault } from "../../protocol/index.ts";
import type { Event } from "../event.ts";
import { type Budget, type Filter, makeFilter } from "../filter.ts";
import type { Answer } from "./answering.ts";

export interface Entry {
  /** In its one spelling. */
  readonly question: string;
  /** What was declared of its columns: a mean between other bounds is another question. Absent in books of tables that were known by it. */
  readonly under?: string;
  /** What was charged. */
  readonly epsilon: number;
  readonly event: Event;
  readonly answer: Answer;
}

export interface Book {
  readonly budget: Budget;
  readonly entries: readonly Entry[];
}

export type Outcome =
  | { readonly outcome: "answered" | "book"; readonly answer: Answer }
  /** The filter's own sums say what is missing. */
  | { readonly outcome: "refused" };

export interface Asked {
  readonly question: string;
  readonly under: string;
  readonly epsilon: number;
  readonly event: Event;
  /** Called within the transaction, at most once for each try of it, and only if it is paid for. `at`: how many answers stand before it. */
  draw(at: number): Answer;
}

/**
 * @param budget taken if this is the table's first answer
 * @throws VaultFault where the record cannot be read or kept; then nothing was charged, and nothing is answered
 */
export const ask = (vault: Vault, key: string, budget: Budget, asked: Asked): Promise<Outcome> =>
  vault.update(key, (record) => decide(record === undefined ? { budget, entries: [] } : readBook(record), asked));

/** The table's book as it stands; an empty one with this budget where nothing was ever answered. */
export const look = (vault: Vault, key: string, budget: Budget): Promise<Book> =>
  vault.update(key, (record) => ({ out: record === undefined ? { budget, entries: [] } : readBook(record) }));

function decide(book: Book, { question, under, epsilon, event, draw }: Asked): Change<Outcome> {
  const known = find(book, { question, under, epsilon });
  if (known) return { out: { outcome: "book", answer: known.answer } };
  if (!filterOf(book).allows({ epsilon })) return { out: { outcome: "refused" } };
  const answer = draw(book.entries.length);
  return {
    record: writeBook({ ...book, entries: [...book.entries, { question, under, epsilon, event, answer }] }),
    out: { outcome: "answered", answer },
  };
}

export const find = ({ entries }: Book, asked: Pick<Asked, "question" | "under" | "epsilon">): Entry | undefined =>
  entries.find(
    ({ question, under = asked.under, epsilon }) => question === asked.question && under === asked.under && epsilon === asked.epsilon,
  );

/** A filter that has granted all that stands in the book. */
export function filterOf({ budget, entries }: Book): Filter {
  const filter = makeFilter(budget);
  for (const { epsilon } of entries) if (!filter.spend({ epsilon }).granted) throw unreadable("it holds more than its budget allows");
  return filter;
}

/** Of the record, not of the site: it changes only when an older page could misread a newer record. */
const FORMAT = 1;

export const writeBook = ({ budget, entries }: Book): string => JSON.stringify({ petri: "ledger", format: FORMAT, budget, entries });

const unreadable = (why: string) =>
  new VaultFault(
    `The ledger of this table cannot be read: ${why}. What it held was spent, so nothing is answered from this table. The page of stored things can delete it.`,
  );

/** @throws VaultFault where the text is no book */
export function readBook(record: string): Book {
  let read: unknown;
  try {
    read = JSON.parse(record);
  } catch {
    throw unreadable("it is damaged");
  }
  if (!isObject(read) || read["petri"] !== "ledger") throw unreadable("it is damaged");
  if (read["format"] !== FORMAT)
    throw unreadable(
      `it has format ${String(read["format"])}, and this page reads ${FORMAT}. Load the page again to get its newest version`,
    );
  const { budget, entries } = read;
  if (!isBudget(budget) || !Array.isArray(entries) || !entries.every(isEntry)) throw unreadable("it is damaged");
  const book = { budget, entries };
  try {
    filterOf(book);
  } catch (error) {
    throw error instanceof VaultFault ? error : unreadable("its prices are none");
  }
  return book;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isBudget = (value: unknown): value is Budget =>
  isObject(value) &&
  (value["rule"] === "sum" || value["rule"] === "fully-adaptive") &&
  typeof value["epsilon"] === "number" &&
  typeof value["delta"] === "number";

const isEntry = (value: unknown): value is Entry =>
  isObject(value) &&
  typeof value["question"] === "string" &&
  (value["under"] === undefined || typeof value["under"] === "string") &&
  typeof value["epsilon"] === "number" &&
  isEvent(value["event"]) &&
  isObject(value["answer"]) &&
  (value["answer"]["value"] === null || typeof value["answer"]["value"] === "number");

/** The kinds that answering.ts makes. */
const isEvent = (value: unknown): value is Event => {
  if (!isObject(value)) return false;
  const { kind, parts, rate, steps, epsilon } = value;
  if (kind === "compose") return Array.isArray(parts) && parts.every(isEvent);
  return kind === "bounded-range"
    ? typeof epsilon === "number"
    : kind === "discrete-laplace" && typeof rate === "number" && typeof steps === "number";
};
