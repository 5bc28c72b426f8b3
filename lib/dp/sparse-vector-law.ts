/**
 * How likely each row of verdicts of the sparse vector technique is. Once the noisy threshold is known, answers are independent; so the law
 * is one sum (discrete noise) or one integral (continuous noise) over the threshold's noise of a product.
 *
 * The integrand has a kink at 0 and wherever the noisy threshold passes an answer; between two kinks it is a sum of exponentials. So each
 * stretch is cut at the kinks and into pieces of about one noise length, and Gauss and Legendre's rule on those is good to the last digits.
 *
 * Trap: a rule laid across a kink loses half of its digits there.
 */
import { finite, positive } from "./admissible.ts";
import { pmf, upperTail } from "./discrete-laplace.ts";
import { toNumber } from "./rational.ts";
import type { SparseVector, Verdict } from "./sparse-vector.ts";

/** Noise beyond this many mean lengths is left out: e^-45 of what is kept. */
const LENGTHS = 45;

/**
 * P(these verdicts | these answers) under discrete noise, for as many verdicts as there are (a row that stopped is shorter than its answers).
 * Answers are whole numbers.
 */
export function rowProbability(
  { thresholdRate, answerRate, count }: SparseVector,
  threshold: number,
  answers: readonly number[],
  verdicts: readonly Verdict[],
): number {
  if (!isRow(count, answers, verdicts)) return 0;
  const [a, b] = [toNumber(thresholdRate), toNumber(answerRate)];
  const reach = Math.ceil(LENGTHS / Math.min(a, b)) + spread(threshold, answers);
  let sum = 0;
  for (let noise = -reach; noise <= reach; noise++) {
    let product = pmf(a, noise);
    for (const [at, verdict] of verdicts.entries()) {
      const gap = threshold + noise - (answers[at] as number);
      product *= verdict === "above" ? upperTail(b, gap) : upperTail(b, 1 - gap);
    }
    sum += product;
  }
  return sum;
}

/** Whether these verdicts end where they should: with the last answer, or with the last "above" there is. */
export function isRow(count: number, answers: readonly number[], verdicts: readonly Verdict[]): boolean {
  const above = verdicts.filter((verdict) => verdict === "above").length;
  const stopped = above === count && verdicts.at(-1) === "above";
  return above <= count && (above < count || stopped) && (stopped ? verdicts.length <= answers.length : verdicts.length === answers.length);
}

const spread = (threshold: number, answers: readonly number[]): number =>
  answers.reduce((most, answer) => Math.max(most, Math.abs(answer - threshold)), 0);

export interface StopLaw {
  /** P(the first answer above is the k-th). */
  readonly stopAt: readonly number[];
  /** P(no answer is above). */
  readonly never: number;
}

/**
 * Where a row with one answer "above" stops, under continuous Laplace noise of scale 2 sensitivity / epsilon in the threshold and twice that
 * in the answers.
 *
 * @param epsilon above 0
 * @param sensitivity of each answer, above 0
 */
export function stopLaw(answers: readonly number[], threshold: number, epsilon: number, sensitivity: number): StopLaw {
  if (answers.length === 0) throw new RangeError("There are no answers; a row needs at least one.");
  for (const [at, answer] of answers.entries()) finite(`Answer ${at}`, answer);
  finite("The threshold", threshold);
  // In units of the threshold's noise, around the threshold.
  const scale = (2 * positive("The sensitivity", sensitivity)) / positive("Epsilon", epsilon);
  const places = answers.map((answer) => (answer - threshold) / scale);
  const stopAt = answers.map(() => 0);
  let never = 0;
  for (const { at, weight } of nodes([...places, 0])) {
    let below = (weight * Math.exp(-Math.abs(at))) / 2;
    for (const [k, place] of places.entries()) {
      const gap = (at - place) / 2;
      const small = Math.exp(-Math.abs(gap)) / 2;
      stopAt[k] = (stopAt[k] as number) + below * (gap > 0 ? small : 1 - small);
      below *= gap > 0 ? 1 - small : small;
    }
    never += below;
  }
  return { stopAt, never };
}

/**
 * Nodes and weights for the whole line around the threshold's own noise. Kinks further away than the noise reaches play no part:
 * P(threshold noise beyond) is e^-reach, and what is sought can itself be as small as the answers are far, so the reach grows with them.
 */
function* nodes(kinks: readonly number[]): Generator<{ at: number; weight: number }> {
  const furthest = Math.min(
    700,
    kinks.reduce((most, kink) => Math.max(most, Math.abs(kink)), 0),
  );
  const reach = LENGTHS + furthest;
  const cuts = [...new Set([-reach, ...kinks.filter((kink) => Math.abs(kink) < reach), reach])].sort((a, b) => a - b);
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const to = cuts[i + 1] as number;
    const pieces = Math.ceil(to - from);
    const half = (to - from) / pieces / 2;
    for (let piece = 0; piece < pieces; piece++) {
      const middle = from + (2 * piece + 1) * half;
      for (const { x, w } of RULE) yield { at: middle + half * x, weight: half * w };
    }
  }
}

/** Gauss and Legendre's rule on [-1, 1]: zeros of the polynomial by Newton's method, from Tricomi's guesses. */
const RULE: readonly { readonly x: number; readonly w: number }[] = legendreRule(12);

function legendreRule(order: number) {
  return Array.from({ length: order }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (order + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      let [before, now] = [1, x];
      for (let n = 2; n <= order; n++) [before, now] = [now, ((2 * n - 1) * x * now - (n - 1) * before) / n];
      slope = (order * (x * now - before)) / (x * x - 1);
      x -= now / slope;
    }
    return { x, w: 2 / ((1 - x * x) * slope * slope) };
  });
}
