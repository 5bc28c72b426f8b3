/**
 * How fine a grid for noise on real numbers: the smallest power of two of which at most 2^bits make one scale of the noise. A power of two,
 * because then rounding to the grid is exact in doubles; and from the scale alone, because a grid chosen from the data is a leak.
 *
 * What the grid costs: the sensitivity is rounded up to whole steps of it, and nothing else is owed for rounding the answer (mechanism.ts).
 * Trap: that is so where rounding never falls as the answer rises, and x + step is rounded to one step more. An answer that came out of
 * arithmetic on doubles was rounded before, differently in each world: what that may change, twice, belongs into the sensitivity.
 * Source: Google's differential privacy library, Secure Noise Generation (2020), sections 3 and 4.
 */
import { positive, whole } from "./admissible.ts";
import { bitLength, compare, fromDecimal, over, type Rational, rational, times } from "./rational.ts";

/** For Laplace noise of scale sensitivity / epsilon. The library has 40 bits. @throws RangeError where a parameter is not above 0 */
export function laplaceGranularity(epsilon: number, sensitivity: number, bits = 40): number {
  positive("Epsilon", epsilon);
  positive("The sensitivity", sensitivity);
  return stepFor(over(fromDecimal(sensitivity), fromDecimal(epsilon)), bits);
}

/** For Gaussian noise by a binomial sampler of 2^bits fair coins' worth of places: two sigma span them. The library has 57 bits. */
export function gaussianGranularity(sigma: number, bits = 57): number {
  return stepFor(times(rational(2n), fromDecimal(positive("Sigma", sigma))), bits);
}

/** The smallest power of two at or above span / 2^bits: decided on whole numbers. */
function stepFor(span: Rational, bits: number): number {
  whole("The number of bits", bits, 0, 1000);
  const target = over(span, rational(1n << BigInt(bits)));
  let exponent = bitLength(target.num) - bitLength(target.den) - 1; // 2^exponent is below
  while (compare(powerOfTwo(exponent), target) < 0) exponent++;
  const step = 2 ** exponent;
  if (!(step > 0 && Number.isFinite(step))) throw new RangeError(`A grid of step 2^${exponent} is beyond doubles.`);
  return step;
}

const powerOfTwo = (exponent: number): Rational =>
  exponent >= 0 ? rational(1n << BigInt(exponent)) : rational(1n, 1n << BigInt(-exponent));
