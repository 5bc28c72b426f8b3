/**
 * The best that any attacker can do who sees answers and wants to know which of two neighbouring worlds they come from: in one the
 * true answer is 0, in the other `steps`. By Neyman and Pearson the best test says "the second" where the second is most times
 * likelier than the first; letting that threshold run gives a curve that no attack goes above.
 *
 * All that matters of an output is its likelihood ratio, and for our three laws that rises with the output. So the evidence of one
 * answer is the output itself (cut off at 0 and `steps` for Laplace noise, whose ratio stays the same beyond), the evidence of k
 * answers is the sum of it, and the second world's law is the first one's in a mirror.
 *
 * Trap: outputs of equal ratio belong to one step of the curve, a slanted line (the attacker tosses a coin), and not to two steps.
 *
 * Source: Neyman and Pearson (1933); Wasserman and Zhou (2010) for privacy; Dong, Roth, Su (2022) for the curve as the guarantee.
 */
import { epsilonAsNumber, epsilonAsRational } from "./budget.ts";
import { lawOfSum } from "./fourier.ts";
import type { Mechanism } from "./mechanism.ts";
import { floor, over, toNumber } from "./rational.ts";

/** Of those who are not there, so many are said to be (fpr); of those who are, so many (tpr). */
export type RocPoint = { readonly fpr: number; readonly tpr: number };

export interface Curve {
  /** From (0, 0) to (1, 1), by falling likelihood ratio; straight between. */
  readonly points: readonly RocPoint[];
  /** Under the curve: how often, of one person of each kind, the right one is pointed at. */
  readonly area: number;
}

/** The evidence of one answer in the first world: mass[i] is the probability of first + i. */
interface Evidence {
  readonly first: number;
  readonly mass: Float64Array;
}

/** Beyond this the noise is not worth a bin of its own; its mass is kept in the outermost one. */
const KEPT = 1 - 1e-15;

function evidenceOf(mechanism: Mechanism): Evidence {
  const { steps, pmf, upperTail } = mechanism;
  const [lo, hi] = mechanism.name === "gaussian" ? mechanism.support(KEPT) : [0, steps];
  const mass = Float64Array.from({ length: hi - lo + 1 }, (_, i) => pmf(lo + i));
  mass[0] = 1 - upperTail(lo + 1);
  mass[hi - lo] = upperTail(hi);
  return { first: lo, mass };
}

function summed({ first, mass }: Evidence, mechanism: Mechanism, answers: number): Evidence {
  if (answers === 1) return { first, mass };
  // How far the sum can go, or for the Gaussian how far it goes but for 1e-20 of the time: 9.5 standard deviations of the sum.
  const bounded = mechanism.name !== "gaussian";
  const far = bounded ? 0 : Math.ceil((9.5 * Math.sqrt(answers) * mechanism.deviation) / mechanism.grid) - first;
  const [lo, hi] = bounded ? [0, answers * mechanism.steps] : [-far, far];
  const size = 2 ** Math.ceil(Math.log2(hi - lo + 1));
  const circle = new Float64Array(size);
  for (let i = 0; i < mass.length; i++) circle[(first + i + size) % size] = mass[i] as number;
  const sum = lawOfSum(circle, answers);
  return { first: lo, mass: Float64Array.from({ length: hi - lo + 1 }, (_, i) => sum[(lo + i + size) % size] as number) };
}

/** The exact curve of `answers` answers of this mechanism, each with fresh noise. */
export function neymanPearson(mechanism: Mechanism, answers = 1): Curve {
  const { first, mass } = summed(evidenceOf(mechanism), mechanism, answers);
  const last = first + mass.length - 1;
  const apart = answers * mechanism.steps;
  const inFirst = (e: number) => mass[e - first] ?? 0;
  const points: { fpr: number; tpr: number }[] = [{ fpr: 0, tpr: 0 }];
  let [fpr, tpr, area] = [0, 0, 0];
  // From the outputs that speak loudest for the second world down to those that speak loudest for the first.
  for (let e = Math.max(last, apart - first); e >= Math.min(first, apart - last); e--) {
    const [x, y] = [inFirst(e), inFirst(apart - e)];
    if (x === 0 && y === 0) continue;
    area += x * (tpr + y / 2);
    fpr += x;
    tpr += y;
    points.push({ fpr: Math.min(1, fpr), tpr: Math.min(1, tpr) });
  }
  points.push({ fpr: 1, tpr: 1 });
  return { points, area: area / (fpr * tpr) };
}

/** The same curve with fewer points, for drawing: no two of the ones kept are closer than `gap`, but the first and last stay. */
export function thinned(points: readonly RocPoint[], gap = 1 / 400): RocPoint[] {
  const kept: RocPoint[] = [];
  let before: RocPoint | undefined;
  for (const [i, point] of points.entries()) {
    const far = !before || Math.max(Math.abs(point.fpr - before.fpr), Math.abs(point.tpr - before.tpr)) >= gap;
    if (!far && i < points.length - 1) continue;
    kept.push(point);
    before = point;
  }
  return kept;
}

/** By world: in the first (answer 0) of outputs that speak for it, in the second (answer `steps`) of outputs that speak for that one. */
export interface BeyondRails {
  /** The sum of P(o) - e^epsilon Q(o) over outputs whose log-ratio is above epsilon: what delta bounds. */
  readonly excess: readonly [number, number];
  /** The plain probability of those outputs: larger, and bounded by nothing that was promised. */
  readonly mass: readonly [number, number];
}

/** What lies beyond the rails at plus and minus epsilon, of one answer. */
export function beyondRails(mechanism: Mechanism): BeyondRails {
  const { steps, lossPerStep, pmf, upperTail } = mechanism;
  const epsilon = epsilonAsRational(mechanism.epsilon);
  // lossPerStep (2 o - steps) > epsilon, decided by fractions: of Laplace noise the loss reaches epsilon and never exceeds it.
  const most = floor(over(epsilon, lossPerStep));
  if (mechanism.name !== "gaussian" && most >= BigInt(steps)) return { excess: [0, 0], mass: [0, 0] };
  const first = Number(floor({ num: most + BigInt(steps), den: 2n })) + 1;
  const slope = toNumber(lossPerStep);
  const e = epsilonAsNumber(mechanism.epsilon);
  const [, hi] = mechanism.support(1 - 1e-15);
  const excess: [number, number] = [0, 0];
  for (let o = steps + hi; o >= first; o--) {
    const share = -Math.expm1(e - slope * (2 * o - steps));
    excess[1] += pmf(o - steps) * share;
    excess[0] += pmf(steps - o) * share; // the mirrored output, steps - o, in the first world
  }
  return { excess, mass: [1 - upperTail(steps - first + 1), upperTail(first - steps)] };
}
