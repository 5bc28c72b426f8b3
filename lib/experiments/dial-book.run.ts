/**
 * What the service publishes, through a ledger. An answer is drawn once, from the world with the person, after it was paid for;
 * what stands in the book is public and is not drawn again, whatever is set afterwards.
 *
 * Trap: publishing anew what was published before. Two draws of one answer are two answers, and cost twice.
 */
import { deltaAsNumber, epsilonAsNumber, type NanoEpsilon, nanoEpsilon } from "../dp/budget.ts";
import { makeLedger } from "../dp/ledger.ts";
import type { Mechanism } from "../dp/mechanism.ts";
import { drawOnce } from "../dp/one-draw.ts";
import type { Rng } from "../random/index.ts";
import type { Values } from "../schema/index.ts";
import type { Line, Memory, params } from "./dial.ts";

/** By basic composition: epsilons add up, exactly; so do deltas. */
function spentIn(book: readonly Line[]) {
  const granted = book.filter(({ value }) => value !== null);
  return {
    epsilon: granted.reduce((sum, { epsilon }) => sum + nanoEpsilon(epsilon), 0n) as NanoEpsilon,
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

/** The book with one line for every answer asked for. */
export function publish(values: Values<typeof params>, mechanism: Mechanism, before: Memory | undefined, rng: Rng): readonly Line[] {
  const { count, epsilon, sensitivity, budget } = values;
  // Other data, or fewer answers than are public: from there nothing goes on, so it is a beginning.
  const goesOn = before !== undefined && before.count === count && before.book.length <= values.publish;
  const book = goesOn ? [...before.book] : [];
  const ledger = makeLedger(leftOf(budget, spentIn(book).epsilon));
  const price = { epsilon, delta: deltaAsNumber(mechanism.delta), mechanism: mechanism.name, sensitivity, grid: mechanism.grid };
  while (book.length < values.publish) {
    const { granted } = ledger.charge(mechanism.epsilon); // first the price, then the answer
    const value = granted ? count + mechanism.grid * drawOnce(mechanism, rng.fork(`publish/${book.length}`)) : null;
    book.push({ ...price, value, left: epsilonAsNumber(ledger.left.epsilon) });
  }
  return book;
}

export function accountOf(book: readonly Line[], budget: number) {
  const spent = spentIn(book);
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
