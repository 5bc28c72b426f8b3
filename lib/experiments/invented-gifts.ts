/**
 * Made-up gifts to a charity: most people give some tens of euros, a few give several times as much. About log-normal, with a heavier
 * tail, in whole euros.
 *
 * Trap: a log-normal drawn through Math.exp differs between engines in the last digit, and then in a euro. Here a person's level is the
 * number of heads of 24 coins, and a level is 18 % above the one below, in whole cents.
 */
import type { Rng } from "../random/index.ts";

const COINS = 24;
/** Cents. */
const LEVELS = levels(800, COINS + 2);
/** One in so many gives three times as much. */
const GENEROUS = 12;

function levels(first: number, count: number): readonly number[] {
  const out = [first];
  while (out.length < count) out.push(Math.floor(((out.at(-1) as number) * 118) / 100));
  return out;
}

/** Smallest first. */
export const inventedGifts = (people: number, rng: Rng): number[] =>
  Array.from({ length: people }, () => {
    let level = 0;
    for (let coins = rng.below(2 ** COINS); coins > 0; coins >>>= 1) level += coins & 1;
    const [from, to] = [LEVELS[level] as number, LEVELS[level + 1] as number];
    const times = rng.below(GENEROUS) === 0 ? 3 : 1;
    return Math.floor(((from + rng.below(to - from)) * times) / 100);
  }).sort((a, b) => a - b);
