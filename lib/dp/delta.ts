/**
 * How private discrete Gaussian noise is: its exact delta at a given epsilon, and the smallest noise that keeps a promised pair.
 *
 * Two worlds differ by `steps`. Of an output at distance y, the loss is L(y) = (steps^2 + 2 steps y) / (2 sigma2), and
 *   delta(epsilon) = sum over y with L(y) > epsilon of P(y) - e^epsilon P(y + steps).
 * That sum (the hockey-stick divergence) is the whole definition: no formula for the continuous law, no bound on a tail.
 *
 * Trap: the plain probability that the loss exceeds epsilon is larger, some twenty times at epsilon 1. Noise calibrated to that
 * number is too much noise; a delta read off the continuous formula is, for small sigma, too little.
 * Trap: delta does not only fall as sigma grows. Outputs are whole numbers, and each time the first one beyond epsilon moves up by one
 * the sum takes a step; for small sigma it falls in waves that rise in between (epsilon 1, steps 1: at sigma 0.75). Halving intervals
 * lands on some crossing, and not always on the first.
 * Trap: the calibration decides samples, so no double may decide the calibration. Where a double is not clearly on one side, whole
 * numbers decide.
 *
 * Source: Canonne, Kamath, Steinke (2020), theorem 7; Balle and Wang (2018) for the continuous law.
 */
import { gaussianWeights, normaliser, sumWhile } from "./discrete-gaussian.ts";
import { expMinus } from "./enclosure.ts";
import { compare, floor, fromDecimal, minus, over, type Rational, rational, times, toNumber } from "./rational.ts";

/** The first y whose loss is above epsilon: y > (2 sigma2 epsilon - steps^2) / (2 steps). */
export function firstBeyond(sigma2: Rational, epsilon: Rational, steps: number): bigint {
  const s = BigInt(steps);
  return floor(over(minus(times(times(rational(2n), sigma2), epsilon), rational(s * s)), rational(2n * s))) + 1n;
}

/** delta of one answer, as a double (relative error about 1e-12). */
export function delta(sigma2: Rational, epsilon: Rational, steps: number): number {
  const [s2, e] = [toNumber(sigma2), toNumber(epsilon)];
  const first = Number(firstBeyond(sigma2, epsilon, steps));
  // P(y) - e^epsilon P(y + steps) = P(y) (1 - e^(epsilon - L)): no difference of nearly equal numbers. The bracket only grows, so the
  // terms rise up to y = 0 or somewhat further, and then fall: from there they are summed the other way round.
  const term = (y: number) => Math.exp((-y * y) / (2 * s2)) * -Math.expm1(e - (steps * steps + 2 * steps * y) / (2 * s2));
  let top = Math.max(first, 0);
  while (term(top + 1) > term(top)) top++;
  let rising = 0;
  for (let y = first; y < top; y++) rising += term(y);
  return (rising + sumWhile(term, top)) / normaliser(s2);
}

/** Whether delta is at most `bound`: decided by whole numbers, so alike on every engine. */
export function deltaIsWithin(sigma2: Rational, epsilon: Rational, steps: number, bound: Rational): boolean {
  const first = Number(firstBeyond(sigma2, epsilon, steps));
  // delta <= bound  <=>  e^-epsilon (A - bound Z) <= B, with A and B the sums of weights from `first` and from `first + steps`, Z of all.
  for (let bits = 192; bits <= 3072; bits *= 2) {
    const p = BigInt(bits);
    const { list, rest } = gaussianWeights(sigma2, bits, Math.abs(first) + steps + 1);
    const weight = (x: number) => list[Math.abs(x)];
    const from = (start: number) => {
      let [lo, hi] = [0n, rest];
      for (let x = start; x < list.length; x++) {
        const { lo: low = 0n, hi: high = 0n } = weight(x) ?? {};
        lo += low;
        hi += high;
      }
      return { lo, hi };
    };
    const a = from(first);
    const b = from(first + steps);
    const half = from(1);
    const all = { lo: (1n << p) + 2n * half.lo, hi: (1n << p) + 2n * half.hi };
    const fall = expMinus(epsilon, bits);
    // left = e^-epsilon (A - bound Z), as an interval; A - bound Z may have either sign.
    const gap = { lo: a.lo - (bound.num * all.hi) / bound.den - 1n, hi: a.hi - (bound.num * all.lo) / bound.den };
    const left = {
      lo: (gap.lo * (gap.lo < 0n ? fall.hi : fall.lo)) >> p,
      hi: ((gap.hi * (gap.hi < 0n ? fall.lo : fall.hi)) >> p) + 1n,
    };
    if (left.hi <= b.lo) return true;
    if (left.lo > b.hi) return false;
  }
  return false; // equal to a thousand places, if it is equal: the careful answer
}

/** Sigma is calibrated in units of 1/1024. */
const GRID = 1024n;
const sigma2At = (k: bigint): Rational => rational(k * k, GRID * GRID);

export interface Calibrated {
  readonly sigma: Rational;
  readonly sigma2: Rational;
}

/** Whether delta is at most the bound: by doubles where they are sure of it, exactly where they are not. */
export function keeps(sigma2: Rational, epsilon: Rational, steps: number, bound: Rational): boolean {
  const [double, target] = [delta(sigma2, epsilon, steps), toNumber(bound)];
  return Math.abs(double - target) > 1e-9 * target ? double < target : deltaIsWithin(sigma2, epsilon, steps, bound);
}

/** A whole number that fits, above one that does not (or 1): doubled from `from`, then halved. The smallest one where all above it fit too. */
export function crossing(from: bigint, fits: (k: bigint) => boolean): bigint {
  let high = from;
  while (!fits(high)) high *= 2n;
  let low = 0n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The smallest sigma, in units of 1/1024, whose delta at epsilon is at most the one that was promised. */
export function calibrate(epsilon: Rational, promised: number | Rational, steps: number): Calibrated {
  const bound = typeof promised === "number" ? fromDecimal(promised) : promised;
  if (epsilon.num <= 0n) throw new RangeError("Gaussian noise needs an epsilon above 0.");
  if (bound.num <= 0n || compare(bound, rational(1n)) >= 0) throw new RangeError("Gaussian noise needs a delta above 0 and below 1.");
  if (!Number.isInteger(steps) || steps < 1) throw new RangeError("Two worlds differ by a whole number of steps, at least 1.");
  const fits = (k: bigint) => keeps(sigma2At(k), epsilon, steps, bound);
  const smallest = firstCrossing(crossing(GRID, fits), fits, (k) => firstBeyond(sigma2At(k), epsilon, steps));
  return { sigma: rational(smallest, GRID), sigma2: sigma2At(smallest) };
}

/**
 * Down from a crossing, wave by wave, to the smallest sigma that fits. A wave is the range with the same first output beyond epsilon. Lower
 * waves have higher troughs, so the first whole wave without a fit ends the search (a test compares with trying everything).
 */
function firstCrossing(from: bigint, fits: (k: bigint) => boolean, waveOf: (k: bigint) => bigint): bigint {
  let smallest = from;
  let waves = 0;
  for (let k = from - 1n, wave = waveOf(from); k > 0n && waves < 2; k--) {
    const now = waveOf(k);
    if (now !== wave) waves++;
    wave = now;
    if (waves < 2 && fits(k)) [smallest, waves] = [k, 0];
  }
  return smallest;
}
