/**
 * Where a monotone function crosses zero, by halving: slow, and never lost, which Newton's method is where a curve is flat.
 *
 * Trap: "the" root of a bound has two sides, and one of them breaks the bound. So both ends come back, and the caller takes the safe one.
 */

export interface Bracket {
  /** f has not crossed yet. */
  readonly low: number;
  /** f has crossed. Equal to `low` where f is 0 there. */
  readonly high: number;
}

/**
 * The neighbouring doubles between which f changes its sign (both the same where f is exactly 0). f rises or falls, either is fine.
 *
 * @throws RangeError where f has the same sign at both ends, or is NaN on the way
 */
export function bisect(f: (x: number) => number, low: number, high: number): Bracket {
  const signAt = (x: number) => {
    const sign = Math.sign(f(x));
    if (Number.isNaN(sign)) throw new RangeError(`The function is no number at ${x}.`);
    return sign;
  };
  if (!(Number.isFinite(low) && Number.isFinite(high) && low <= high))
    throw new RangeError(`From ${low} to ${high} is no range to search.`);
  const start = signAt(low);
  if (start === 0) return { low, high: low };
  const end = signAt(high);
  if (end === 0) return { low: high, high };
  if (start === end) throw new RangeError(`The function has the same sign at ${low} and at ${high}: it does not cross zero once between.`);
  let [left, right] = [low, high];
  for (;;) {
    const middle = left + (right - left) / 2;
    if (middle <= left || middle >= right) return { low: left, high: right };
    const sign = signAt(middle);
    if (sign === 0) return { low: middle, high: middle };
    if (sign === start) left = middle;
    else right = middle;
  }
}

/** How many numbers of a list that rises are below x. */
export function countBelow(rising: Float64Array, x: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rising[middle] as number) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
