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

/** Bets on known chances of the n! orders, by `order.join()`, and keeps a tenth back for the others. */
export function byBelief(n: number, chances: ReadonlyMap<string, number>): Bettor<Order> {
  let orders = 1;
  for (let k = 2; k <= n; k++) orders *= k;
  return { bet: (order) => Math.log(0.1 + 0.9 * (chances.get(order.join()) ?? 0) * orders) };
}

/** ln of (the chance that this order has if each place is filled from the things left, in proportion to their weights) times n!. */
function oneAfterTheOther(order: Order, weight: (place: number, thing: number) => number): number {
  const left = new Set(order.keys());
  let ln = 0;
  order.forEach((thing, place) => {
    let total = 0;
    for (const other of left) total += weight(place, other);
    ln += Math.log((weight(place, thing) / total) * left.size);
    left.delete(thing);
  });
  return ln;
}

/**
 * The orders that `list.sort(() => coin)` makes, with their chances: every sequence of coins is tried. The popular wrong shuffle; how
 * wrong depends on the engine's way of sorting, so it is this engine that is asked.
 */
export function ordersOfRandomSort(n: number): Map<string, number> {
  const chances = new Map<string, number>();
  const explore = (coins: readonly (-1 | 1)[], chance: number) => {
    let used = 0;
    const order = Array.from({ length: n }, (_, i) => i).sort(() => coins[used++] ?? 1);
    if (used > coins.length) {
      explore([...coins, -1], chance / 2);
      explore([...coins, 1], chance / 2);
    } else chances.set(order.join(), (chances.get(order.join()) ?? 0) + chance);
  };
  explore([], 1);
  return chances;
}
