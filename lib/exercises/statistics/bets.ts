/**
 * Testing by betting. Somebody claims that outcomes are uniform and independent. We start with one unit and bet it on the next outcome,
 * again and again, at odds that are fair if the claim is true: a stake on an outcome of chance p is paid out 1/p times. Then the fortune is
 * on average what it was, and the chance that it EVER exceeds F is at most 1/F (Ville 1939). So a fortune of a million is evidence at
 * the level of one in a million, exactly, however small the sample, and whatever the rule by which we stopped.
 *
 * That last part is why the attacks bet: they may learn from what they saw, go on while it looks promising, and stop when they have won,
 * and the false-alarm rate stays what it says.
 *
 * Trap: a bettor must announce its stakes before it sees the outcome. So `bet` computes the factor first and learns afterwards.
 * Source: Shafer, Testing by betting, J. R. Statist. Soc. A 184 (2021).
 */
import type { Sort } from "./sorts.ts";

export interface Bettor<T> {
  /** The natural logarithm of the factor by which this outcome multiplies the fortune; then it learns the outcome. */
  bet(outcome: T): number;
}

/** One unit, split evenly among bettors who never lend to each other. */
export interface Wager<T> {
  see(outcome: T): void;
  /** The natural logarithm of the fortune: of all the bettors' together. */
  readonly ln: number;
  /** Outcomes seen. */
  readonly seen: number;
  /** The same of each bettor alone, as if the unit had been its own. */
  readonly each: readonly number[];
  /** The bettor that owns most, by its place in the list. */
  readonly leader: number;
}

export function wager<T>(bettors: readonly Bettor<T>[]): Wager<T> {
  const fortunes = bettors.map(() => 0);
  let seen = 0;
  return {
    see(outcome) {
      seen++;
      bettors.forEach((bettor, i) => {
        fortunes[i] = (fortunes[i] as number) + bettor.bet(outcome);
      });
    },
    get ln() {
      const most = Math.max(...fortunes);
      if (most === -Infinity) return most;
      return most + Math.log(fortunes.reduce((sum, ln) => sum + Math.exp(ln - most), 0) / fortunes.length);
    },
    get seen() {
      return seen;
    },
    each: fortunes,
    get leader() {
      return fortunes.indexOf(Math.max(...fortunes));
    },
  };
}

/** How large the fortune must be before an alarm that is false at most once in 1/rate runs. */
export const lnForAlarm = (rate: number): number => -Math.log(rate);

/** A fortune in words: whole numbers while they can be read, powers of ten beyond. */
export function fortuneInWords(ln: number): string {
  const tens = ln / Math.LN10;
  return tens < 9 ? Math.round(Math.exp(ln)).toLocaleString("en-GB") : `10 to the power ${Math.floor(tens)}`;
}

/**
 * Bets that outcomes fall into some cells more often than their chances say, by the frequencies so far. `weight` outcomes are spread over
 * the cells beforehand, so that nobody is ruined by a cell it has not seen yet.
 */
export function byFrequency<T>(chances: readonly number[], cellOf: (outcome: T) => number, weight = chances.length / 2): Bettor<T> {
  const counts = chances.map((chance) => weight * chance);
  let total = weight;
  return {
    bet(outcome) {
      const cell = cellOf(outcome);
      const factor = (counts[cell] as number) / total / (chances[cell] as number);
      counts[cell] = (counts[cell] as number) + 1;
      total++;
      return Math.log(factor);
    },
  };
}

/** So many cells, all alike. */
export const even = (count: number): readonly number[] => Array.from({ length: count }, () => 1 / count);

/** The order in which n things lie: `order[place]` is the thing, from 0. */
export type Order = readonly number[];

const GUESSED = 0.2;

/** Bets that a thing lies again where it has lain before. */
export function byPlace(
  n: number,
): Bettor<Order> & { /** The thing that has lain at this place most often. */ usual(place: number): number } {
  const counts = Array.from({ length: n }, () => new Float64Array(n).fill(GUESSED));
  return {
    bet(order) {
      const ln = oneAfterTheOther(order, (place, thing) => counts[place]?.[thing] as number);
      order.forEach((thing, place) => {
        (counts[place] as Float64Array)[thing] = (counts[place]?.[thing] as number) + 1;
      });
      return ln;
    },
    usual: (place) => {
      const row = counts[place] as Float64Array;
      return row.indexOf(Math.max(...row));
    },
  };
}

/** Bets that neighbours stay neighbours: that from one place to the next the thing goes on by the same step (around the end). */
export function byStep(n: number): Bettor<Order> {
  const counts = new Float64Array(n).fill(GUESSED);
  const step = (order: Order, place: number, thing: number) => (thing - (order[place - 1] as number) + n) % n;
  return {
    bet(order) {
      const ln = oneAfterTheOther(order, (place, thing) => (place === 0 ? 1 : (counts[step(order, place, thing)] as number)));
      for (let place = 1; place < n; place++) {
        const d = step(order, place, order[place] as number);
        counts[d] = (counts[d] as number) + 1;
      }
      return ln;
    },
  };
}

