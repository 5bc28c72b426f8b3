/**
 * What a shuffler between people and the server is worth, as a number and not as a formula: n people each send one report that keeps a pure
 * local epsilon, and the server sees the reports without knowing whose they are.
 *
 * Why a crowd hides one person: whatever the randomiser is, each of the others' reports is, with chance e^-local, a clone: drawn as if its
 * sender had been the one person, in either of the two worlds alike. So nobody tells the worlds apart better than from the pair
 *
 *   without  (A + D, C - A + 1 - D)      C of the n - 1 others are clones: binomial, chance e^-local
 *   with     (A + 1 - D, C - A + D)      A of these look like the first world: binomial, chance 1/2; D is 1 with e^local : 1
 *
 * and delta at epsilon is that pair's hockey-stick divergence, which is summed here. The closed form (amplification.ts) bounds the same pair
 * by Chernoff's inequality, and its constants cost a factor of four: at 10,000 people, local 1 and delta 1e-6 it says 0.233, the sum 0.053.
 *
 * Which theorem: Feldman, McMillan, Talwar, Hiding Among the Clones (FOCS 2021), the reduction behind their theorem 3.1. It holds for any pure
 * randomisers, also for adaptive ones, under replace-one.
 * Trap: their later paper (Stronger Privacy Amplification by Shuffling, SODA 2023) has a smaller pair, with an erratum: it holds for some
 * randomisers (k-ary response among them), not for all. It is not used here.
 * Trap: a bound. For a given randomiser the truth may be smaller; it is never larger.
 * Trap: n counts those who follow the protocol. Whoever colludes with the server is not in it, and the shuffler itself is trusted.
 */
import { bisect, logBinomial } from "../math/index.ts";
import { positive, whole, within } from "./admissible.ts";

/**
 * The delta at which the shuffled reports of n people keep `epsilon`, each report keeping `local`. Replace-one.
 *
 * @param people whole, from 1; the time is proportional to it
 * @param epsilon at least 0
 * @returns at most 1; accurate to about 1e-9 of itself, and 1e-23
 */
export function shuffledDelta(people: number, local: number, epsilon: number): number {
  whole("The number of people", people, 1);
  positive("The local epsilon", local);
  within("Epsilon", epsilon, 0, Number.POSITIVE_INFINITY);
  if (epsilon >= local) return 0;
  const others = people - 1;
  const heldBack = -Math.expm1(-local); // P(no clone)
  const given = pairDelta(local, epsilon);
  // From the most likely number of clones outwards on both sides, each chance from the one before, until what is left is nothing: the tails of a
  // binomial law fall faster and faster, so beyond c they hold at most pmf(c) r / (1 - r), r the last ratio. That much is added, at delta 1.
  const middle = Math.min(others, Math.floor(people * Math.exp(-local)));
  const odds = Math.exp(-local) / heldBack;
  const likeliest = Math.exp(
    logBinomial(others, middle) - middle * local + (others === middle ? 0 : (others - middle) * Math.log(heldBack)),
  );
  let delta = likeliest * given(middle);
  for (const way of [1, -1]) {
    let chance = likeliest;
    for (let clones = middle + way; clones >= 0 && clones <= others; clones += way) {
      const ratio = way === 1 ? (odds * (others - clones + 1)) / clones : (clones + 1) / (odds * (others - clones));
      chance *= ratio;
      delta += chance * given(clones);
      if (ratio < 1 && (chance * ratio) / (1 - ratio) < NOTHING) {
        delta += NOTHING;
        break;
      }
    }
  }
  return Math.min(1, delta);
}

/** Far below any delta in use. */
const NOTHING = 1e-24;

/**
 * Given the number of clones c, the first coordinate alone says everything: x = A + D, or A + 1 - D. The first world is more than e^epsilon
 * times as likely where x exceeds (c + 1) cut; there P - e^epsilon Q telescopes to one binomial term less a tail.
 */
function pairDelta(local: number, epsilon: number): (clones: number) => number {
  const excess = -Math.expm1(epsilon - local) / (1 + Math.exp(-local)); // P(D = 1) - e^epsilon P(D = 0)
  const cut = -Math.expm1(-epsilon - local) / (-Math.expm1(-local) * (1 + Math.exp(-epsilon)));
  const more = Math.expm1(epsilon);
  return (clones) => {
    const from = Math.floor((clones + 1) * cut) + 1;
    if (from > clones + 1) return 0;
    const first = Math.exp(logBinomial(clones, from - 1) - clones * Math.LN2);
    let [tail, term] = [0, first];
    for (let x = from; x <= clones && term > 1e-18 * tail; x++) {
      term *= (clones - x + 1) / x;
      tail += term;
    }
    return Math.max(0, excess * first - more * tail);
  };
}

/**
 * The epsilon, at `delta`, of the shuffled reports. At most `local`.
 *
 * @param halvings the answer lies above the smallest such epsilon by at most local / 2^halvings: a curve needs fewer than a promise
 */
export function shuffledEpsilon(people: number, local: number, delta: number, halvings = 50): number {
  admissibleDelta(delta);
  if (shuffledDelta(people, local, 0) <= delta) return 0;
  let [low, high] = [0, local];
  for (let step = 0; step < halvings; step++) {
    const middle = (low + high) / 2;
    if (shuffledDelta(people, local, middle) > delta) low = middle;
    else high = middle;
  }
  return high;
}

/** The largest local epsilon that shuffled reports may have to keep (epsilon, delta) together. At least `epsilon`. */
export function localEpsilonFor(people: number, epsilon: number, delta: number): number {
  positive("Epsilon", epsilon);
  admissibleDelta(delta);
  const over = (local: number) => shuffledDelta(people, local, epsilon) - delta;
  // So many logarithms further nobody has a clone, and the report stands alone: its delta is near 1.
  const most = epsilon + Math.log(people) + BEYOND;
  return over(most) <= 0 ? most : bisect(over, epsilon, most).low;
}

const BEYOND = 40;

function admissibleDelta(delta: number): void {
  if (!(delta > 0 && delta < 1)) throw new RangeError(`Delta is ${delta}; it must be above 0 and below 1.`);
}
