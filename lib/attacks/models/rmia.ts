/**
 * The robust membership inference attack. R(x) is how much likelier the victim finds the record's label than models in general do. The score of x
 * is the share of other records z, which nobody trained with, that x beats: R(x) / R(z) > gamma.
 *
 *   online    "in general" is the mean over shadows, half of it with the record and half without
 *   offline   only shadows without it; their mean p is moved up by a line, (1 + a) p / 2 + (1 - a) / 2, for the models that would have seen it
 *
 * Handed: the victim's answers on the pool and on a population of further records, and those of the shadow models.
 *
 * What the population does: all records of one victim are compared with the same R(z), so within one victim the order of scores is that of R(x),
 * whatever the population and gamma are. They matter where scores of several victims are compared, or a threshold is fixed beforehand.
 *
 * Trap: a share of |Z| records has |Z| + 1 values, and at few false alarms nearly all of interest are tied at 1. Ties are broken by R(x).
 *
 * Source: Zarifzadeh, Liu, Shokri, Low-Cost High-Power Membership Inference Attacks (2024), sections 3 and 4.
 */
import { countBelow, logAdd } from "../../math/index.ts";
import type { Scores, Shadow, Signals } from "./signals.ts";

export interface Rmia {
  /** What the victim, and each shadow in the same order, says of records that were in no training. */
  readonly population: { readonly victim: Signals; readonly shadows: readonly Signals[] };
  /** At least 0. Default 1. */
  readonly gamma?: number;
  /** The line of the offline attack, from 0 to 1. Default 0.3. */
  readonly a?: number;
}

export const rmiaOnline = (victim: Signals, shadows: readonly Shadow[], settings: Rmia): Scores =>
  attack("online", victim, shadows, settings);
export const rmiaOffline = (victim: Signals, shadows: readonly Shadow[], settings: Rmia): Scores =>
  attack("offline", victim, shadows, settings);

function attack(mode: "online" | "offline", victim: Signals, shadows: readonly Shadow[], { population, gamma = 1, a = 0.3 }: Rmia): Scores {
  if (shadows.length === 0 || population.shadows.length !== shadows.length) {
    throw new RangeError("RMIA needs shadow models, and what each of them says of the population.");
  }
  if (population.victim.loss.length === 0) throw new RangeError("RMIA compares with records that nobody trained with, and there are none.");
  if (!(gamma > 0) || !(a >= 0 && a <= 1)) throw new RangeError(`Gamma is ${gamma} and a is ${a}; gamma is above 0, and a from 0 to 1.`);
  const others = population.victim.loss.map((loss, z) => {
    const outside = population.shadows.map((signals) => -(signals.loss[z] as number));
    return -loss - movedUp(logMean(outside), a);
  });
  others.sort();
  const least = Math.log(gamma);
  return victim.loss.map((loss, i) => {
    const [inside, outside]: [number[], number[]] = [[], []];
    for (const { signals, members } of shadows) (members[i] === 1 ? inside : outside).push(-(signals.loss[i] as number));
    const ratio = -loss - general(mode, inside, outside, a);
    const share = countBelow(others, ratio - least);
    return (share + 1 / (1 + Math.exp(-ratio))) / (others.length + 1);
  });
}

/** log of the probability that models in general give. */
function general(mode: "online" | "offline", inside: readonly number[], outside: readonly number[], a: number): number {
  // Where one side has no shadow, the other stands for both.
  if (outside.length === 0) return logMean(inside);
  if (mode === "offline" || inside.length === 0) return movedUp(logMean(outside), a);
  return logAdd(logMean(inside), logMean(outside)) - Math.LN2;
}

/** log((1 + a) p / 2 + (1 - a) / 2) */
const movedUp = (logP: number, a: number): number => Math.log(((1 + a) * Math.exp(logP) + (1 - a)) / 2);

function logMean(logs: readonly number[]): number {
  return logs.reduce((sum, x) => logAdd(sum, x), Number.NEGATIVE_INFINITY) - Math.log(logs.length);
}
