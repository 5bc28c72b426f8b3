/**
 * The law behind optimal composition (optimal.ts): every answer is the truth with odds e^epsilon to 1. A line of the list is a sum of
 * losses (+epsilon for each truth, -epsilon for each lie) and the probability of that sum.
 *
 * Trap: sums of doubles that should be equal are not, and a list that fails to merge them doubles with every answer. The losses here are
 * whole multiples of one common fraction.
 * Trap: n over k divided by (1 + e^epsilon)^n, by logarithms, loses digits as n grows. From the likeliest count outwards each term is the
 * last one times a ratio, and dividing by their sum makes them probabilities.
 */
import { fromDecimal, type Rational, rational, toNumber } from "../rational.ts";
import type { Promised } from "./promised.ts";

export interface Line {
  readonly loss: number;
  readonly mass: number;
}

/** Of lines. */
const LONGEST = 2 ** 17;
/** Of products of two lines, all groups together, by address and by name: a few tenths of a second each. */
const MOST_WORK = { dense: 2 ** 27, sparse: 2 ** 19 };
/**
 * Lines less likely than this are left out. Not as late as where masses become 0: the smallest double times 0.9 is the smallest double,
 * and a walk that waits for 0 never ends.
 */
const LEAST = 1e-300;
export const tooLong =
  "The exact optimum is a sum over more combinations than fit: too many answers, or too many different epsilons (the problem is #P-complete).";

/**
 * Losses falling. Undefined where the list is too long. Lines less likely than 1e-300 are left out.
 *
 * How it grows: a group of n answers has n + 1 counts of lies, and the work is the list so far times that, group after group. The list doubles
 * with each answer of another epsilon until it is as long as the sum of epsilons in units of their common fraction: a hundred different prices
 * of two digits are some thousand lines, and thirty doubles without a common fraction are a billion.
 */
export function truthOrLie(parts: readonly Pick<Promised, "epsilon" | "times">[]): readonly Line[] | undefined {
  const asked = parts
    .filter(({ epsilon, times }) => epsilon > 0 && times > 0)
    .map((part) => ({ ...part, exact: fromDecimal(part.epsilon) }));
  const den = asked.reduce((common, { exact }) => leastCommonMultiple(common, exact), 1n);
  const steps = asked.map(({ exact }) => (exact.num * den) / exact.den);
  const unit = steps.reduce(greatestCommonDivisor, 0n);
  const groups = asked.map(({ epsilon, times }, i): Group => ({ epsilon, times, step: (steps[i] as bigint) / (unit || 1n) }));
  /** Loss of nobody lying, in units; a lie takes off two of its steps. */
  const top = groups.reduce((sum, { step, times }) => sum + step * BigInt(times), 0n);
  const list = top < BigInt(LONGEST) ? dense(groups) : sparse(groups);
  const whole = Number(den);
  const double = (loss: bigint) => (Number.isFinite(whole) ? Number(loss) / whole : toNumber(rational(loss, den)));
  return list?.map(([lies, mass]) => ({ loss: double((top - 2n * lies) * (unit || 1n)), mass }));
}

interface Group {
  readonly epsilon: number;
  readonly times: number;
  /** Of one epsilon, in units that all groups have in common. */
  readonly step: bigint;
}

/** Of lies, in steps, rising: how likely. */
type Lies = readonly (readonly [lies: bigint, mass: number])[];

/** With a place for every sum there may be: adding finds it by its address. */
function dense(groups: readonly Group[]): Lies | undefined {
  let list = Float64Array.of(1);
  let work = 0;
  for (const { epsilon, times, step } of groups) {
    const counts = liesAmong(times, epsilon);
    work += list.length * (counts?.length ?? 0);
    if (counts === undefined || work > MOST_WORK.dense) return undefined;
    const wide = Number(step);
    const next = new Float64Array(list.length + wide * times);
    for (const { lies, mass } of counts) {
      const shift = wide * lies;
      for (let i = 0; i < list.length; i++) {
        const both = (list[i] as number) * mass;
        if (both > LEAST) next[i + shift] = (next[i + shift] as number) + both;
      }
    }
    list = next;
  }
  return [...list].flatMap((mass, lies) => (mass > 0 ? [[BigInt(lies), mass] as const] : []));
}

/** With the sums that occur: adding finds them by name. */
function sparse(groups: readonly Group[]): Lies | undefined {
  let list = new Map<bigint, number>([[0n, 1]]);
  let work = 0;
  for (const { epsilon, times, step } of groups) {
    const counts = liesAmong(times, epsilon);
    work += list.size * (counts?.length ?? 0);
    if (counts === undefined || work > MOST_WORK.sparse) return undefined;
    const next = new Map<bigint, number>();
    for (const { lies, mass } of counts) {
      const shift = step * BigInt(lies);
      for (const [sum, before] of list) {
        const both = before * mass;
        if (both > LEAST) next.set(sum + shift, (next.get(sum + shift) ?? 0) + both);
      }
    }
    if (next.size > LONGEST) return undefined;
    list = next;
  }
  return [...list].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The binomial law of lies among `times` answers, without what is less than 1e-300 times the likeliest. Undefined where that is too long. */
function liesAmong(times: number, epsilon: number): { lies: number; mass: number }[] | undefined {
  const odds = Math.exp(-epsilon); // of a lie
  const likeliest = Math.floor((times + 1) * (odds / (1 + odds)));
  const found = [{ lies: likeliest, mass: 1 }];
  for (let [lies, mass] = [likeliest, 1]; lies < times; lies++) {
    mass *= ((times - lies) / (lies + 1)) * odds;
    if (mass < LEAST) break;
    if (found.push({ lies: lies + 1, mass }) > LONGEST) return undefined;
  }
  for (let [lies, mass] = [likeliest, 1]; lies > 0; lies--) {
    mass *= lies / ((times - lies + 1) * odds);
    if (mass < LEAST) break;
    if (found.push({ lies: lies - 1, mass }) > LONGEST) return undefined;
  }
  const all = found.reduceRight((sum, { mass }) => sum + mass, 0);
  return found.map(({ lies, mass }) => ({ lies, mass: mass / all }));
}

function leastCommonMultiple(common: bigint, { den }: Rational): bigint {
  return common * rational(common, den).den; // den / gcd
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
