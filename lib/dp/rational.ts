/**
 * Exact fractions. Every parameter that decides a sample (a rate, a variance, a threshold) is one of these, so that the same
 * sample comes out on every engine and its probability is the one in the book.
 *
 * Trap: 0.1 as a double is not a tenth. A number is therefore read by its shortest decimal text, which is what a person typed:
 * `fromDecimal(0.1)` is 1/10, and three times 1/10 is 3/10.
 */
export interface Rational {
  readonly num: bigint;
  /** Positive, and without a common divisor with `num`. */
  readonly den: bigint;
}

export function rational(num: bigint, den = 1n): Rational {
  if (den === 0n) throw new RangeError("A fraction cannot have the denominator 0.");
  const sign = den < 0n ? -1n : 1n;
  const divisor = gcd(num < 0n ? -num : num, den < 0n ? -den : den);
  return { num: (sign * num) / divisor, den: (sign * den) / divisor };
}

function gcd(a: bigint, b: bigint): bigint {
  let [large, small] = [a, b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large === 0n ? 1n : large;
}

/** The fraction that the number's decimal text names. */
export function fromDecimal(x: number): Rational {
  if (!Number.isFinite(x)) throw new RangeError(`${x} is not a fraction.`);
  const [, sign = "", whole = "", part = "", exponent = "0"] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(x)) ?? [];
  const digits = BigInt(sign + whole + part);
  const shift = Number(exponent) - part.length;
  return shift >= 0 ? rational(digits * 10n ** BigInt(shift)) : rational(digits, 10n ** BigInt(-shift));
}

export const times = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den);
export const over = (a: Rational, b: Rational): Rational => rational(a.num * b.den, a.den * b.num);
export const minus = (a: Rational, b: Rational): Rational => rational(a.num * b.den - b.num * a.den, a.den * b.den);

/** Negative, zero or positive, as a is less than, equal to or greater than b. */
export const compare = (a: Rational, b: Rational): number => {
  const [left, right] = [a.num * b.den, b.num * a.den];
  return left < right ? -1 : left > right ? 1 : 0;
};

export const floor = ({ num, den }: Rational): bigint => (num >= 0n ? num / den : -((den - 1n - num) / den));
export const ceiling = ({ num, den }: Rational): bigint => -floor({ num: -num, den });

/** The double nearest to the fraction, give or take one unit of its last place: numerator and denominator may each be far beyond a double. */
export function toNumber({ num, den }: Rational): number {
  const shift = bitLength(den) - bitLength(num) + 64; // so that the quotient keeps 64 bits or more
  const quotient = shift >= 0 ? (num << BigInt(shift)) / den : num / (den << BigInt(-shift));
  const half = Math.trunc(shift / 2); // 2^-shift alone may be no double
  return Number(quotient) * 2 ** -half * 2 ** (half - shift);
}

/** Binary digits of |n|; 1 of 0. */
export function bitLength(n: bigint): number {
  let rest = n < 0n ? -n : n;
  let bits = 0;
  for (; rest >> 32n; rest >>= 32n) bits += 32;
  return bits + Math.max(bits === 0 ? 1 : 0, 32 - Math.clz32(Number(rest)));
}
