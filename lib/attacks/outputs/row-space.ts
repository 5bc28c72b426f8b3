/**
 * Which single values do these totals give away? Exactly those whose unit vector is a combination of the groups' rows: the attacker adds and
 * subtracts totals, with factors, until one person is left. Differencing and trackers are the small cases.
 *
 * Knows: which groups were asked for. Not the totals: what can be worked out does not depend on them.
 *
 * How: the groups' rows of zeros and ones are brought to reduced echelon form modulo 2^61 - 1. A unit vector is in their span exactly if it is
 * one of the rows that are left.
 *
 * Why modulo a prime is right: ranks over the rationals and modulo p differ only where p divides a minor, and a minor of zeros and ones of size n is
 * at most (n+1)^((n+1)/2) / 2^n (Hadamard). For 36 people that is below 2^61 - 1. More people are refused.
 * Trap: a small prime is wrong. Modulo 2, the pairs {1,2}, {2,3}, {1,3} look dependent, and they give away all three values.
 * Trap: doubles need a tolerance, and whatever it is, some list of questions is on its wrong side.
 *
 * Source: Chin and Ozsoyoglu, Auditing and inference control in statistical databases (1982); Hadamard (1893) for the bound.
 */
import { fp61 } from "../../sharing/index.ts";

/** Up to so many the arithmetic is proved to be exact. */
export const MOST_IN_SPAN = 36;

type Row = bigint[];
/** Reduced echelon form: row by its pivot. */
export type RowSpace = ReadonlyMap<number, readonly bigint[]>;

const EMPTY: RowSpace = new Map();

/**
 * The space after one more group.
 * @param group places of its members, from 0
 * @throws RangeError where there are no or more than 36 people, or a place is nobody's
 */
export function withGroup(space: RowSpace, group: readonly number[], people: number): RowSpace {
  if (!(Number.isInteger(people) && people >= 1 && people <= MOST_IN_SPAN)) {
    throw new RangeError(`${people} people: it must be a whole number from 1 to ${MOST_IN_SPAN}.`);
  }
  const row: Row = new Array(people).fill(fp61.zero);
  for (const person of group) {
    if (!(Number.isInteger(person) && person >= 0 && person < people)) throw new RangeError(`There is no person ${person}.`);
    row[person] = fp61.one;
  }
  for (const [pivot, other] of space) subtract(row, row[pivot] as bigint, other);
  const pivot = row.findIndex((x) => x !== fp61.zero);
  if (pivot < 0) return space;
  const scale = fp61.inverse(row[pivot] as bigint);
  const added = row.map((x) => fp61.mul(x, scale));
  const next = new Map<number, readonly bigint[]>();
  for (const [at, other] of space) {
    const reduced = [...other];
    subtract(reduced, reduced[pivot] as bigint, added);
    next.set(at, reduced);
  }
  return next.set(pivot, added);
}

/** row -= factor * other. */
function subtract(row: Row, factor: bigint, other: readonly bigint[]): void {
  if (factor === fp61.zero) return;
  for (let i = 0; i < row.length; i++) row[i] = fp61.sub(row[i] as bigint, fp61.mul(factor, other[i] as bigint));
}

export const spaceOf = (groups: readonly (readonly number[])[], people: number): RowSpace =>
  groups.reduce((space, group) => withGroup(space, group, people), EMPTY);

/** The people whose single value the totals of these groups determine, in order. */
export const givenAway = (space: RowSpace): number[] =>
  [...space]
    .filter(([, row]) => row.filter((x) => x !== fp61.zero).length === 1)
    .map(([person]) => person)
    .sort((a, b) => a - b);
