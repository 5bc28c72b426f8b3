/**
 * What the service publishes, through a ledger. An answer is drawn once, from the world with the person, after it was paid for;
 * what stands in the book is public and is not drawn again, whatever is set afterwards.
 *
 * Under another neighbouring relation the noise that is out costs another epsilon. So a line keeps its price under either, and the book is
 * added up under the one that is set.
 *
 * Trap: publishing anew what was published before. Two draws of one answer are two answers, and cost twice.
 */
import { deltaAsNumber, epsilonAsNumber, type NanoEpsilon, nanoEpsilon } from "../dp/budget.ts";
import { makeLedger } from "../dp/ledger.ts";
import type { Mechanism } from "../dp/mechanism.ts";
import { drawOnce } from "../dp/one-draw.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Line } from "./dial.result.ts";
import type { Memory, params } from "./dial.ts";

type Settings = Values<typeof params>;

/** By basic composition: epsilons add up, exactly; so do deltas. */
function spentIn(book: readonly Line[], relation: Settings["relation"]) {
  const granted = book.filter(({ value }) => value !== null);
  return {
    epsilon: granted.reduce((sum, { owes }) => sum + nanoEpsilon(owes[relation]), 0n) as NanoEpsilon,
    delta: Math.min(
      1,
      granted.reduce((sum, { delta }) => sum + delta, 0),
    ),
  };
}

const leftOf = (budget: number, spent: NanoEpsilon): NanoEpsilon => {
  const total = nanoEpsilon(budget);
  return (spent < total ? total - spent : 0n) as NanoEpsilon; // a budget may have been lowered below what is spent
};

/** Another true answer or another question is other data, and has a book of its own. */
export const dataOf = ({ count, question }: Settings): string => `${question} ${count}`;

/** The book with one line for every answer asked for. `owes`: what one answer costs under either relation. */
export function publish(values: Settings, mechanism: Mechanism, owes: Line["owes"], before: Memory | undefined, rng: Rng): readonly Line[] {
  const { count, epsilon, budget, relation } = values;
  // Other data, or fewer answers than are public: from there nothing goes on, so it is a beginning.
  const goesOn = before !== undefined && before.data === dataOf(values) && before.book.length <= values.publish;
  const book = goesOn ? [...before.book] : [];
  const ledger = makeLedger(leftOf(budget, spentIn(book, relation).epsilon));
  const { name, sensitivity, grid } = mechanism;
  const price = { epsilon, delta: deltaAsNumber(mechanism.delta), mechanism: name, sensitivity, grid, owes };
  while (book.length < values.publish) {
    const { granted } = ledger.charge(mechanism.epsilon); // first the price, then the answer
    const value = granted ? count + mechanism.grid * drawOnce(mechanism, rng.fork(`publish/${book.length}`)) : null;
    book.push({ ...price, value, left: epsilonAsNumber(ledger.left.epsilon) });
  }
  return book;
}

export function accountOf(book: readonly Line[], { budget, relation }: Settings) {
  const spent = spentIn(book, relation);
  const published = book.flatMap(({ value }) => (value === null ? [] : [value]));
  return {
    book: [...book],
    published,
    spent: epsilonAsNumber(spent.epsilon),
    spentDelta: spent.delta,
    left: epsilonAsNumber(leftOf(budget, spent.epsilon)),
    refused: book.length - published.length,
  };
}
