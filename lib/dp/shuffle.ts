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
import { type Bracket, bisect, logBinomial } from "../math/index.ts";
import { positive, whole, within } from "./admissible.ts";

/**
 * The delta at which the shuffled reports of n people keep `epsilon`, each report keeping `local`. Replace-one.
 *
 * @param people whole, from 1; the time is proportional to it
 * @param epsilon at least 0
 * @returns at most 1; accurate to about 1e-9 of itself
 */
export function shuffledDelta(people: number, local: number, epsilon: number): number {
  whole("The number of people", people, 1);
  positive("The local epsilon", local);
  within("Epsilon", epsilon, 0, Number.POSITIVE_INFINITY);
  if (epsilon >= local) return 0;
  const others = people - 1;
  const heldBack = -Math.expm1(-local); // P(no clone)
  const logPmf = (clones: number) =>
    logBinomial(others, clones) - clones * local + (others === clones ? 0 : (others - clones) * Math.log(heldBack));
  const given = pairDelta(local, epsilon);
  // From the most likely number of clones outwards on both sides, until what is left is nothing: the tails of a binomial law fall faster and
  // faster, so beyond c they hold at most pmf(c) r / (1 - r), r the last ratio. That much is added, at the largest delta there is.
  const middle = Math.min(others, Math.floor(people * Math.exp(-local)));
  let delta = 0;
  for (const way of [1, -1]) {
    let before = 0;
    for (let clones = way === 1 ? middle : middle - 1; clones >= 0 && clones <= others; clones += way) {
      const chance = Math.exp(logPmf(clones));
      delta += chance * given(clones);
      const ratio = chance / before;
      before = chance;
      if (ratio < 1 && (chance * ratio) / (1 - ratio) < NOTHING) {
        delta += NOTHING;
        break;
      }
    }
  }
  return Math.min(1, delta);
}

/** Far below any delta in use. */
const NOTHING = 1e-30;

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

/** The epsilon, at `delta`, of the shuffled reports. At most `local`. */
export function shuffledEpsilon(people: number, local: number, delta: number): number {
  admissibleDelta(delta);
  const over = (epsilon: number) => shuffledDelta(people, local, epsilon) - delta;
  return over(0) <= 0 ? 0 : bisect(over, 0, local).high;
}

/** The largest local epsilon that shuffled reports may have to keep (epsilon, delta) together. At least `epsilon`. */
export function localEpsilonFor(people: number, epsilon: number, delta: number): number {
  positive("Epsilon", epsilon);
  admissibleDelta(delta);
  const over = (local: number) => shuffledDelta(people, local, epsilon) - delta;
  // So many logarithms further nobody has a clone, and the report stands alone: its delta is near 1.
  const most = epsilon + Math.log(people) + BEYOND;
  const { low }: Bracket = over(most) <= 0 ? { low: most, high: most } : bisect(over, epsilon, most);
  return low;
}

const BEYOND = 40;

function admissibleDelta(delta: number): void {
  if (!(delta > 0 && delta < 1)) throw new RangeError(`Delta is ${delta}; it must be above 0 and below 1.`);
}
