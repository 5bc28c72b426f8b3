/**
 * What members of a secure sum find out who pool all that they have.
 *
 * Handed: their own views (numbers, the shares they drew, every byte they received) and what everybody knows (who takes part,
 * between which bounds numbers lie). Not the others' numbers, coins, or messages among themselves.
 *
 * They subtract their own numbers from the sum, and that is all. The proof is made here, not claimed: for any numbers of the
 * others that add up to the same, `explain` writes down what the others can have said among themselves so that every byte the
 * colluders saw is the same. The others' shares for each other are an h by h table of words whose row sums (their numbers,
 * less what the colluders got) and column sums (their partial sums, less what the colluders gave) are known; (h-1)^2 of its
 * words are free. That number is the same for all numbers that add up, and honest members draw each word with equal chance:
 * so all those numbers explain the views equally well.
 *
 * Trap: what the sum itself says. Numbers between narrow bounds, or one other member only, can be known from it, and no
 * protocol for the sum can help that. `possible` counts by whole numbers within the bounds.
 */
import { inSession, uint64 } from "../channel/index.ts";
import type { ColluderView } from "../mpc/index.ts";
import type { Rng } from "../random/index.ts";
import { type AdditiveGroup, z2_64 } from "../sharing/index.ts";

/** By seat, what each colluder brings. */
export type Pool = Readonly<Record<string, ColluderView>>;

export interface Bounds {
  readonly least: bigint;
  readonly most: bigint;
}

/** What the colluders read off their views, as words. */
export interface Known {
  readonly colluders: readonly string[];
  readonly others: readonly string[];
  /** The colluders' own numbers. */
  readonly numbers: Readonly<Record<string, bigint>>;
  /** Of every share that a colluder drew or received, by `from>to`; its own to itself among them. */
  readonly shares: Readonly<Record<string, bigint>>;
  /** What each of the others told them. */
  readonly partials: Readonly<Record<string, bigint>>;
}

export interface Learned {
  readonly others: readonly string[];
  /** What the others' numbers come to. */
  readonly sum: bigint;
  /** For each of them the least and the most that its number can be, given the sum and the bounds. */
  readonly possible: readonly ({ readonly seat: string } & Bounds)[];
  /** In how many ways the others' numbers can make that sum, within the bounds. */
  readonly splits: bigint;
  /** How many words are free in every explanation of any of those ways: the views fit each in the same number of ways. */
  readonly freedom: number;
}

/** What the others can have said among themselves, and kept. */
export interface Explanation {
  readonly numbers: Readonly<Record<string, bigint>>;
  readonly shares: readonly { readonly from: string; readonly to: string; readonly share: bigint }[];
}

const key = (from: string, to: string) => `${from}>${to}`;

/** Decodes what was received, as strictly as the protocol does. */
export function readPool(pool: Pool, session: Uint8Array): Known {
  const words = inSession(session, uint64);
  const colluders = Object.keys(pool);
  const numbers: Record<string, bigint> = {};
  const shares: Record<string, bigint> = {};
  const partials: Record<string, bigint> = {};
  const members = new Set<string>();
  for (const [seat, { value, kept, sent, received }] of Object.entries(pool)) {
    numbers[seat] = value;
    shares[key(seat, seat)] = kept;
    for (const [to, share] of Object.entries(sent)) {
      members.add(to);
      shares[key(seat, to)] = share;
    }
    for (const { from, tag, bytes } of received) {
      if (tag === "share") shares[key(from, seat)] = words.decode(bytes);
      else if (!Object.hasOwn(pool, from)) partials[from] = words.decode(bytes);
    }
  }
  return { colluders, others: [...members].filter((seat) => !Object.hasOwn(pool, seat)), numbers, shares, partials };
}

/** The others' partial sums, and the colluders' as they ought to be, less the colluders' numbers. */
export function sumOfOthers(group: AdditiveGroup, { colluders, others, numbers, shares, partials }: Known): bigint {
  const add = (terms: readonly bigint[]) => terms.reduce(group.add, 0n);
  const told = add(others.map((seat) => partials[seat] as bigint));
  const own = add(colluders.flatMap((to) => [...colluders, ...others].map((from) => shares[key(from, to)] as bigint)));
  return group.read(group.sub(group.add(told, own), add(colluders.map((seat) => group.of(numbers[seat] as bigint)))));
}

