/**
 * How large the next part should be, for the calls that are left to settle as many people as possible: by dynamic programming over sets of
 * n people with c members and t calls.
 *
 *   value V(n,c,t)   people settled, as planned. n where the set is pure, 0 where t = 0
 *   size  K(n,c,t)   the size of the part to ask for
 *   sure  phi(n,c)   the fewest calls after which V = n
 *
 * A part P of k people has j members with the hypergeometric probability. The plan then serves one part first, and the other by what that
 * leaves in the worst case: if phi(P) calls are left, P is settled and Q gets the rest; if not, P gets everything.
 * "before" decides which part is served first before j is known, as AnonPSI's code does; "after" decides it afterwards, which is never worse.
 *
 * Trap: V is what the plan is sure of on average, not what happens: P often needs fewer calls than phi(P). It is a lower bound, for an
 * executor that keeps to the plan (planned.ts).
 * Trap: two sizes may be equally good up to rounding. Ties go to the larger one, and equal means within a billionth.
 *
 * Source: PrivacyGo, folder anonpsi (DyPathBlazer).
 */

export type Rule = "before" | "after";

export interface Plan {
  readonly people: number;
  /** Calls beyond the first that the table knows. With more, every set is settled. */
  readonly calls: number;
  value(people: number, members: number, left: number): number;
  /** 0 where no part is worth asking for: the set is pure. */
  size(people: number, members: number, left: number): number;
  /** Infinity where the table's calls are not enough. */
  sure(people: number, members: number): number;
  /** What serving the first of two parts first is planned to settle, both together. */
  serving(first: Part, second: Part, left: number): number;
}

export interface Part {
  readonly people: number;
  readonly members: number;
}

/** A fifth of a second for 64 people; it grows with the fifth power. */
export const MOST_PLANNED = 128;

const EQUAL = 1e-9;

/**
 * Yields the share that is done, then returns the table.
 * @param calls beyond the first, which asks for everybody
 */
export function* planTable(people: number, calls: number, rule: Rule): Generator<number, Plan> {
  if (!(Number.isInteger(people) && people >= 0 && people <= MOST_PLANNED)) {
    throw new RangeError(`A plan for ${people} people: it must be a whole number from 0 to ${MOST_PLANNED}.`);
  }
  if (!(Number.isInteger(calls) && calls >= 0)) throw new RangeError(`A plan for ${calls} calls: it must be a whole number of at least 0.`);
  const most = Math.max(1, Math.min(calls, people - 1)); // asked one by one, the last of n people is known after n - 1
  const table = emptyTable(people, most);
  const choose = chooser(people);
  for (let n = 2; n <= people; n++) {
    for (let c = 1; 2 * c <= n; c++) {
      fill(table, n, c, rule, choose);
      yield ((n - 1 + c / (n >> 1)) / people) ** 5;
    }
  }
  return reader(table, people);
}

interface Table {
  readonly most: number;
  /** Where (n, c) stands. A set and its complement are one case: members and others change places. */
  at(n: number, c: number): number;
  /** most + 1 values for each. */
  readonly values: Float64Array;
  readonly sizes: Uint8Array;
  readonly sure: Float64Array;
}

function emptyTable(people: number, most: number): Table {
  const first: number[] = [];
  let pairs = 0;
  for (let n = 0; n <= people; n++) {
    first.push(pairs);
    pairs += (n >> 1) + 1;
  }
  const values = new Float64Array(pairs * (most + 1));
  const sure = new Float64Array(pairs).fill(Number.POSITIVE_INFINITY);
  for (const [n, pure] of first.entries()) {
    values.fill(n, pure * (most + 1), (pure + 1) * (most + 1));
    sure[pure] = 0;
  }
  return { most, at: (n, c) => (first[n] as number) + Math.min(c, n - c), values, sizes: new Uint8Array(values.length), sure };
}

/** Rows of Pascal's triangle. Beyond 2^53 they are rounded, to the last digit of a double. */
function chooser(people: number): (n: number, k: number) => number {
  const rows: Float64Array[] = [Float64Array.of(1)];
  for (let n = 1; n <= people; n++) {
    const above = rows[n - 1] as Float64Array;
    rows.push(Float64Array.from({ length: n + 1 }, (_, k) => (above[k - 1] ?? 0) + (above[k] ?? 0)));
  }
  return (n, k) => rows[n]?.[k] ?? 0;
}

function fill(table: Table, n: number, c: number, rule: Rule, choose: (n: number, k: number) => number): void {
  const { most, at, values, sizes, sure } = table;
  const own = at(n, c) * (most + 1);
  // By calls left: the first part served first, and the second; or, chosen after the answer, the better one for each answer.
  const [oneFirst, otherFirst] = [new Float64Array(most), new Float64Array(most)];
  for (let k = 1; 2 * k <= n; k++) {
    oneFirst.fill(0);
    otherFirst.fill(0);
    for (let j = Math.max(0, c + k - n); j <= Math.min(k, c); j++) {
      const weight = (choose(c, j) * choose(n - c, k - j)) / choose(n, k);
      const [p, q] = [at(k, j), at(n - k, c - j)];
      for (let left = 0; left < most; left++) {
        const a = served(table, p, k, q, n - k, left);
        const b = served(table, q, n - k, p, k, left);
        oneFirst[left] = (oneFirst[left] as number) + weight * (rule === "after" ? Math.max(a, b) : a);
        if (rule === "before") otherFirst[left] = (otherFirst[left] as number) + weight * b;
      }
    }
    for (let left = 0; left < most; left++) {
      const planned = Math.max(oneFirst[left] as number, otherFirst[left] as number);
      const best = values[own + left + 1] as number;
      if (planned < best - EQUAL) continue;
      values[own + left + 1] = Math.max(best, planned);
      sizes[own + left + 1] = k;
    }
  }
  for (let left = most; left > 0 && (values[own + left] as number) > n - EQUAL; left--) {
    values[own + left] = n;
    sure[at(n, c)] = left;
  }
}

/** What serving p before q settles of both, with so many calls. */
function served({ most, values, sure }: Table, p: number, ofP: number, q: number, ofQ: number, left: number): number {
  const needs = sure[p] as number;
  if (needs <= left) return ofP + (values[q * (most + 1) + left - needs] as number);
  return (values[p * (most + 1) + left] as number) + (sure[q] === 0 ? ofQ : 0);
}

function reader(table: Table, people: number): Plan {
  const { most, at, values, sizes, sure } = table;
  const place = (n: number, c: number): number => {
    if (Number.isInteger(n) && Number.isInteger(c) && n >= 0 && n <= people && c >= 0 && c <= n) return at(n, c);
    throw new RangeError(`The plan is for at most ${people} people, not for ${c} members of ${n}.`);
  };
  const within = (left: number) => Math.max(0, Math.min(most, left));
  return {
    people,
    calls: most,
    value: (n, c, left) => values[place(n, c) * (most + 1) + within(left)] as number,
    size: (n, c, left) => sizes[place(n, c) * (most + 1) + within(left)] as number,
    sure: (n, c) => sure[place(n, c)] as number,
    serving: (first, second, left) =>
      served(table, place(first.people, first.members), first.people, place(second.people, second.members), second.people, within(left)),
  };
}
