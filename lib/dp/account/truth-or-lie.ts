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

/** Of lines, and of products of two of them for one group of answers: a few tenths of a second. */
const LONGEST = 2 ** 17;
const MOST_WORK = 2 ** 19;
/**
 * Lines less likely than this are left out. Not as late as where masses become 0: the smallest double times 0.9 is the smallest double,
 * and a walk that waits for 0 never ends.
 */
const LEAST = 1e-300;
export const tooLong =
  "The exact optimum is a sum over more combinations than fit: too many answers, or too many different epsilons (the problem is #P-complete).";

/** Losses falling. Undefined where the list is too long. Lines less likely than 1e-300 are left out. */
export function truthOrLie(parts: readonly Pick<Promised, "epsilon" | "times">[]): readonly Line[] | undefined {
  const asked = parts
    .filter(({ epsilon, times }) => epsilon > 0 && times > 0)
    .map((part) => ({ ...part, exact: fromDecimal(part.epsilon) }));
  const den = asked.reduce((common, { exact }) => leastCommonMultiple(common, exact), 1n);
  let list = new Map<bigint, number>([[0n, 1]]);
  for (const { epsilon, times, exact } of asked) {
    const counts = liesAmong(times, epsilon);
    if (counts === undefined || list.size * counts.length > MOST_WORK) return undefined;
    const step = (exact.num * den) / exact.den;
    const next = new Map<bigint, number>();
    for (const { lies, mass } of counts) {
      const shift = step * BigInt(times - 2 * lies);
      for (const [loss, before] of list) {
        const both = before * mass;
        if (both > LEAST) next.set(loss + shift, (next.get(loss + shift) ?? 0) + both);
      }
    }
    if (next.size > LONGEST) return undefined;
    list = next;
  }
  const whole = Number(den);
  const double = (loss: bigint) => (Number.isFinite(whole) ? Number(loss) / whole : toNumber(rational(loss, den)));
  return [...list].sort(([a], [b]) => (a > b ? -1 : 1)).map(([loss, mass]) => ({ loss: double(loss), mass }));
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
