/**
 * The attack on floating point: which true answers can have led to this very double? The naive code draws U, a multiple of 2^-53 in (0, 1],
 * and publishes truth + sign * scale * Math.log(U). For one truth that makes a certain list of doubles, for its neighbour another list; an
 * answer on one list only is a proof, whatever epsilon was promised.
 *
 * Knows: the answer, the code, its scale, and which true answers are possible. Not U, not the sign.
 *
 * `unitOf` tries every U near the one that real arithmetic names; `couldHaveProduced` asks whether there is one. It never accuses a truth that did produce the answer: the
 * neighbourhood is as wide as all of the roundings together (rounding of the sum, of the product, of log and of exp).
 * `grainOf` is the second attack, which needs no knowledge of the noise: around a truth that is not 0, all answers lie on a grid.
 *
 * Trap: Math.log may differ in its last digit between engines. The attacker computes with the one that the mechanism used: on another engine
 * it would accuse falsely.
 * Trap: these accuse answers of this code. Against answers of other code (a grid, a discrete sampler) "no U leads to it" means nothing.
 *
 * Source: Mironov, On Significance of the Least Significant Bits for Differential Privacy (2012), section 4; Haney, Desfontaines, Hartman,
 * Shrestha, Hay, Precision-based attacks and interval refining (2022), for the second.
 */

/** U of the usual code is a multiple of 2^-53. Other code has coarser ones. */
const BITS = 53;
const EPSILON = 2 ** -52;

/** The naive code: `unit` is U * 2^bits, from 1 to 2^bits. The one expression that mechanism and attacker share. */
export const naiveAnswer = (truth: number, scale: number, sign: 1 | -1, unit: number, bits = BITS): number =>
  truth + sign * scale * Math.log(unit / 2 ** bits);

/** The distance from |x| to the next double above it. */
export function ulp(x: number): number {
  const size = Math.abs(x);
  if (size < 2 ** -1021) return Number.MIN_VALUE;
  let exponent = Math.floor(Math.log2(size)); // one too high just below a power of two
  if (2 ** exponent > size) exponent--;
  return 2 ** (exponent - 52);
}

/**
 * A U, in units of 2^-bits, with which the naive code publishes exactly this answer when this is the truth; undefined: there is none.
 * @param scale b of the noise, above 0
 * @param bits of U, from 1 to 53
 * @throws RangeError where scale is not, or answer or truth is not finite
 */
export function unitOf(answer: number, truth: number, scale: number, bits = BITS): number | undefined {
  const grid = 2 ** bits;
  if (!(scale > 0 && scale < Number.POSITIVE_INFINITY))
    throw new RangeError(`The noise's scale is ${scale}; it must be above 0 and finite.`);
  if (!(Number.isFinite(answer) && Number.isFinite(truth))) throw new RangeError("Answer and truth are finite numbers.");
  // log U <= 0, and rounding never moves a sum past one of its terms: answers below the truth had sign +, those above sign -.
  const sign = answer <= truth ? 1 : -1;
  const depth = Math.abs(answer - truth) / scale; // -log U, but for roundings
  const centre = Math.min(grid, Math.max(1, Math.round(Math.exp(-depth) * grid)));
  // Roundings, in units of `depth`: half an ulp of the answer (a whole one, since the lower neighbour of a power of two is nearer and not
  // farther); of the difference, the product, and the logarithm, below 4 relative ones together. Then exp: 1 more of U.
  const slack = ulp(answer) / scale + 4 * EPSILON * depth + 2 * EPSILON;
  const reach = Math.min(grid, Math.ceil(centre * slack) + 1);
  // Outward from the middle. A reach of millions occurs only where neighbouring U lead to one and the same answer; then the middle fits at once.
  for (let away = 0; away <= reach; away++) {
    for (const unit of away === 0 ? [centre] : [centre + away, centre - away]) {
      if (unit >= 1 && unit <= grid && naiveAnswer(truth, scale, sign, unit, bits) === answer) return unit;
    }
  }
  return undefined;
}

/** Whether the naive code can have published `answer` when this was the truth. @throws RangeError as `unitOf` */
export const couldHaveProduced = (answer: number, truth: number, scale: number): boolean => unitOf(answer, truth, scale) !== undefined;

/**
 * The grid on which every answer around this truth lies, whatever real number was added to it in doubles: half an ulp of the truth. Noise
 * at least half as large as the truth is itself a multiple of that, and with smaller noise the sum stays so large that it is.
 * 0 for the truth 0: there the noise keeps all of its digits.
 */
export const grainOf = (truth: number): number => (truth === 0 ? 0 : ulp(truth) / 2);

/** Whether an answer is too fine for this truth: proof that it was another. */
export function isFinerThan(answer: number, truth: number): boolean {
  const grain = grainOf(truth);
  return grain > 0 && answer % grain !== 0; // exact, where a quotient may be too large for a double
}