/**
 * Bets that a thing falls again where it has fallen among the things before it: first, second or last of them. A sort that puts one thing after
 * the other into its place leaves that uneven, whoever wrote it and with whatever coin. In a uniform order these ranks are independent, and
 * rank k of thing i has chance 1/(i + 1).
 */
export function byRank(n: number): Bettor<Order> {
  // Each rank counts as seen once beforehand.
  const ranks = Array.from({ length: n }, (_, thing) => byFrequency<number>(even(thing + 1), (rank) => rank, thing + 1));
  return {
    bet(order) {
      const place = new Array<number>(n);
      order.forEach((thing, at) => {
        place[thing] = at;
      });
      return ranks.reduce((ln, bettor, thing) => {
        let rank = 0;
        for (let other = 0; other < thing; other++) if ((place[other] as number) < (place[thing] as number)) rank++;
        return ln + bettor.bet(rank);
      }, 0);
    },
  };
}

/** The chances of orders of n things, by `order.join()`. */
export type Law = ReadonlyMap<string, number>;

/** Bets on known chances of the n! orders, and keeps a tenth back for the others. It learns nothing: one will do for many wagers. */
export function byBelief(n: number, law: Law): Bettor<Order> {
  let orders = 1;
  for (let k = 2; k <= n; k++) orders *= k;
  const ln = new Float64Array(orders).fill(Math.log(0.1));
  for (const [text, chance] of law) ln[numberOf(text.split(",").map(Number))] = Math.log(0.1 + 0.9 * chance * orders);
  return { bet: (order) => ln[numberOf(order)] as number };
}

/** The place of an order among all orders of as many things, from 0: a table is read a hundred times sooner than a text is made. */
function numberOf(order: Order): number {
  let number = 0;
  for (let place = 0; place < order.length; place++) {
    let smaller = 0;
    for (let later = place + 1; later < order.length; later++) if ((order[later] as number) < (order[place] as number)) smaller++;
    number = number * (order.length - place) + smaller;
  }
  return number;
}

/** ln of (the chance that this order has if each place is filled from the things left, in proportion to their weights) times n!. */
function oneAfterTheOther(order: Order, weight: (place: number, thing: number) => number): number {
  let ln = 0;
  for (let place = 0; place < order.length; place++) {
    let total = 0; // of the things left: this one, and those that lie after it
    for (let later = place; later < order.length; later++) total += weight(place, order[later] as number);
    ln += Math.log((weight(place, order[place] as number) / total) * (order.length - place));
  }
  return ln;
}

/**
 * The orders that `list.sort(() => coin)` makes, a law for each of the given chances that the coin says "before": every sequence of coins is
 * tried, once. The popular wrong shuffle; how wrong depends on the sort and on n. By binary insertion 5 things make a bet grow by 0.11 a time
 * (in natural logarithms) and 7 things by 0.21; by insertion from the end, by 0.54 and 1.57.
 *
 * Trap: as many sorts are made as there are sequences of coins. That is up to 20,000 for 7 things, and 8 times as many for 8.
 */
export function ordersOfRandomSort(n: number, sort: Sort, chances: readonly number[]): readonly Law[] {
  const laws = chances.map(() => new Map<string, number>());
  const things = Array.from({ length: n }, (_, i) => i);
  const coins: boolean[] = [];
  for (;;) {
    let used = 0;
    const order = sort(things, () => {
      if (used === coins.length) coins.push(true);
      return coins[used++] as boolean;
    }).join();
    const heads = coins.filter((before) => before).length;
    for (const [i, chance] of chances.entries()) {
      const law = laws[i] as Map<string, number>;
      law.set(order, (law.get(order) ?? 0) + chance ** heads * (1 - chance) ** (coins.length - heads));
    }
    // The next sequence: what was false at the end has been tried both ways.
    while (coins.at(-1) === false) coins.pop();
    if (coins.length === 0) return laws;
    coins[coins.length - 1] = false;
  }
}

/** The orders of a shuffle by swaps: for each pair of places in turn [at, below], the thing at `at` is swapped with one at 0 to below - 1. */
export function ordersOfSwaps(n: number, swaps: readonly (readonly [at: number, below: number])[]): Law {
  let orders = new Map<string, { readonly order: Order; readonly chance: number }>();
  orders.set("", { order: Array.from({ length: n }, (_, i) => i), chance: 1 });
  for (const [at, below] of swaps) {
    const next: typeof orders = new Map();
    for (const { order, chance } of orders.values()) {
      for (let other = 0; other < below; other++) {
        const swapped = [...order];
        swapped[at] = order[other] as number;
        swapped[other] = order[at] as number;
        const key = swapped.join();
        next.set(key, { order: swapped, chance: (next.get(key)?.chance ?? 0) + chance / below });
      }
    }
    orders = next;
  }
  return new Map([...orders.values()].map(({ order, chance }) => [order.join(), chance]));
}
