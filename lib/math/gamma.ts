/**
 * Logarithms of the gamma function and of binomial coefficients.
 *
 * Accuracy: logGamma within 5e-15, absolute or of itself, whichever is larger (its value is 0 at 1 and at 2); logBinomial
 * within 4e-15, absolute or of itself, whichever is larger.
 *
 * Trap: logGamma(n+1) - logGamma(k+1) - logGamma(n-k+1) subtracts numbers of size n log n. At a million that leaves 1e-8, which as a factor
 * on a probability is far more than it looks. Here Stirling's main terms are subtracted on paper, and only corrections are left.
 *
 * Source: Stirling's series (Abramowitz and Stegun 6.1.41); the rearrangement is that of Loader (2000), "Fast and accurate computation of
 * binomial probabilities".
 */

const HALF_LOG_2PI = 0.9189385332046727;
const SQRT_2PI = 2.5066282746310002;
/** From here on eight terms of the series are exact to the last digit. */
const FAR = 16;
/** 1/12, -1/360, ...: B(2j) / (2j (2j - 1)), highest power first. */
const SERIES = [-3617 / 122400, 1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];

const series = (x: number): number => SERIES.reduce((sum, term) => sum / (x * x) + term, 0) / x;

/** log Gamma(x). @throws RangeError where x is not above 0 and finite. */
export function logGamma(x: number): number {
  if (!(x > 0 && Number.isFinite(x))) throw new RangeError(`The logarithm of the gamma function is asked at ${x}; it is known above 0.`);
  if (x >= FAR) return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + series(x);
  if (x < 1) return logGamma(x + 1) - Math.log(x);
  // Gamma(x) = Gamma(x + n) / (x (x+1) ... (x+n-1)), and only then the logarithm: two of them, each of size 30, would cancel.
  const shift = Math.ceil(FAR - x);
  let passed = 1;
  for (let k = 0; k < shift; k++) passed *= x + k;
  const at = x + shift;
  const lost = x - (at - shift); // the last bits of x, which weigh as much as the slope there: about log(at - 1/2)
  return Math.log((at ** (at - 0.5) * Math.exp(series(at) - at) * SQRT_2PI) / passed) + lost * Math.log(at - 0.5);
}

/** log n! less Stirling's main terms, (n + 1/2) log n - n + log sqrt(2 pi). n >= 1, whole. */
function stirlingError(n: number): number {
  if (n >= FAR) return series(n);
  let factorial = 1;
  for (let i = 2; i <= n; i++) factorial *= i;
  return Math.log(factorial) - ((n + 0.5) * Math.log(n) - n + HALF_LOG_2PI);
}

/** log of n over k. -Infinity where k > n. @throws RangeError where n or k is no whole number of at least 0. */
export function logBinomial(n: number, k: number): number {
  for (const value of [n, k]) {
    if (!(Number.isSafeInteger(value) && value >= 0)) throw new RangeError(`A binomial coefficient is of whole numbers, not ${value}.`);
  }
  if (k > n) return Number.NEGATIVE_INFINITY;
  const few = Math.min(k, n - k);
  if (few === 0) return 0;
  if (n <= 50) return Math.log(smallBinomial(n, few)); // below 2^53: exact
  const rest = n - few;
  const entropy = few * Math.log(n / few) + rest * Math.log1p(few / rest);
  const width = 0.5 * Math.log(n / few / rest) - HALF_LOG_2PI;
  return entropy + width + (stirlingError(n) - stirlingError(few) - stirlingError(rest));
}

/** Each step is a binomial coefficient, so each division is exact. */
function smallBinomial(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return value;
}
