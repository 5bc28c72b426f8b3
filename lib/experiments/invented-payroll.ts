/**
 * Made-up monthly salaries, in whole euros: most people earn some thousands, a few much more. Built on coins, as invented-gifts.ts is and for
 * the same reason: no Math.exp decides a euro.
 */
import type { Rng } from "../random/index.ts";

/** Nobody earns more. It is declared, and not read off the payroll. */
export const HIGHEST_SALARY = 10_000;

const COINS = 24;
/** Euros. */
const LEVELS = levels(1150, COINS + 2);
/** One in so many earns half as much again. */
const LEADING = 9;

function levels(first: number, count: number): readonly number[] {
  const out = [first];
  while (out.length < count) out.push(Math.floor(((out.at(-1) as number) * 109) / 100));
  return out;
}

export const inventedPayroll = (people: number, rng: Rng): number[] =>
  Array.from({ length: people }, () => {
    let level = 0;
    for (let coins = rng.below(2 ** COINS); coins > 0; coins >>>= 1) level += coins & 1;
    const [from, to] = [LEVELS[level] as number, LEVELS[level + 1] as number];
    const salary = from + rng.below(to - from);
    return Math.min(HIGHEST_SALARY, rng.below(LEADING) === 0 ? Math.floor((3 * salary) / 2) : salary);
  });
