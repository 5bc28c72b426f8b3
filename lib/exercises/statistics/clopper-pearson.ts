/**
 * Clopper and Pearson's exact bounds on a probability, from how often an event happened in n independent tries: the smallest (largest)
 * probability under which so many (so few) hits still have chance `alpha`. Each bound is one-sided and wrong with probability at most
 * alpha, whatever the probability is and however small n.
 *
 * Trap: the bounds hold for an event that was chosen before its tries were looked at.
 * Source: Clopper and Pearson, Biometrika 26 (1934); the incomplete beta function by Lentz's continued fraction (Press et al., section 6.4).
 */

export function lowerBound(hits: number, tries: number, alpha: number): number {
  if (hits <= 0) return 0;
  // P(at least `hits`) rises with p. The low end of the bracket has less than alpha: no bound that is returned is too large.
  return bracket((p) => atLeast(hits, tries, p) < alpha)[0];
}

export function upperBound(hits: number, tries: number, alpha: number): number {
  if (hits >= tries) return 1;
  // P(at most `hits`) = 1 - P(at least hits + 1) falls with p; said for the complement it rises.
  return 1 - bracket((p) => atLeast(tries - hits, tries, p) < alpha)[0];
}

function bracket(below: (p: number) => boolean): readonly [number, number] {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return [low, high];
}

/** P(X >= hits) for X binomial: the regularised incomplete beta function I_p(hits, tries - hits + 1). */
const atLeast = (hits: number, tries: number, p: number): number => (p <= 0 ? 0 : p >= 1 ? 1 : incompleteBeta(hits, tries - hits + 1, p));

export function incompleteBeta(a: number, b: number, x: number): number {
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a : 1 - (front * fraction(b, a, 1 - x)) / b;
}

const TINY = 1e-300;

function fraction(a: number, b: number, x: number): number {
  const solid = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / solid(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / solid(1 + even * d);
    c = solid(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / solid(1 + odd * d);
    c = solid(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return value;
}

/** ln of the gamma function for x >= 1: Stirling's series, after moving x up to where eight terms are exact to the last digits. */
export function lnGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 20; at++) shift += Math.log(at);
  const inverse = 1 / (at * at);
  const series = [-3617 / 122400, 1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12].reduce(
    (sum, term) => sum * inverse + term,
    0,
  );
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series / at - shift;
}
