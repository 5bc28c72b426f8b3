/**
 * Which numbers a mechanism may be asked with. Every refusal is a sentence that says what was given and what is needed.
 *
 * Trap: `if (x <= 0) throw` lets NaN through, and noise of scale NaN compares as "not above the threshold" ever after. The conditions
 * here state what is wanted and refuse everything else.
 */

/** A finite number above 0. @throws RangeError for anything else */
export function positive(name: string, x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) throw new RangeError(`${name} is ${x}; it must be above 0 and finite.`);
  return x;
}

/** A finite number. @throws RangeError for NaN and the infinities */
export function finite(name: string, x: number): number {
  if (!Number.isFinite(x)) throw new RangeError(`${name} is ${x}; it must be a finite number.`);
  return x;
}

/** A whole number from `from` to `to`. @throws RangeError for anything else */
export function whole(name: string, x: number, from: number, to = Number.MAX_SAFE_INTEGER): number {
  if (!(Number.isSafeInteger(x) && x >= from && x <= to)) {
    const upTo = to === Number.MAX_SAFE_INTEGER ? `of at least ${from}` : `from ${from} to ${to}`;
    throw new RangeError(`${name} is ${x}; it must be a whole number ${upTo}.`);
  }
  return x;
}

/** A number strictly between `low` and `high`. @throws RangeError for anything else */
export function between(name: string, x: number, low: number, high: number): number {
  if (!(x > low && x < high)) throw new RangeError(`${name} is ${x}; it must be above ${low} and below ${high}.`);
  return x;
}

/** A number from `low` to `high`, both allowed. @throws RangeError for anything else */
export function within(name: string, x: number, low: number, high: number): number {
  if (!(x >= low && x <= high)) throw new RangeError(`${name} is ${x}; it must be from ${low} to ${high}.`);
  return x;
}
