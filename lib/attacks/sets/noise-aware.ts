/**
 * The attacker that knows about noise: it asks for random halves of the people and fits everybody's membership to all answers at once. The others
 * read a noisy count as if it were exact.
 *
 * Knows: the variance of the noise (the epsilon of a call is public) and the share of members, from which it starts: a ridge of noise
 * variance over share (1 - share), which is the best linear guess.
 *
 * It asks until it is stopped. Noise averages out, so without a budget it finds everybody in the end.
 *
 * Trap: a fit without the ridge. With fewer answers than people it is undetermined, and with little more it is noise.
 *
 * Source: the estimator is Gauss and Markov's with a prior; the questions are Dinur and Nissim's (2003).
 */
import type { Rng } from "../../random/index.ts";
import { choleskyInPlace, solveInPlace } from "../cholesky.ts";
import { type Attack, IN, nothingYet, OUT, type Question, type Saying } from "./question.ts";

export interface KnownToAttacker {
  /** Of each answer. 0: exact. */
  readonly noiseVariance: number;
  /** Of members among the people, strictly between 0 and 1. */
  readonly share: number;
}

/** Where answers are exact. The ridge must be above 0 for fewer answers than people; this moves no estimate by a hundredth. */
const LEAST_VARIANCE = 1e-5;

/** Solving takes people^3 / 6 products, once for every time it is asked what it says. */
export const MOST_FITTED = 512;

export function noiseAware(people: number, { noiseVariance, share }: KnownToAttacker, rng: Rng): Attack {
  if (people > MOST_FITTED) throw new RangeError(`${people} people: at most ${MOST_FITTED} are fitted at once.`);
  if (!(noiseVariance >= 0)) throw new RangeError(`The variance of the noise is ${noiseVariance}; it must be at least 0.`);
  if (!(share > 0 && share < 1)) throw new RangeError(`The share of members is ${share}; it must be between 0 and 1.`);
  const together = new Float64Array(people * people);
  const surprise = new Float64Array(people);
  const ridge = Math.max(noiseVariance, LEAST_VARIANCE) / (share * (1 - share));
  let said: Saying | undefined = nothingYet(people);
  said.scores.fill(share);

  function* asking(): Generator<Question, void, number> {
    while (people > 0) {
      const question = randomHalf(people, rng);
      const beyond = (yield question) - share * question.length;
      for (const i of question) {
        surprise[i] = (surprise[i] as number) + beyond;
        for (const j of question) together[i * people + j] = (together[i * people + j] as number) + 1;
      }
      said = undefined;
    }
  }

  const says = (): Saying => {
    if (said) return said;
    const factor = together.slice();
    for (let i = 0; i < people; i++) factor[i * people + i] = (factor[i * people + i] as number) + ridge;
    const scores = surprise.slice();
    choleskyInPlace(factor, people, "The ridge is too small for these questions.");
    solveInPlace(factor, scores);
    for (let i = 0; i < people; i++) scores[i] = (scores[i] as number) + share;
    said = { scores, verdicts: Int8Array.from(scores, (estimate) => (estimate > 0.5 ? IN : OUT)) };
    return said;
  };
  return { people, asking: asking(), says };
}

/** Everybody with probability one half; not nobody. */
function randomHalf(people: number, rng: Rng): number[] {
  for (;;) {
    const bits = rng.bytes(Math.ceil(people / 8));
    const half: number[] = [];
    for (let person = 0; person < people; person++) if (((bits[person >> 3] as number) >> (person & 7)) & 1) half.push(person);
    if (half.length > 0) return half;
  }
}
