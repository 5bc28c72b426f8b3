/**
 * Honest mechanisms that want to be accused. Each keeps its epsilon exactly, and the auditor is asked many times: it may say more than the truth with
 * probability alpha, and not more often.
 *
 * False alarms: whoever keeps to alpha is failed by one of these with probability at most ALARM, by Clopper and Pearson's bound on the share of wrong
 * audits, shared among the looks; the last one is arithmetic and has none. An auditor that stands well at a look is not asked further: that saves
 * its time, and can fail nobody.
 */
import { lowerBound } from "../../dp/clopper-pearson.ts";
import type { Step } from "../judging.ts";
import { type Asked, auditsOf, boundFor, coins, geometric, slotted } from "./worlds.ts";

/** There are five that count. */
export const ALARM = 1.9e-7;

interface Honest extends Omit<Asked, "audits"> {
  /** After so many audits, all together, it is looked whether too many were wrong. Whoever was wrong less often than allowed is let go. */
  readonly looks: readonly number[];
}

const honest = (id: string, title: string, { looks, ...asked }: Honest, epsilon: number, what: string, hint: string): Step => ({
  id,
  title,
  async run(learner, { rng, progress }) {
    const bounds: number[] = [];
    let wrong = 0;
    let tooOften = false;
    for (const look of looks) {
      const done = bounds.length / look;
      const within = { rng: rng.fork(`until ${look}`), progress: (part: number, note: string) => progress(done + (1 - done) * part, note) };
      bounds.push(...(await auditsOf({ ...asked, audits: look - bounds.length }, learner, within)));
      wrong = bounds.filter((bound) => bound > epsilon + 1e-9).length;
      tooOften = lowerBound(wrong, look, ALARM / looks.length) > asked.alpha;
      if (tooOften || wrong <= asked.alpha * look) break;
    }
    const allowed = Math.round(100 * asked.alpha);
    const counted = `${wrong} of ${bounds.length} audits said more than ${epsilon}, the most said ${Math.max(...bounds).toFixed(2)}`;
    return tooOften
      ? {
          passed: false,
          says: `${what}: it keeps epsilon ${epsilon} exactly, and ${counted}. At alpha ${asked.alpha} you may be wrong ${allowed} times in 100, and were ${Math.round((100 * wrong) / bounds.length)} times. ${hint}`,
        }
      : { passed: true, says: `${what}: ${counted}, where alpha allows ${allowed} in 100.` };
  },
});

const CONFIDENT = { tries: 1000, alpha: 1e-9 };

/**
 * All answers 1 in the one world, all 0 in the other. A mechanism that tells its world with chance p = e^B / (1 + e^B) keeps epsilon B and gives
 * exactly these answers with probability p^(2 n). So whoever says more than B here, where p^(2 n) > alpha, is wrong too often about that mechanism.
 */
const confidence: Step = {
  id: "confidence",
  title: "A thousand answers that are all alike, and an alpha of one in a thousand million",
  async run(learner) {
    const { tries, alpha } = CONFIDENT;
    const chance = alpha ** (1 / (2 * tries));
    const most = Math.log(chance / (1 - chance));
    const bound = await boundFor(learner, new Array<number>(tries).fill(1), new Array<number>(tries).fill(0), alpha);
    return bound <= most
      ? { passed: true, says: `Your auditor says at least ${bound.toFixed(2)}; more than ${most.toFixed(2)} would be rash.` }
      : {
          passed: false,
          says: `Your auditor says at least ${bound.toFixed(2)}. A mechanism with an epsilon of ${most.toFixed(2)} gives exactly these answers more often than once in a thousand million times, so no auditor may say more than that. Does your bound depend on alpha?`,
        };
  },
};

export const attacks: readonly Step[] = [
  honest(
    "false-alarms",
    "Geometric noise that keeps 1, many times",
    { worlds: geometric(1), sizes: [400, 150], alpha: 0.05, looks: [400] },
    1,
    "Geometric noise, 400 answers of the one world and 150 of the other",
    "What was seen is not what is so.",
  ),
  honest(
    "afterwards",
    "Forty events that all tell alike",
    { worlds: slotted(40), sizes: [2000, 2000], alpha: 0.2, looks: [100, 700] },
    1,
    "A mechanism with forty events that are all equally telling",
    "The luckiest of them tells more than it should. Was yours chosen before any of the answers that you count were looked at?",
  ),
  honest(
    "same",
    "Two worlds that are the same",
    { worlds: slotted(20, 0), sizes: [600, 600], alpha: 0.05, looks: [100, 500] },
    0,
    "Forty numbers, equally likely in both worlds",
    "Whoever looks long enough finds a difference. What do you do where the first try found nothing?",
  ),
  honest(
    "few",
    "Twenty answers from each world",
    { worlds: coins(0.6, 0.6 * Math.exp(-2)), sizes: [20, 20], alpha: 0.05, looks: [600] },
    2,
    "A coin that falls heads with chance 0.6 in the one world and 0.08 in the other",
    "With ten or twenty tries no count is normally distributed, and what never came is not impossible.",
  ),
  honest(
    "lopsided",
    "A hundred answers of the one world, two thousand of the other",
    { worlds: coins(0.1 * Math.E, 0.1), sizes: [100, 2000], alpha: 0.05, looks: [150, 600] },
    1,
    "A coin that falls heads with chance 0.27 in the one world and 0.1 in the other",
    "Where the event is frequent, too, what was seen is not what is so: there are two chances to be wrong, and each needs a bound.",
  ),
  confidence,
];