export function collude(known: Known, bounds: Bounds, group: AdditiveGroup = z2_64): Learned {
  const { others } = known;
  const sum = sumOfOthers(group, known);
  const rest = BigInt(others.length - 1);
  const least = max(bounds.least, sum - rest * bounds.most);
  const most = min(bounds.most, sum - rest * bounds.least);
  const splits = countSplits(sum, others.length, bounds);
  // No way at all: somebody's number was out of bounds, and nothing that rests on them holds.
  const possible = splits === 0n ? [] : others.map((seat) => ({ seat, least, most }));
  return { others, sum, possible, splits, freedom: (others.length - 1) ** 2 };
}

/**
 * How the colluders' views can have come about if the others' numbers were these, or undefined if they cannot have. The free
 * words come from the colluders' own coins.
 */
export function explain(
  known: Known,
  numbers: Readonly<Record<string, bigint>>,
  rng: Rng,
  group: AdditiveGroup = z2_64,
): Explanation | undefined {
  const { colluders, others, shares, partials } = known;
  const less = (total: bigint, cells: readonly string[]) => cells.reduce((left, cell) => group.sub(left, shares[cell] as bigint), total);
  const rows = others.map((from) =>
    less(
      group.of(numbers[from] as bigint),
      colluders.map((to) => key(from, to)),
    ),
  );
  const columns = others.map((to) =>
    less(
      partials[to] as bigint,
      colluders.map((from) => key(from, to)),
    ),
  );
  if (rows.reduce(group.add, 0n) !== columns.reduce(group.add, 0n)) return undefined;
  const last = others.length - 1;
  // Free words, then in each row what is missing to its sum; the last row has what is missing in each column.
  const table = rows.slice(0, last).map((total) => {
    const free = Array.from({ length: last }, () => group.random(rng));
    return [...free, free.reduce(group.sub, total)];
  });
  table.push(columns.map((total, j) => table.reduce((left, row) => group.sub(left, row[j] as bigint), total)));
  return {
    numbers,
    shares: others.flatMap((from, i) => others.map((to, j) => ({ from, to, share: table[i]?.[j] as bigint }))),
  };
}

/** Some of the splits, from one end of what the first of the others can have to the other: the rest is dealt out evenly. */
export function someSplits({ others, sum, possible }: Learned, count: number): readonly Readonly<Record<string, bigint>>[] {
  const [first] = possible;
  if (!first) return [];
  const width = first.most - first.least;
  const steps = min(BigInt(count - 1), width);
  return Array.from({ length: Number(steps) + 1 }, (_, i) => {
    const own = steps === 0n ? first.least : first.least + (width * BigInt(i)) / steps;
    let left = sum - own;
    const numbers = others.slice(1).map((_, j) => {
      const share = left / BigInt(others.length - 1 - j); // what is left shrinks or grows by at most one: it stays within the bounds
      left -= share;
      return share;
    });
    return Object.fromEntries(others.map((seat, j) => [seat, j === 0 ? own : (numbers[j - 1] as bigint)]));
  });
}

/** The ways to write `sum` as so many whole numbers within the bounds, in order (inclusion and exclusion over those too large). */
function countSplits(sum: bigint, terms: number, { least, most }: Bounds): bigint {
  const n = BigInt(terms);
  const above = sum - n * least;
  const width = most - least + 1n;
  let ways = 0n;
  for (let k = 0n; k <= n && k * width <= above; k++) {
    const term = choose(n, k) * choose(above - k * width + n - 1n, n - 1n);
    ways += k % 2n === 0n ? term : -term;
  }
  return ways;
}

function choose(n: bigint, k: bigint): bigint {
  let ways = 1n;
  for (let i = 1n; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

const max = (a: bigint, b: bigint) => (a > b ? a : b);
const min = (a: bigint, b: bigint) => (a < b ? a : b);
