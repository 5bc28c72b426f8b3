/** What an auditor must be able to do: give a number, find what is plain, from both sides, and find one telling value among many. */
import type { Step } from "../judging.ts";
import { type Asked, auditsOf, boundFor, coins, geometric, SPECIAL, swapped, telling } from "./worlds.ts";

const many = (value: number, count: number) => new Array<number>(count).fill(value);

const numbers: Step = {
  id: "numbers",
  title: "audit returns a finite number, at least 0",
  async run(learner) {
    await boundFor(learner, [1, 2], [1, 2], 0.05);
    await boundFor(learner, [0.5, 0.25, -3], [7, 7], 0.5);
    await boundFor(learner, many(1, 50), many(1, 80), 0.01);
    await boundFor(learner, [0, 1, 2, 3, 4, 5, 6, 7], [3, 2, 1, 0, 7, 6, 5, 4], 0.1);
    await boundFor(learner, many(1, 500), many(0, 500), 0.01);
    return { passed: true, says: "Also where the answers are few, all alike, or never the same in both worlds." };
  },
};

/**
 * So many audits each, of which the luckless five do not count. Whoever chooses with a small handicap is led astray by a rare event in one audit of
 * a hundred, and is a right auditor all the same: to be so six times in fifteen happens to it 5 times in a thousand million.
 */
const [AUDITS, LUCKLESS] = [15, 5];

const found = (id: string, title: string, asked: Omit<Asked, "audits" | "alpha">, least: number, what: string, hint: string): Step => ({
  id,
  title,
  async run(learner, lab) {
    const bounds = await auditsOf({ ...asked, alpha: 0.01, audits: AUDITS }, learner, lab);
    const bound = bounds.sort((a, b) => a - b)[LUCKLESS] as number;
    return bound >= least
      ? {
          passed: true,
          says: `${what}: your auditor says at least ${bound.toFixed(2)}, at alpha 0.01, in ${AUDITS - LUCKLESS} of ${AUDITS} audits.`,
        }
      : {
          passed: false,
          says: `${what}. From ${asked.sizes[0]} answers of each world at least ${least} can be shown at alpha 0.01; in ${LUCKLESS + 1} of ${AUDITS} audits yours says ${bound.toFixed(2)} or less. ${hint}`,
        };
  },
});

/**
 * The event "at least 43" has chances 0.88 and 0.12: from 2,000 tries of each the bound is 1.8, and no worse event that a chooser might take is under
 * 1.5. One value in twenty: 100 hits of 2,000 against none is 2.6, and six standard deviations fewer hits still 1.6.
 */
export const tests: readonly Step[] = [
  numbers,
  found(
    "plain",
    "Geometric noise that keeps 2",
    { worlds: geometric(2), sizes: [4000, 4000] },
    1.2,
    "Geometric noise with an epsilon of 2",
    "Which event do you count, and how sure do you want to be?",
  ),
  found(
    "both-ways",
    "An event of the second world",
    { worlds: swapped(coins(0.05, 0)), sizes: [4000, 4000] },
    1.2,
    "A 1 comes one time in twenty in the second world, never in the first",
    "An event may be frequent in either world.",
  ),
  found(
    "single-value",
    "One value among two thousand",
    { worlds: telling(0.05), sizes: [4000, 4000] },
    1.2,
    `The number ${SPECIAL} comes one time in twenty in the first world, never in the second, and nothing else tells`,
    "The telling event need not lie at an end.",
  ),
];
